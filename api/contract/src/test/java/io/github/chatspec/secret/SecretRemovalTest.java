package io.github.chatspec.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aSecretIsRemovedWhereverItIsRepeatedAndTheRestIsKept() {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a \"s3cr3t\" \\ / with ~ and +",
                "plain-s3cr3t",
                "schl\u00fcssel-s3cr3t",
            })
    void aSecretIsDroppedInEverySpelling(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        List<String> spellings = List.of(
                json,
                json.replace("/", "\\/"),
                percent,
                percent.replace("+", "%20"),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes));

        for (String spelling : spellings) {
            Exchange exchange =
                    clean.apply(Exchange.of(new Request("GET", "/x", Headers.NONE.with("access_token", secret)))
                            .status(200)
                            .headers(Headers.NONE.with("Content-Type", "text/plain"))
                            .body(("<" + spelling + ">").getBytes(StandardCharsets.UTF_8)));

            // The last character of Base64 may depend on what follows, and stays.
            assertThat(new String(exchange.body(), StandardCharsets.UTF_8))
                    .as(spelling)
                    .matches("<redacted.{0,3}>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0061-s3cr\\u00e9t/x",
                "a\\u002Ds3cr\u00e9t\\/x",
                "%61-s3cr%C3%a9t/x",
                "a-s3cr\u00e9t%2Fx",
                "a-s3cr\u00e9t%252Fx",
                "%2525%61-s3cr%25C3%25A9t/x"
            })
    void aSecretOfWhichSomeCharactersAreEscapedIsDropped(String spelling) {
        String secret = "a-s3cr\u00e9t/x";

        Exchange exchange = clean.apply(
                Exchange.of(new Request("GET", "/x?a=" + spelling, Headers.NONE.with("access_token", secret)))
                        .status(200)
                        .headers(Headers.NONE.with("X-Echo", "<" + spelling + ">"))
                        .body(("\"" + spelling + "\"").getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).matches("\"(%25)?(%2525)?redacted\"");
        assertThat(exchange.request().orElseThrow().url()).endsWith("redacted");
        assertThat(exchange.headers().orElseThrow().first("X-Echo").orElseThrow())
                .endsWith("redacted>");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Basic bWU6YS1zM2NyM3Q=",
        "Proxy-Authorization, basic bWU6YS1zM2NyM3Q=",
        "Cookie, a=b; sid=%61-s3cr3t",
        "X-Api-Key, a%2Ds3cr3t"
    })
    void aSecretThatIsSentEncodedIsDroppedWhereItIsRepeatedDecoded(String name, String value) {
        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "/x", Headers.NONE.with(name, value)))
                .status(200)
                .body("[\"a-s3cr3t\"]".getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo("[\"redacted\"]");
    }

    @Test
    void anEscapedPercentSignOrBackslashInASecretIsFound() {
        String secret = "50%25\\u0041\\end";

        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "/x", Headers.NONE.with("access_token", secret)))
                .status(200)
                .body("[\"50%25\\\\u0041\\\\\\u0065nd\", \"50%2525%5cu0041%5Cend\"]".getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo("[\"redacted\", \"redacted\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aSecretWithinATextInBase64IsDropped(int before) {
        String text = "x".repeat(before) + SECRET + ":more";
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "/x", Headers.NONE.with("access_token", SECRET)))
                .status(200)
                .body(encoded.getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).contains("redacted");
    }

    @Test
    void aMemberOfTheBodyThatIsNamedLikeASecretIsDropped() {
        Exchange exchange = clean.apply(Exchange.of(new Request("POST", "/oauth", Headers.NONE))
                .status(200)
                .body("{\"refresh_token\": \"r-s3cr3t\", \"id\": 7}".getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"refresh_token\": \"redacted\", \"id\": 7}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "keyword", "sessionType", "cookies"})
    void aMemberOfTheBodyWithAnyOtherNameStays(String name) {
        String body = "{\"" + name + "\": \"anything\"}";
        Exchange exchange = clean.apply(Exchange.of(new Request("POST", "/oauth", Headers.NONE))
                .status(200)
                .body(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    }

    @Test
    void theSecretsOfALocationAreDropped() {
        Exchange exchange = clean.apply(Exchange.of(new Request("GET", "/x", Headers.NONE))
                .status(302)
                .headers(Headers.NONE.with("Location", "https://user:pass@host.example/a?token=t-s3cr3t&b=1")));

        assertThat(exchange.headers().orElseThrow().first("Location"))
                .contains("https://host.example/a?token=redacted&b=1");
    }
}
