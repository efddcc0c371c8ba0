package io.github.chatspec.mock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.pages.ViolationsPage;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a browser needs to be answered, and what any client may ask of the encoding. */
class CorsTest {

    private static final String PAGE = "https://page.example";

    private static MockServer mock;

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
    void aPreflightForAnotherMethodIsNotAllowed(Operation operation) {
        Exchange answer = send("OPTIONS", SampleRequests.good(operation).url(), preflight("DELETE"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(TestHttp.header(answer, "Access-Control-Allow-Methods")).doesNotContain("DELETE");
        assertThat(TestHttp.header(answer, "Access-Control-Allow-Headers")).isEmpty();
    }

    @Test
    void noPageOfAnotherOriginMayReadTheMocksOwnPages() {
        Headers headers = Headers.NONE.with("Origin", PAGE);

        assertThat(TestHttp.header(send("GET", ViolationsPage.PATH, headers), "Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(send("GET", "/__admin/mappings", Headers.NONE).status()).isEqualTo(200);
        assertThat(send("GET", "/__admin/mappings", headers).status()).isEqualTo(401);
    }

    @Test
    void pagesOfThisMachineMayReadTheViolationsButClearNothing() {
        Headers headers = Headers.NONE.with("Origin", "http://localhost:3000");

        Exchange read = send("GET", ViolationsPage.PATH, headers);
        assertThat(read.status()).isEqualTo(200);
        assertThat(TestHttp.header(read, "Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(send("DELETE", ViolationsPage.PATH, headers).status()).isEqualTo(401);
        assertThat(send("GET", "/__admin/mappings", headers).status()).isEqualTo(401);
        assertThat(send("GET", ViolationsPage.PATH, headers.with("X-Forwarded-For", "10.0.0.1"))
                        .status())
                .isEqualTo(401);
        for (String origin : List.of("null", "http://localhost.example", "https://page.example")) {
            assertThat(send("GET", ViolationsPage.PATH, Headers.NONE.with("Origin", origin))
                            .status())
                    .as(origin)
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aClientThatAcceptsGzipGetsTheSameBodyCompressed(Operation operation) throws IOException {
        Request good = SampleRequests.good(operation);
        Exchange plain = TestHttp.send(mock.url(), operation);

        Exchange zipped = send("GET", good.url(), good.headers().with("Accept-Encoding", "gzip"));

        assertThat(TestHttp.header(plain, "Content-Encoding")).isEmpty();
        assertThat(TestHttp.header(zipped, "Content-Encoding")).isEqualTo("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
    }

    private static Headers preflight(String method) {
        return Headers.NONE.with("Origin", PAGE).with("Access-Control-Request-Method", method);
    }

    private static Exchange send(String method, String url, Headers headers) {
        return TestHttp.send(mock.url(), new Request(method, url, headers));
    }
}
