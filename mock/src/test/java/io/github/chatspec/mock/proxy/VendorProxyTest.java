package io.github.chatspec.mock.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.JudgedRecording;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mock between a consumer and a vendor, whose part a second server plays. */
class VendorProxyTest {

    private static final String SECRET = "s3cr3t-of-the-vendor";

    private final WireMockServer vendor = new WireMockServer(options().dynamicPort());
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.stop();
    }

    @Test
    void theResponsesOfTheVendorArePassedOnAndRecorded() throws Exception {
        Contract.builtIn().forEach(contract -> SampleStubs.of(contract).forEach(vendor::addStubMapping));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            for (SampleRequests ask : SampleRequests.all()) {
                Exchange direct = TestHttp.send(vendor.baseUrl(), ask.request());
                Exchange relayed = TestHttp.send(mock.url(), ask.request());
                assertThat(relayed.status()).isEqualTo(direct.status());
                assertThat(relayed.body()).isEqualTo(direct.body());
            }
        }

        JudgedRecording recording = JudgedRecording.of(har);
        assertThat(recording.exchanges()).hasSameSizeAs(SampleRequests.all());
        assertThat(recording.errors()).isEmpty();
        assertThat(messages)
                .last()
                .asString()
                .startsWith("answers " + SampleRequests.all().size());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }

    @Test
    void theRecordingIsACompleteArchiveAfterEachResponse() throws Exception {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            for (int count = 0; count < 3; count++) {
                assertThat(JudgedRecording.of(har).exchanges()).hasSize(count);
                assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries"))
                        .hasSize(count);
                TestHttp.send(mock.url(), SampleRequests.all().get(count).request());
            }
        }
        assertThat(JudgedRecording.of(har).exchanges()).hasSize(3);
    }

    @Test
    void anExistingFileIsReplacedOnRequestOnly() throws Exception {
        Path har = Files.writeString(folder.resolve("recorded.har"), "old");

        assertThatThrownBy(() -> MockServer.start(relaying().record(har)))
                .isInstanceOf(UserError.class)
                .hasMessage("The recording already exists; name another file or add --overwrite."
                        + System.lineSeparator() + "  " + har);
        assertThat(har).hasContent("old");

        MockServer.start(relaying().record(har).overwriteRecording()).close();
        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries").isArray())
                .isTrue();
    }

    @Test
    void aMockThatCannotStartLeavesTheFilesAsTheyWere() throws Exception {
        Path old = Files.writeString(folder.resolve("old.har"), "old");
        Path har = folder.resolve("recorded.har");

        for (MockOptions options :
                List.of(relaying().record(har), relaying().record(old).overwriteRecording())) {
            assertThatThrownBy(() -> MockServer.start(options.port(vendor.port())))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(old).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(old);
        }
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsReportedAtTheStart() {
        assertThatThrownBy(() -> MockServer.start(relaying().record(Path.of("/dev/full"))))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot write the file; ");
    }

    static boolean hasFullDevice() {
        return Files.isWritable(Path.of("/dev/full"));
    }

    @Test
    void aResponseThatCannotBeJudgedIsPassedOnAndRecorded() throws Exception {
        Contract slow = Contract.of("slow", """
                openapi: "3.1.0"
                info: {title: "Slow", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses:
                        "200":
                          description: "Things."
                          content: {application/json: {schema: {type: "string", pattern: "^(((a+)+)+)+$"}}}
                """);
        byte[] body = ('"' + "a".repeat(2000) + "!\"").getBytes(StandardCharsets.UTF_8);
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("X-Own", "kept")
                        .withBody(body)));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock =
                MockServer.start(relaying().contracts(List.of(slow)).record(har))) {
            Exchange answer = TestHttp.send(mock.url(), new Request("GET", "/things", Headers.NONE));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(TestHttp.header(answer, "X-Own")).isEqualTo("kept");
        }
        assertThat(messages).first().asString().startsWith("A pattern of the contract takes too long");
        assertThat(JudgedRecording.of(har).exchanges()).hasSize(1);
    }

    @Test
    void aResponseIsPassedOnWhateverFailsForIt() {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202).withBody("[1]")));
        for (Throwable failure : List.of(new IllegalStateException("boom"), new StackOverflowError("boom"))) {
            List<String> later = new ArrayList<>();
            MockOptions options = new MockOptions().proxyTo(vendor.baseUrl(), message -> {
                if (later.isEmpty() && !message.contains("boom") && !message.startsWith("chatspec failed")) {
                    later.add(message);
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }
                later.add(message);
            });
            try (MockServer mock = MockServer.start(options)) {
                Exchange answer =
                        TestHttp.send(mock.url(), SampleRequests.all().get(0).request());

                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.body()).isEqualTo("[1]".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(later)
                    .anySatisfy(message -> assertThat(message)
                            .startsWith("chatspec failed on a response, which has been passed on (java.lang.")
                            .doesNotContain("boom"));
        }
    }

    @Test
    void requestsThatTheStartPageDoesNotAnswerReachTheVendor() throws IOException {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));
        try (MockServer mock = MockServer.start(relaying())) {
            Exchange posted = TestHttp.send(mock.url(), new Request("POST", "/", Headers.NONE));

            assertThat(posted.status()).isEqualTo(202);
        }
    }

    @Test
    void aViolationIsReportedAtOnceAndInTheRecording() throws Exception {
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("[1]")));
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            TestHttp.send(mock.url(), operation);
            assertThat(messages).singleElement().asString().contains(operation.qualifiedId(), "error type");
        }

        assertThat(JudgedRecording.of(har).errors()).hasSize(1);
        assertThat(messages).last().asString().startsWith("answers 1  error 1  warning 0  note 0");
    }

    @Test
    void theRecordingContainsNoSecretThatTheVendorRepeats() throws IOException {
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Set-Cookie", "session=" + SECRET)
                        .withHeader("X-Trace", "for " + SECRET)
                        .withBody("{\"echo\": \"" + SECRET + "\"}")));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            for (String name : List.of(
                    "access_token", "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "my-password")) {
                TestHttp.send(mock.url(), new Request("GET", "/v3.1/chats", Headers.NONE.with(name, SECRET)));
                TestHttp.send(
                        mock.url(), new Request("GET", "/v3.1/chats", Headers.NONE.with(name, "Bearer " + SECRET)));
            }
            for (String name : List.of("token", "client_secret", "api%6Bey", "session")) {
                TestHttp.send(mock.url(), new Request("GET", "/x?a=b&" + name + "=" + SECRET, Headers.NONE));
            }
        }

        String recorded = Files.readString(har);
        assertThat(recorded).doesNotContain(SECRET).contains("redacted", "a=b");
        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries")).hasSize(16);
        assertThat(String.join(" ", messages)).doesNotContain(SECRET);
    }

    @Test
    void anUnreachableVendorIsReportedAndNotRecorded() throws Exception {
        Path har = folder.resolve("recorded.har");
        MockOptions options = relaying().record(har);
        vendor.stop();
        try (MockServer mock = MockServer.start(options)) {
            Exchange answer =
                    TestHttp.send(mock.url(), SampleRequests.all().get(0).request());

            assertThat(answer.status()).isEqualTo(502);
            assertThat(TestHttp.header(answer, SampleStubs.REFUSAL_HEADER)).isEqualTo("vendor-unreachable");
        }

        assertThat(messages).first().asString().startsWith("Cannot reach the vendor");
        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries")).isEmpty();
    }

    @Test
    void binaryBodiesAreRecordedUnchanged() throws Exception {
        byte[] body = {(byte) 0xff, 0, (byte) 0x80};
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            assertThat(TestHttp.send(mock.url(), SampleRequests.all().get(0).request())
                            .body())
                    .isEqualTo(body);
        }

        assertThat(TestHttp.json(Files.readAllBytes(har))
                        .at("/log/entries/0/response/content/text")
                        .binaryValue())
                .isEqualTo(body);
    }

    @Test
    void theVendorSeesTheClientsUserAgent() throws IOException {
        vendor.stubFor(any(anyUrl()).willReturn(aResponse()));
        try (MockServer mock = MockServer.start(relaying())) {
            TestHttp.send(mock.url(), new Request("GET", "/v3.1/chats", Headers.NONE.with("User-Agent", "shop/7")));
        }

        assertThat(vendor.getAllServeEvents())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getRequest().getHeader("User-Agent")).isEqualTo("shop/7"));
    }

    @Test
    void theVendorIsAServerOfTheContractsWhateverItsName() throws Exception {
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("[1]")));
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        MockOptions options = new MockOptions().proxyTo("http://127.1:" + vendor.port(), messages::add);
        try (MockServer mock = MockServer.start(options)) {
            TestHttp.send(mock.url(), operation);
        }

        assertThat(messages).first().asString().contains(operation.qualifiedId(), "error type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.com",
                "ftp://x",
                "http://",
                "http://a/b",
                "http://u:p@h",
                "http://a?b",
                "http://a b"
            })
    void anInvalidAddressIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MockOptions().proxyTo(url, messages::add));
    }

    private MockOptions relaying() {
        return new MockOptions().proxyTo(vendor.baseUrl(), messages::add);
    }
}
