package io.github.chatspec.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import io.github.chatspec.report.Judged;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mock between a consumer and a vendor, whose part a second server plays. */
class RelayTest {

    private static final String SECRET = "s3cr3t-of-the-vendor";

    private final WireMockServer vendor = new WireMockServer(options().dynamicPort());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

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
    void theVendorsAnswersAreHandedBackAndRecordedAndTheRecordingIsJudgedClean() throws Exception {
        Contract.builtIn().forEach(contract -> SampleStubs.of(contract).forEach(vendor::addStubMapping));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            for (Ask ask : Ask.all()) {
                Exchange direct = Http.send(vendor.baseUrl(), ask.request());
                Exchange relayed = Http.send(mock.url(), ask.request());
                assertThat(relayed.status()).isEqualTo(direct.status());
                assertThat(relayed.body()).isEqualTo(direct.body());
            }
            assertThat(har).doesNotExist();
        }

        Summary summary = check(har, new ArrayList<>());
        assertThat(summary.exchanges()).isEqualTo(Ask.all().size());
        assertThat(summary.count(Level.ERROR)).isZero();
        assertThat(told).last().asString().startsWith("answers " + Ask.all().size());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }

    @Test
    void whatTheVendorBreaksIsToldAtOnceAndFoundAgainInTheRecording() throws Exception {
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody("[1]")));
        Operation operation = Ask.operations().findFirst().orElseThrow();
        Path har = folder.resolve("recorded.har");
        List<Judged> judged = new ArrayList<>();
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            Http.send(mock.url(), operation);
            assertThat(told).singleElement().asString().contains(operation.qualifiedId(), "error type");
        }

        assertThat(check(har, judged).count(Level.ERROR)).isEqualTo(1);
        assertThat(told).last().asString().startsWith("answers 1  error 1  warning 0  note 0");
    }

    @Test
    void noSecretStandsInTheRecordingWhereverTheVendorRepeatsIt() throws IOException {
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
                Http.send(mock.url(), new Request("GET", "/v3.1/chats", Headers.NONE.with(name, SECRET)));
                Http.send(mock.url(), new Request("GET", "/v3.1/chats", Headers.NONE.with(name, "Bearer " + SECRET)));
            }
            for (String name : List.of("token", "client_secret", "api%6Bey", "session")) {
                Http.send(mock.url(), new Request("GET", "/x?a=b&" + name + "=" + SECRET, Headers.NONE));
            }
        }

        String recorded = Files.readString(har);
        assertThat(recorded).doesNotContain(SECRET).contains("redacted", "a=b");
        assertThat(Http.json(Files.readAllBytes(har)).at("/log/entries")).hasSize(16);
        assertThat(String.join(" ", told)).doesNotContain(SECRET);
    }

    @Test
    void aVendorThatCannotBeReachedIsSaidAndNotRecorded() throws Exception {
        Path har = folder.resolve("recorded.har");
        MockOptions options = relaying().record(har);
        vendor.stop();
        try (MockServer mock = MockServer.start(options)) {
            Exchange answer = Http.send(mock.url(), Ask.all().get(0).request());

            assertThat(answer.status()).isEqualTo(502);
            assertThat(Http.header(answer, SampleStubs.REFUSAL_HEADER)).isEqualTo("vendor-unreachable");
        }

        assertThat(told).first().asString().startsWith("The vendor cannot be reached");
        assertThat(Http.json(Files.readAllBytes(har)).at("/log/entries")).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreRecordedAsTheyAre() throws Exception {
        byte[] body = {(byte) 0xff, 0, (byte) 0x80};
        vendor.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            assertThat(Http.send(mock.url(), Ask.all().get(0).request()).body()).isEqualTo(body);
        }

        assertThat(Http.json(Files.readAllBytes(har))
                        .at("/log/entries/0/response/content/text")
                        .binaryValue())
                .isEqualTo(body);
    }

    @Test
    void aCompressedAnswerIsJudgedByWhatItMeans() throws Exception {
        Operation operation = Ask.operations().findFirst().orElseThrow();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(gzip("[1]"))));
        try (MockServer mock = MockServer.start(relaying())) {
            Http.send(mock.url(), operation);
        }
        assertThat(told).first().asString().contains("error type");
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
    void whatIsNoAddressIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MockOptions().proxyTo(url, told::add));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private MockOptions relaying() {
        return new MockOptions().proxyTo(vendor.baseUrl(), told::add);
    }

    private static Summary check(Path har, List<Judged> judged) throws Exception {
        return new Check(Judge.of(Contract.builtIn()))
                .run(List.of(Input.of(har.toString())), List.of(new Seen(judged)));
    }

    private record Seen(List<Judged> judged) implements Report {
        @Override
        public void add(Judged exchange) {
            judged.add(exchange);
        }

        @Override
        public void end(Summary summary) {
            // Nothing is left to be written.
        }
    }
}
