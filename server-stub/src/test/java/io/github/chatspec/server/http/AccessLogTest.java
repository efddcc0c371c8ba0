package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogTest {

    /** The Common Log Format, and the microseconds that the answer took. */
    private static final String LINE = "127\\.0\\.0\\.1 - - \\[[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} \\+0000]"
            + " \"[!-~]+ [!-~]+ HTTP/1\\.1\" [0-9]{3} [0-9]+ [0-9]+us";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private ServerStub stub;

    @BeforeEach
    void start() {
        stub = ServerStub.start(new StubOptions().accessLog(lines::add));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void everyRequestIsTold() throws InterruptedException {
        for (Operation operation : SampleRequests.operations().toList()) {
            int size = TestHttp.send(stub.url(), operation).body().length;

            assertThat(next())
                    .matches(LINE)
                    .contains("\"GET " + SampleRequests.good(operation).url() + " HTTP/1.1\" 200 " + size + " ");
        }
        send("/nowhere", Headers.NONE);
        assertThat(next()).matches(LINE).contains("\"GET /nowhere HTTP/1.1\" 404 ");
        send("/__chatspec/admin/engage/reset", Headers.NONE);
        assertThat(next()).matches(LINE).contains(" 405 ");
    }

    @Test
    void noSecretIsTold() throws InterruptedException {
        for (Operation operation : SampleRequests.operations().toList()) {
            Request good = SampleRequests.good(operation);
            TestHttp.send(
                    stub.url(),
                    new Request(
                            "GET",
                            good.url() + "?token=sesame1&page=1&api%5Fkey=sesame2&x=good-token&y=sesame3",
                            good.headers().with("Cookie", "session=sesame3")));

            assertThat(next())
                    .matches(LINE)
                    .contains("?token=***&page=1&api%5Fkey=***&x=")
                    .doesNotContain("sesame", "good-token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x?a=1;token=sesame1",
                "/x;access_token=sesame2",
                "/x?u=http%3A%2F%2Fh%2F%3Ftoken%3Dsesame3",
                "/x?u=http://h/?token=sesame3",
                "/sesame%2F4%2Bx",
                "/x?page=1&y=%73esame/4%2bx"
            })
    void noSecretIsToldHoweverItIsWritten(String url) throws InterruptedException {
        send(url, Headers.NONE.with("Authorization", "Bearer sesame/4+x"));

        assertThat(next()).matches(LINE).doesNotContain("sesame").doesNotContain("%73esame");
    }

    @Test
    void aPublicValueIsShown() throws InterruptedException {
        String url = "/x%20y;v=1?page=1&q=monkey=&u=%2Fa";
        send(url, Headers.NONE);

        assertThat(next()).contains(" " + url.replace("q=monkey=", "q=***") + " ");
    }

    @Test
    void whatCannotBeReadIsToldToo() throws Exception {
        try (RawClient client = new RawClient(stub.url())) {
            client.send("GET /\u0000\"x HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(400);
        }
        assertThat(next()).contains("\" 400 ").doesNotContain("\u0000");
        try (RawClient client = new RawClient(stub.url())) {
            client.send("CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(400);
        }
        assertThat(next()).contains(" 400 ");
    }

    @Test
    void noClientWritesItsOwnLinesOrQuotes() throws Exception {
        try (RawClient client = new RawClient(stub.url())) {
            client.send("GET /a\"b\\c%0Ad HTTP/1.1\r\nHost: x\r\n\r\n");
            client.read(false);
        }

        assertThat(next().chars().filter(letter -> letter == '"').count()).isEqualTo(2);
        assertThat(lines).isEmpty();
    }

    private void send(String url, Headers headers) {
        TestHttp.send(stub.url(), new Request("GET", url, headers));
    }

    private String next() throws InterruptedException {
        return lines.poll(60, TimeUnit.SECONDS);
    }
}
