package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the stub speaks HTTP. */
class StubHttpTest {

    private static final String PAGE = "https://page.example";
    private static final String METRICS = "/__chatspec/metrics";

    private ServerStub stub;

    @BeforeEach
    void start() {
        stub = ServerStub.start(0);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void headIsToldTheSameFieldsAsGet(String coding) {
        for (Operation operation : operations()) {
            Request good = SampleRequests.good(operation);
            Headers headers = coding.isEmpty() ? good.headers() : good.headers().with("Accept-Encoding", coding);

            Exchange get = send("GET", good.url(), headers);
            Exchange head = send("HEAD", good.url(), headers);

            assertThat(fields(head).asMap()).isEqualTo(fields(get).asMap());
            assertThat(TestHttp.header(get, "Content-Length")).isEqualTo("" + get.body().length);
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "deflate, gzip;q=0.5 | true",
                "* | true",
                "br | false",
                "identity | false",
                "gzip;q=0 | false",
                "gzip;q=0, * | false",
                "identity, gzip;q=0.5 | false",
                "identity;q=0.5, gzip | true",
                "*;q=0 | false"
            })
    void whoTakesGzipGladlyGetsTheSameBodyInIt(String accepted, boolean zipped) throws IOException {
        for (Operation operation : operations()) {
            Request good = SampleRequests.good(operation);
            Exchange plain = TestHttp.send(stub.url(), operation);

            Exchange answer = send("GET", good.url(), good.headers().with("Accept-Encoding", accepted));

            assertThat(TestHttp.header(answer, "Content-Encoding")).isEqualTo(zipped ? "gzip" : "");
            assertThat(TestHttp.header(answer, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(TestHttp.header(plain, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(zipped ? unzipped(answer.body()) : answer.body()).isEqualTo(plain.body());
        }
    }

    @Test
    void whoseMediaTypeIsNotTakenIsToldSo() {
        for (Operation operation : operations()) {
            Request good = SampleRequests.good(operation);
            for (String accepted : List.of("text/html", "application/json;q=0, application/hal+json;q=0", "image/*")) {
                Exchange answer = send("GET", good.url(), good.headers().with("Accept", accepted));

                assertThat(answer.status()).isEqualTo(406);
                assertThat(TestHttp.json(answer).path("mediaTypes"))
                        .extracting(JsonNode::asText)
                        .contains(operation
                                .response(200)
                                .orElseThrow()
                                .contents()
                                .get(0)
                                .mediaType());
            }
            for (String accepted : List.of("*/*", "application/json", "text/html, */*;q=0.1", "application/*", "x")) {
                assertThat(send("GET", good.url(), good.headers().with("Accept", accepted))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void everyAnswerMayBeReadByAPageButOnlyWhereAPageAsks() {
        for (Operation operation : operations()) {
            Request good = SampleRequests.good(operation);
            for (Headers headers : List.of(good.headers(), Headers.NONE)) {
                assertThat(TestHttp.header(
                                send("GET", good.url(), headers.with("Origin", PAGE)), "Access-Control-Allow-Origin"))
                        .isEqualTo(PAGE);
                assertThat(TestHttp.header(send("GET", good.url(), headers), "Access-Control-Allow-Origin"))
                        .isEmpty();
            }
        }
        assertThat(TestHttp.header(
                        send("GET", METRICS, Headers.NONE.with("Origin", PAGE)), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void anUnknownPathIsNotFoundAndNamesTheKnownOnes() {
        Exchange answer = send("GET", "/nowhere", Headers.NONE);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(TestHttp.json(answer).path("paths"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(
                        operations().stream().map(Operation::path).toList());
    }

    @Test
    void healthListsWhatIsServed() {
        Exchange answer = send("GET", "/__chatspec/health", Headers.NONE);

        assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo("application/json");
        JsonNode health = TestHttp.json(answer);
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("uptimeSeconds").isInt()).isTrue();
        assertThat(health.path("contracts").findValuesAsText("name"))
                .containsExactlyElementsOf(
                        Contract.builtIn().stream().map(Contract::name).toList());
    }

    @Test
    void metricsCountResponsesAndStoredChats() {
        Operation operation = operations().get(0);
        TestHttp.send(stub.url(), operation);
        TestHttp.send(stub.url(), operation);
        send("GET", operation.path(), Headers.NONE);
        send("GET", "/nowhere", Headers.NONE);

        Exchange answer = send("GET", METRICS, Headers.NONE);

        String counter = "chatspec_stub_requests_total{operation=\"" + operation.qualifiedId() + "\",status=";
        assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8).lines())
                .contains(
                        counter + "\"200\"} 2",
                        counter + "\"400\"} 1",
                        "chatspec_stub_unmatched_requests_total 1",
                        "chatspec_stub_chats{contract=\"engage\"} "
                                + stub.engage().store().size(),
                        "chatspec_stub_chats{contract=\"helpscout\"} 1")
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9]+"));
    }

    private static Headers fields(Exchange answer) {
        return Headers.of(answer.headers().orElseThrow().asMap().entrySet().stream()
                .filter(field -> !field.getKey().equalsIgnoreCase("date"))
                .collect(
                        java.util.stream.Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)));
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }

    private Exchange send(String method, String url, Headers headers) {
        return TestHttp.send(stub.url(), new Request(method, url, headers));
    }
}
