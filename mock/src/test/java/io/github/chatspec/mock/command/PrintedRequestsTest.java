package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.serving.SampleRequest;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that the mock prints for documents of others conform to those documents. */
class PrintedRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {RequestDocuments.STYLES, RequestDocuments.BODIES})
    void everyPrintedRequestIsAnsweredAndViolatesNothing(String document) throws Exception {
        try (MockServer mock = start(document)) {
            List<String> commands = new MockBanner(mock.url(), List.of(), mock.exampleRequests())
                    .lines(mock.contracts()).stream()
                            .filter(line -> line.startsWith("curl "))
                            .toList();

            assertThat(commands).hasSameSizeAs(mock.contracts().get(0).operations());
            for (String command : commands) {
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(command)
                        .startsWith("2");
            }
            assertThat(violations(mock)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RequestDocuments.STYLES, RequestDocuments.BODIES})
    void everyRequestOfTheStartPageViolatesNothing(String document) {
        try (MockServer mock = start(document)) {
            JsonNode data = TestHttp.json(
                    TestHttp.send(mock.url(), new Request("GET", "/__chatspec/operations.json", Headers.NONE)));
            for (JsonNode operation : data.at("/contracts/0/operations")) {
                Headers headers = Headers.NONE;
                for (var header : operation.get("headers").properties()) {
                    headers = headers.with(header.getKey(), header.getValue().asText());
                }
                Request request = new Request(
                        operation.get("method").asText(),
                        operation.get("target").asText(),
                        headers);
                if (operation.has("body")) {
                    request = request.withBody(operation.get("body").asText().getBytes(StandardCharsets.UTF_8));
                }
                Exchange answer = TestHttp.send(mock.url(), request);
                assertThat(answer.status()).as(operation.toString()).isBetween(200, 299);
            }
            assertThat(violations(mock)).isZero();
        }
    }

    @Test
    void aRequestWithoutItsValuesWouldBeAViolation() {
        try (MockServer mock = start(RequestDocuments.BODIES)) {
            Exchange answer = TestHttp.send(
                    mock.url(), new Request("POST", "/json", Headers.NONE.with("Content-Type", "application/json")));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(violations(mock)).isEqualTo(1);
        }
    }

    @Test
    void aRequestIsPrintedAndAnsweredAlsoIfItsSchemaAcceptsNoBody() {
        String contradictory = """
                openapi: "3.0.3"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    post:
                      operationId: "addThing"
                      requestBody:
                        required: true
                        content:
                          application/json:
                            schema:
                              type: "object"
                              required: ["name"]
                              additionalProperties: false
                              allOf: [{$ref: "#/components/schemas/Thing"}]
                      responses:
                        "200": {description: "It.", content: {application/json: {example: {name: "It"}}}}
                components:
                  schemas:
                    Thing: {type: "object", properties: {name: {type: "string", example: "It"}}}
                """;
        try (MockServer mock = start(contradictory)) {
            Operation operation = mock.contracts().get(0).operations().get(0);
            SampleRequest printed = mock.exampleRequests().good(mock.contracts().get(0), operation);

            assertThat(printed.body().orElseThrow().text()).isEqualTo("{\"name\":\"It\"}");
            assertThat(post(mock, "{\"name\":\"It\"}").status()).isEqualTo(200);
            assertThat(violations(mock)).isPositive();
            // Without a body, more is wrong than what the schema rules out.
            assertThat(post(mock, "").status()).isEqualTo(400);
        }
    }

    private static Exchange post(MockServer mock, String body) {
        Headers json = Headers.NONE.with("Content-Type", "application/json");
        return TestHttp.send(
                mock.url(), new Request("POST", "/things", json).withBody(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static int violations(MockServer mock) {
        return TestHttp.json(TestHttp.send(mock.url(), new Request("GET", "/__chatspec/violations", Headers.NONE)))
                .get("total")
                .intValue();
    }

    private static MockServer start(String document) {
        return MockServer.start(new MockOptions().contracts(List.of(Contract.of("document", document))));
    }
}
