package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Http;
import java.lang.reflect.Proxy;
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

            assertThat(Http.send(url, MAPPINGS).status()).isEqualTo(200);
            assertThat(Http.send(url, FORWARDED).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
    void aLoopbackAddressIsLetIn(String address) {
        assertThat(AdminAccess.LOCAL.authenticate(from(address, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.0.2.7", "2001:db8::1", "0.0.0.0", "256.0.0.1.invalid"})
    void anyOtherAddressIsKeptOut(String address) {
        assertThat(AdminAccess.LOCAL.authenticate(from(address, ""))).isFalse();
    }

    @Test
    void aForwardedRequestIsKeptOutWhereverItComesFrom() {
        assertThat(AdminAccess.LOCAL.authenticate(from("127.0.0.1", "X-Forwarded-For")))
                .isFalse();
    }

    @Test
    void aPageInABrowserIsKeptOutWhereverItComesFrom() {
        assertThat(AdminAccess.LOCAL.authenticate(from("127.0.0.1", "Origin"))).isFalse();
    }

    @Test
    void whoShowsTheGivenCredentialsIsLetInFromAnywhere() {
        AdminAccess access = AdminAccess.with("anna", "p:ssw\u00f6rd");

        assertThat(access.authenticate(showing("Basic " + base64("anna:p:ssw\u00f6rd"))))
                .isTrue();
        assertThat(access.authenticate(showing("basic " + base64("anna:p:ssw\u00f6rd"))))
                .isTrue();
        assertThat(access.authenticate(from("127.0.0.1", ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "anna:", "anna", "", ":right", "bert:right", "anna:right2"})
    void whoShowsOthersIsKeptOut(String shown) {
        AdminAccess access = AdminAccess.with("anna", "right");

        assertThat(access.authenticate(showing("Basic " + base64(shown)))).isFalse();
        assertThat(access.authenticate(showing("Basic *"))).isFalse();
        assertThat(access.authenticate(showing("Bearer " + base64("anna:right"))))
                .isFalse();
        assertThat(access.authenticate(showing(null))).isFalse();
        assertThat(AdminAccess.LOCAL.authenticate(showing("Basic " + base64(shown))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',right", "a:b,right", "anna,''"})
    void credentialsThatNobodyCanShowAreRefused(String user, String password) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MockOptions().admin(user, password));
    }

    @Test
    void aForwardedRequestWithTheCredentialsIsLetIn() {
        try (MockServer mock = MockServer.start(new MockOptions().admin("anna", "right"))) {
            Request known = new Request(
                    "GET", MAPPINGS.url(), FORWARDED.headers().with("Authorization", "Basic " + base64("anna:right")));

            assertThat(Http.send(mock.url(), known).status()).isEqualTo(200);
            assertThat(Http.send(mock.url(), FORWARDED).status()).isEqualTo(401);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static com.github.tomakehurst.wiremock.http.Request showing(String authorization) {
        return request("192.0.2.7", "", authorization);
    }

    /** WireMock has no request that can be made by hand. */
    private static com.github.tomakehurst.wiremock.http.Request from(String address, String header) {
        return request(address, header, null);
    }

    private static com.github.tomakehurst.wiremock.http.Request request(
            String address, String header, String authorization) {
        Class<?> type = com.github.tomakehurst.wiremock.http.Request.class;
        return (com.github.tomakehurst.wiremock.http.Request) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getClientIp" -> address;
                    case "getHeader" -> authorization;
                    case "containsHeader" -> header.equals(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
