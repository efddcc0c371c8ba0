package io.github.chatspec.mock.violations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.http.RequestChecks;
import io.github.chatspec.mock.pages.ResetPage;
import io.github.chatspec.mock.pages.ViolationsPage;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of requests that depart from their contract. */
class RequestViolationsTest {

    private static final String SECRET = "s3cr3t-token-of-Anna";

    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @BeforeEach
    void clear() {
        assertThat(send("DELETE", ViolationsPage.PATH, Headers.NONE).status()).isEqualTo(200);
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aGoodRequestHasNoViolations(Operation operation) {
        Exchange answer = TestHttp.send(mock.url(), operation);

        assertThat(answer.headers().orElseThrow().all(RequestViolations.HEADER)).isEmpty();
        assertThat(list()).isEmpty();
        assertThat(violations().path("total").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyMissingPartIsAViolation(Operation operation) {
        Exchange answer = send("GET", SampleRequests.good(operation).url(), Headers.NONE);

        List<JsonNode> kept = list();
        assertThat(kept).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.path("method").asText()).isEqualTo("GET");
            assertThat(violation.path("rule").asText()).isEqualTo("request-missing");
            assertThat(violation.path("operation").asText()).isEqualTo(operation.qualifiedId());
            assertThat(violation.path("message").asText()).startsWith("The request has no header ");
        });
        assertThat(TestHttp.header(answer, RequestViolations.HEADER)).isEqualTo(String.valueOf(kept.size()));
        assertThat(violations().path("total").asInt()).isEqualTo(kept.size());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestThatDiffersFromAGoodOneIsJudged(Operation operation) {
        Request good = SampleRequests.good(operation);
        send("GET", good.url(), good.headers());
        send("GET", good.url(), good.headers());
        assertThat(list()).isEmpty();

        for (String field : good.headers().asMap().keySet()) {
            Map<String, List<String>> others = new TreeMap<>(good.headers().asMap());
            others.remove(field);
            clear();
            send("GET", good.url(), Headers.of(others));
            send("GET", good.url(), Headers.of(others));
            assertThat(list()).as(field).hasSize(2);
        }
    }

    @Test
    void aGoodRequestIsJudgedAgainByAnotherContract() {
        String things = """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses: {"200": {description: "Things."}}
                """;
        String strict = things.replace(
                "responses:",
                "parameters: [{name: \"n\", in: \"query\", required: true, schema: {type: \"string\"}}]\n      responses:");
        try (MockServer other = MockServer.start(new MockOptions().contracts(List.of(Contract.of("things", things))))) {
            Request request = new Request("GET", "/things", Headers.NONE);
            TestHttp.send(other.url(), request);
            assertThat(other.violations()).isEmpty();

            other.serve(List.of(Contract.of("things", strict)));
            TestHttp.send(other.url(), request);

            assertThat(other.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.rule()).isEqualTo("request-missing"));
        }
    }

    @Test
    void aRequestIsJudgedAsOneToTheMostLiteralPath() {
        String exports = """
                openapi: "3.1.0"
                info: {title: "Exports", version: "1"}
                servers: [{url: "https://api.example/v1"}]
                paths:
                  /exports/{id}:
                    parameters: [{name: "id", in: "path", required: true, schema: {type: "integer"}}]
                    get: {operationId: "getExport", responses: {"200": {description: "One."}}}
                  /exports/{name}.csv:
                    parameters: [{name: "name", in: "path", required: true, schema: {type: "string"}}]
                    get: {operationId: "getTable", responses: {"200": {description: "One."}}}
                """;
        try (MockServer other =
                MockServer.start(new MockOptions().contracts(List.of(Contract.of("exports", exports))))) {
            TestHttp.send(other.url(), new Request("GET", "/v1/exports/a.csv", Headers.NONE));
            TestHttp.send(other.url(), new Request("GET", "/v1/exports/7", Headers.NONE));
            assertThat(other.violations()).isEmpty();

            TestHttp.send(other.url(), new Request("GET", "/v1/exports/a", Headers.NONE));
            assertThat(other.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.operation()).contains("exports/getExport"));
        }
    }

    @Test
    void anUnknownPathIsListedWithoutSecrets() {
        Headers headers = Headers.NONE.with("Authorization", "Bearer " + SECRET);

        Exchange answer = send("GET", "/nowhere/" + SECRET + "?access_token=" + SECRET, headers);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(TestHttp.header(answer, RequestViolations.HEADER)).isEqualTo("1");
        assertThat(list()).singleElement().satisfies(violation -> {
            assertThat(violation.path("rule").asText()).isEqualTo("operation-unknown");
            assertThat(violation.path("operation").isNull()).isTrue();
            assertThat(violation.path("path").asText()).isEqualTo("/nowhere/x0xx0x-xxxxx-xx-Xxxx");
            assertThat(violation.toString()).doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherMethodIsAViolation(Operation operation) {
        Request good = SampleRequests.good(operation);

        send("POST", good.url(), good.headers());

        assertThat(list()).singleElement().satisfies(violation -> {
            assertThat(violation.path("method").asText()).isEqualTo("POST");
            assertThat(violation.path("rule").asText()).isEqualTo("operation-unknown");
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void headAndOptionsAreNotViolations(Operation operation) {
        Request good = SampleRequests.good(operation);

        send("HEAD", good.url(), good.headers());
        send("OPTIONS", good.url(), Headers.NONE);

        assertThat(list()).isEmpty();
    }

    @Test
    void aRequestOnWhichChatspecFailsIsAnsweredAndListed() throws Exception {
        RequestViolations failing = new RequestViolations(() -> {
            throw new IllegalStateException(SECRET);
        });
        Server server = new Server(0);
        server.setHandler(new RequestChecks(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(
                            org.eclipse.jetty.server.Request request, Response response, Callback callback) {
                        response.setStatus(204);
                        callback.succeeded();
                        return true;
                    }
                },
                failing,
                true));
        server.start();
        try {
            Exchange answer = TestHttp.send(
                    server.getURI().resolve("/").toString().replaceFirst("/$", ""),
                    new Request("GET", "/v3.1/chats", Headers.NONE));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(TestHttp.header(answer, RequestViolations.HEADER)).isEqualTo("1");
            assertThat(failing.list()).singleElement().satisfies(violation -> {
                assertThat(violation.method()).isEqualTo("GET");
                assertThat(violation.path()).isEqualTo("/v3.1/chats");
                assertThat(violation.rule()).isEqualTo("internal-error");
                assertThat(violation.message())
                        .startsWith("chatspec failed on this exchange (java.lang.IllegalStateException at ")
                        .doesNotContain(SECRET);
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void onlyRequestsToTheAdminApiAreNotJudged() {
        send("GET", "/__admin/mappings", Headers.NONE);
        send("GET", "/%5f_admin/mappings", Headers.NONE);
        assertThat(list()).isEmpty();

        send("GET", "/__administrator", Headers.NONE);
        assertThat(list()).hasSize(1);
    }

    @Test
    void theOldestViolationsAreDropped() {
        for (int i = 0; i < 1100; i++) {
            send("GET", "/old", Headers.NONE);
        }
        send("GET", "/new", Headers.NONE);

        List<JsonNode> kept = list();
        assertThat(kept).hasSize(1024);
        assertThat(kept.get(0).path("path").asText()).isEqualTo("/old");
        assertThat(kept.get(1023).path("path").asText()).isEqualTo("/new");
        assertThat(violations().path("total").asInt()).isEqualTo(1101);
    }

    @Test
    void thePageAcceptsNoOtherMethodAndIsNotAViolation() {
        Exchange answer = send("POST", ViolationsPage.PATH, Headers.NONE);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(Set.of(TestHttp.header(answer, "Allow").split(", ", -1)))
                .containsExactlyInAnyOrder("GET", "HEAD", "DELETE", "OPTIONS");
        assertThat(send("HEAD", ViolationsPage.PATH, Headers.NONE).body()).isEmpty();
        send("GET", "/__admin/mappings", Headers.NONE);
        assertThat(list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "HEAD, /", "GET, /favicon.ico", "HEAD, /favicon.ico"})
    void requestsThatBrowsersSendByThemselvesAreNotViolations(String method, String path) {
        send(method, path, Headers.NONE.with("Accept", "application/json"));

        assertThat(list()).isEmpty();
        send("POST", "/favicon.ico", Headers.NONE);
        assertThat(list()).hasSize(1);
    }

    @Test
    void resettingTheMockForgetsTheViolations() {
        send("GET", "/nowhere", Headers.NONE);
        assertThat(list()).hasSize(1);

        assertThat(send("POST", ResetPage.PATH, Headers.NONE).status()).isEqualTo(200);

        assertThat(list()).isEmpty();
    }

    @Test
    void aViolationHasTheDocumentedKeys() {
        send("GET", "/nowhere", Headers.NONE);

        Set<String> keys = new TreeSet<>();
        list().get(0).fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactly("message", "method", "operation", "path", "place", "rule", "time");
    }

    private static Exchange send(String method, String url, Headers headers) {
        return TestHttp.send(mock.url(), new Request(method, url, headers));
    }

    private static JsonNode violations() {
        return TestHttp.json(send("GET", ViolationsPage.PATH, Headers.NONE));
    }

    private static List<JsonNode> list() {
        return StreamSupport.stream(violations().path("violations").spliterator(), false)
                .toList();
    }
}
