package io.github.chatspec.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.testing.TestHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPageMediaTypeTest {

    private static ServerStub stub;

    @BeforeAll
    static void start() {
        stub = ServerStub.start(0);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | 200 | text/html; charset=utf-8",
                "text/html | 200 | text/html; charset=utf-8",
                "*/* | 200 | text/plain; charset=utf-8",
                "text/plain, text/html | 200 | text/plain; charset=utf-8",
                "text/html;q=0.5, text/plain | 200 | text/plain; charset=utf-8",
                "application/json | 404 | application/json",
                "application/json, text/html;q=0.9 | 404 | application/json"
            })
    void theStartPageIsInTheMediaTypeThatTheClientPrefers(String accept, int status, String mediaType) {
        Exchange answer = TestHttp.send(stub.url(), new Request("GET", "/", Headers.NONE.with("Accept", accept)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(TestHttp.header(answer, "Content-Type")).isEqualTo(mediaType);
    }
}
