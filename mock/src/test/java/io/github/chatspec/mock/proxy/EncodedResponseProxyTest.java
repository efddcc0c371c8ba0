package io.github.chatspec.mock.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.mock.JudgedRecording;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses of a vendor whose bodies are encoded. */
class EncodedResponseProxyTest {

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
    void aCompressedResponseIsJudgedUncompressed() throws Exception {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(gzip("[1]"))));
        try (MockServer mock = MockServer.start(relaying())) {
            TestHttp.send(mock.url(), operation);
        }
        assertThat(messages).first().asString().contains("error type");
    }

    @Test
    void theCodingOfAResponseIsPassedOnAndRecorded() throws Exception {
        byte[] packed = gzip("[1]");
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed)));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            Exchange answer =
                    TestHttp.send(mock.url(), SampleRequests.all().get(0).request());

            assertThat(TestHttp.header(answer, "Content-Encoding")).isEqualTo("gzip");
            assertThat(answer.body()).isEqualTo(packed);
        }

        JsonNode response = TestHttp.json(Files.readAllBytes(har)).at("/log/entries/0/response");
        assertThat(response.at("/content/text").textValue()).isEqualTo("[1]");
        assertThat(response.path("headers").toString()).contains("{\"name\":\"Content-Encoding\",\"value\":\"gzip\"}");
        assertThat(JudgedRecording.of(har).errors()).extracting(Finding::rule).containsExactly("type");
    }

    @Test
    void aResponseThatCannotBeDecodedIsRecordedWithoutItsBody() throws Exception {
        byte[] packed = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x20, 1, 9, 0, 0, '7'};
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Content-Encoding", "zstd")
                        .withBody(packed)));
        Path har = folder.resolve("recorded.har");
        try (MockServer mock = MockServer.start(relaying().record(har))) {
            assertThat(TestHttp.send(mock.url(), SampleRequests.all().get(0).request())
                            .body())
                    .isEqualTo(packed);
        }

        assertThat(messages).first().asString().contains("warning body-encoded");
        JudgedRecording recording = JudgedRecording.of(har);
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.exchanges())
                .singleElement()
                .satisfies(exchange ->
                        assertThat(exchange.defect().orElseThrow().kind()).isEqualTo(Defect.Kind.BODY_MISSING));
    }

    @Test
    void aBodyThatIsTooLargeWhenDecompressedIsReported() throws IOException {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        vendor.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(gzip(" ".repeat(Recording.MAX_BYTES + 1)))));
        try (MockServer mock = MockServer.start(relaying())) {
            TestHttp.send(mock.url(), operation);
        }
        assertThat(messages).first().asString().contains("body-encoded");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private MockOptions relaying() {
        return new MockOptions().proxyTo(vendor.baseUrl(), messages::add);
    }
}
