package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRemovalTest {

    private static final String SECRET = "a-s3cr3t";

    private final SecretRemoval clean = SecretRemoval.of(Contract.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "proxy-authorization",
                "Cookie",
                "Set-Cookie",
                "access_token",
                "X-Api-Key",
                "client-secret",
                "PASSWORD",
                "session-id"
            })
    void theValueOfASecretHeaderIsDroppedOnBothSides(String name) {
        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "/v3.1/chats", Headers.NONE.with(name, SECRET)))
                .headers(Headers.NONE.with(name, SECRET)));

        assertThat(exchange.request().orElseThrow().headers().all(name)).containsExactly("redacted");
        assertThat(exchange.headers().orElseThrow().all(name)).containsExactly("redacted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "api_key", "%74oken", "sessionId"})
    void theValueOfASecretParameterIsDropped(String name) {
        Exchange exchange =
                clean.apply(Exchange.of(new Request("GET", "/x?a=b&" + name + "=" + SECRET + "&c", Headers.NONE)));

        assertThat(exchange.request().orElseThrow().url()).isEqualTo("/x?a=b&" + name + "=redacted&c");
    }

    @Test
    void aSecretIsDroppedWhereverItIsRepeatedAndNothingElseIsChanged() {
        byte[] body = {(byte) 0xff, 'x', ' '};
        byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[body.length + secret.length];
        System.arraycopy(body, 0, both, 0, body.length);
        System.arraycopy(secret, 0, both, body.length, secret.length);

        Exchange exchange = clean.apply(
                Exchange.of(new Request("GET", "/x/" + SECRET, Headers.NONE.with("Authorization", "Bearer " + SECRET)))
                        .status(200)
                        .headers(Headers.NONE.with("X-Echo", SECRET).with("X-Other", "other"))
                        .body(both));

        assertThat(exchange.request().orElseThrow().url()).isEqualTo("/x/redacted");
        assertThat(exchange.request().orElseThrow().headers().first("Authorization"))
                .contains("Bearer redacted");
        assertThat(exchange.headers().orElseThrow().first("X-Echo")).contains("redacted");
        assertThat(exchange.headers().orElseThrow().first("X-Other")).contains("other");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.body()).startsWith(body).endsWith("redacted".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoIsNamedInTheAddressIsDropped() {
        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "https://u:p@h.example/x", Headers.NONE)));

        assertThat(exchange.request().orElseThrow().url()).isEqualTo("https://h.example/x");
    }

    @Test
    void anExchangeWithoutSecretsStaysAsItIs() {
        byte[] body = "token".getBytes(StandardCharsets.UTF_8);
        Exchange exchange =
                clean.apply(Exchange.ofOperation("engage/getChat").status(200).body(body));

        assertThat(exchange.operation()).contains("engage/getChat");
        assertThat(exchange.body()).isSameAs(body);
        assertThat(exchange.headers()).isEmpty();
    }
}
