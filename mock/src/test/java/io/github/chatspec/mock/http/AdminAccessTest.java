package io.github.chatspec.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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

    @Test
    void credentialsDoNotAdmitAWebPageOfAnotherOrigin() {
        try (MockServer mock = MockServer.start(new MockOptions().admin("anna", "right"))) {
            Headers headers = Headers.NONE.with("Authorization", "Basic " + base64("anna:right"));
            Request foreign = new Request("GET", MAPPINGS.url(), headers.with("Origin", "https://evil.example"));
            Request own = new Request("GET", MAPPINGS.url(), headers.with("Origin", mock.url()));

            assertThat(TestHttp.send(mock.url(), foreign).status()).isEqualTo(401);
            Exchange answer = TestHttp.send(mock.url(), own);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().orElseThrow().asMap().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
    }

    @Test
    void aLimitThatIsNotANumberIsRefused() {
        try (MockServer mock = MockServer.start(0)) {
            for (String limit : List.of("x", "-1", "", "7777777777", "1e1000000000", "7".repeat(400))) {
                for (String path : List.of("/__admin/requests", "/__admin/mappings")) {
                    Request request = new Request("GET", path + "?limit=" + limit, Headers.NONE);
                    assertThat(TestHttp.send(mock.url(), request).status())
                            .as(limit)
                            .isEqualTo(400);
                }
            }
            assertThat(TestHttp.send(mock.url(), new Request("GET", "/__admin/mappings?limit=2", Headers.NONE))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theAdminApiAcceptsOnlyJson() throws IOException {
        try (MockServer mock = MockServer.start(0);
                RawClient client = new RawClient(mock.url())) {
            String stub = "{\"request\": {\"urlPath\": \"/x\"}, \"response\": {\"body\": \"y\"}}";
            String head = "POST /__admin/mappings HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + stub.length();
            client.send(head + "\r\nContent-Type: application/json\r\n\r\n" + stub);
            assertThat(client.read(false).status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n", ""})
    void otherMediaTypesAreRefusedByTheAdminApi(String field) throws IOException {
        try (MockServer mock = MockServer.start(0);
                RawClient client = new RawClient(mock.url())) {
            client.send(
                    "POST /__admin/mappings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" + field + "\r\n{}");
            assertThat(client.read(false).status()).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /__admin/files",
                "PUT /__admin/files/x.json",
                "DELETE /__admin/%66iles/x.json",
                "GET /__admin/certs/wiremock-ca.crt"
            })
    void theMockOffersNoFiles(String line) {
        try (MockServer mock = MockServer.start(0)) {
            String[] words = line.split(" ", 2);
            Exchange refused = TestHttp.send(mock.url(), new Request(words[0], words[1], Headers.NONE));
            assertThat(refused.status()).isEqualTo(404);
            assertThat(TestHttp.header(refused, "chatspec-refusal")).isEqualTo("unknown-path");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
