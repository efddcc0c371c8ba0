package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may ask of the form of its answer. */
class ResponseTransformerTest {

    private static final String TWO_TYPES = """
            openapi: "3.1.0"
            info: {title: "Notes", version: "1"}
            paths:
              /notes:
                get:
                  operationId: "listNotes"
                  responses:
                    "200":
                      description: "The notes."
                      content:
                        application/json:
                          examples:
                            notes: {value: [1]}
                        text/csv:
                          examples:
                            other: {value: "2"}
                            notes: {value: "1"}
            """;

    private static MockServer mock;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    static List<Operation> operations() {
        return SampleRequests.operations().toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void appliedPreferencesAreListed(Operation operation) {
        Sample sample = operation.samples().get(operation.samples().size() - 1);
        String code = "code=" + sample.status();
        String example = "example=" + sample.name();

        assertThat(applied(operation, example)).isEqualTo(example);
        assertThat(applied(operation, code)).isEqualTo(code);
        assertThat(applied(operation, example + ", respond-async, " + code)).isEqualTo(code + ", " + example);
        assertThat(applied(operation, "wait=0, " + example)).isEqualTo(example + ", wait=0");
        assertThat(applied(operation, "wait=0")).isEqualTo("wait=0");
        assertThat(applied(operation, "respond-async")).isEmpty();
        assertThat(applied(operation, "example=no-such-example")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void preferencesInSeveralHeaderLinesAreCombined(Operation operation) {
        Sample sample = operation.samples().get(operation.samples().size() - 1);
        Headers headers = Headers.NONE
                .with("Prefer", "code=" + sample.status())
                .with("Prefer", "respond-async")
                .with("prefer", "example=" + sample.name());

        Exchange answer = send(operation, headers);

        assertThat(answer.status()).isEqualTo(sample.status());
        assertThat(answer.body()).isEqualTo(sample.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=abc", "wait=-1", "wait=1.5", "wait"})
    void aWaitThatIsNotANumberIsRefused(String preference) {
        refuses("Prefer", preference, "unknown-wait", "forms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "-1",
                "300-100",
                "60001",
                "1-60001",
                "1.5",
                "lognormal",
                "lognormal(90)",
                "lognormal(a,b)",
                "lognormal(90,0.1",
                "9999999999"
            })
    void anUnknownDelayIsRefused(String delay) {
        refuses(FaultHeaders.DELAY, delay, "unknown-delay", "forms");
    }

    @Test
    void anUnknownFaultIsRefused() {
        refuses(FaultHeaders.FAULT, "crash", "unknown-fault", "forms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "20", "5-10", "lognormal(5,0.1)", "LogNormal( 5.5 , 0 )", "7-7"})
    void aDelayDoesNotChangeTheResponse(String delay) {
        assertThat(operations()).allSatisfy(operation -> {
            Request good = SampleRequests.good(operation);
            Exchange plain = TestHttp.send(mock.url(), operation);
            Exchange delayed = send(operation, good.headers().with(FaultHeaders.DELAY, delay));
            assertThat(delayed.status()).isEqualTo(200);
            assertThat(delayed.body()).isEqualTo(plain.body());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty", "cut-off", "garbage", "RESET"})
    void aFaultReplacesTheResponse(String fault) {
        assertThat(operations()).allSatisfy(operation -> {
            Headers headers = SampleRequests.good(operation).headers().with(FaultHeaders.FAULT, fault);
            assertThatThrownBy(() -> send(operation, headers)).isInstanceOf(UncheckedIOException.class);
            assertThat(TestHttp.send(mock.url(), operation).status()).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "empty", "cut-off", "garbage"})
    void aFaultBreaksTheConnectionOfAClientThatOffersHttp2Too(String fault) {
        Operation operation = operations().get(0);
        HttpClient offering = HttpClient.newHttpClient();
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                URI.create(mock.url() + SampleRequests.good(operation).url()));
        SampleRequests.good(operation).headers().asMap().forEach((name, values) -> builder.header(name, values.get(0)));

        assertThat(offering.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThatThrownBy(() -> offering.send(
                        builder.copy().header(FaultHeaders.FAULT, fault).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(offering.sendAsync(builder.build(), BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aClientThatAcceptsTheMediaTypeGetsTheResponse(Operation operation) {
        String own = operation.samples().get(0).mediaType();

        for (String accept : List.of(own, "*/*", "application/*", "text/html, */*;q=0.1", "application/json", "what")) {
            Exchange answer =
                    send(operation, SampleRequests.good(operation).headers().with("Accept", accept));
            assertThat(answer.status()).as(accept).isEqualTo(200);
            assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo(own);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anUnsupportedMediaTypeIsRefusedWithTheSupportedOnes(Operation operation) {
        String own = operation.samples().get(0).mediaType();

        for (String accept : List.of("application/xml", "text/*", own + ";q=0", "text/html, application/xml;q=0.9")) {
            Exchange answer =
                    send(operation, SampleRequests.good(operation).headers().with("Accept", accept));
            assertThat(answer.status()).as(accept).isEqualTo(406);
            assertThat(TestHttp.header(answer, SampleStubs.REFUSAL_HEADER)).isEqualTo("not-acceptable");
            assertThat(TestHttp.json(answer).path("mediaTypes"))
                    .extracting(node -> node.asText())
                    .containsExactly(own);
        }
    }

    @Test
    void thePreferredMediaTypeIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.yaml"), TWO_TYPES);
        try (MockServer notes = MockServer.start(new MockOptions().contracts(List.of(Contract.read(file))))) {
            for (String[] row : new String[][] {
                {"*/*", "application/json", "[1]"},
                {"text/csv", "text/csv", "1"},
                {"text/csv;q=0.5, application/json;q=0.4", "text/csv", "1"},
                {"text/csv;q=0.5, application/json;q=0.6", "application/json", "[1]"}
            }) {
                Exchange answer =
                        TestHttp.send(notes.url(), new Request("GET", "/notes", Headers.NONE.with("Accept", row[0])));
                assertThat(TestHttp.header(answer, "Content-Type")).as(row[0]).isEqualTo(row[1]);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(row[2]);
            }
        }
    }

    @Test
    void theResponseOfAnAddedStubIsNotNegotiated() {
        try (MockServer own = MockServer.start(0)) {
            own.wireMock().stubFor(WireMock.get("/own").willReturn(WireMock.ok("mine")));

            assertThat(TestHttp.send(own.url(), new Request("GET", "/own", Headers.NONE.with("Accept", "text/css")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anUnknownPathIsRefusedWithTheNearestOperations() {
        assertThat(operations()).allSatisfy(operation -> {
            String path = operation.path().replaceFirst("(.)/", "$1s/").replaceAll("\\{[^}]+}", "C1");
            Exchange answer = TestHttp.send(mock.url(), new Request("GET", path + "?x=1", Headers.NONE));

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(TestHttp.header(answer, "Content-Type")).startsWith("application/json");
            assertThat(TestHttp.json(answer).path("refusal").asText()).isEqualTo("unknown-path");
            assertThat(TestHttp.json(answer).at("/operations/0/operation").asText())
                    .isEqualTo(operation.qualifiedId());
            assertThat(TestHttp.json(answer).at("/operations/0/path").asText()).isEqualTo(operation.path());
            assertThat(TestHttp.json(answer).at("/operations/0/method").asText())
                    .isEqualTo(operation.method());
        });
    }

    @Test
    void headIsRefusedLikeGetButWithoutABody() {
        for (String path : List.of("/nowhere", "/v3.1/chats/C0", "/chat/v1/c0")) {
            Headers headers =
                    Headers.NONE.with("access_token", "t").with("teamid", "868").with("Authorization", "Bearer t");
            Exchange get = TestHttp.send(mock.url(), new Request("GET", path, headers));
            Exchange head = TestHttp.send(mock.url(), new Request("HEAD", path, headers));

            assertThat(get.body()).isNotEmpty();
            assertThat(head.body()).isEmpty();
            assertThat(head.status()).isEqualTo(404).isEqualTo(get.status());
            assertThat(TestHttp.header(head, "Content-Type")).isEqualTo(TestHttp.header(get, "Content-Type"));
        }
    }

    private static void refuses(String header, String value, String refusal, String list) {
        assertThat(operations()).allSatisfy(operation -> {
            Exchange answer =
                    send(operation, SampleRequests.good(operation).headers().with(header, value));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(TestHttp.header(answer, SampleStubs.REFUSAL_HEADER)).isEqualTo(refusal);
            assertThat(TestHttp.json(answer).path(list).size()).isPositive();
        });
    }

    private static String applied(Operation operation, String preference) {
        return TestHttp.header(
                send(operation, SampleRequests.good(operation).headers().with("Prefer", preference)),
                "Preference-Applied");
    }

    private static Exchange send(Operation operation, Headers headers) {
        Request good = SampleRequests.good(operation);
        return TestHttp.send(mock.url(), new Request(good.method(), good.url(), headers));
    }
}
