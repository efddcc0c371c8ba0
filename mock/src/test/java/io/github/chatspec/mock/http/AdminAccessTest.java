package io.github.chatspec.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminAccessTest {

    private static final Request MAPPINGS = new Request("GET", "/__admin/mappings", Headers.NONE);
    private static final Request FORWARDED =
            new Request("GET", MAPPINGS.url(), Headers.NONE.with("X-Forwarded-For", "127.0.0.1"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void theAdminApiAnswersThisMachineAndNoForwardedRequest(String host) {
        try (MockServer mock = MockServer.start(new MockOptions().host(host).contracts(Contract.builtIn()))) {
            String url = mock.url().replace("0.0.0.0", "127.0.0.1");

            assertThat(TestHttp.send(url, MAPPINGS).status()).isEqualTo(200);
            assertThat(TestHttp.send(url, FORWARDED).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"'',right", "a:b,right", "anna,''"})
    void impossibleCredentialsAreRefused(String user, String password) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MockOptions().admin(user, password));
    }

    @Test
    void aForwardedRequestWithTheCredentialsIsLetIn() {
        try (MockServer mock = MockServer.start(new MockOptions().admin("anna", "right"))) {
            Request known = new Request(
                    "GET", MAPPINGS.url(), FORWARDED.headers().with("Authorization", "Basic " + base64("anna:right")));

            assertThat(TestHttp.send(mock.url(), known).status()).isEqualTo(200);
            assertThat(TestHttp.send(mock.url(), FORWARDED).status()).isEqualTo(401);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
