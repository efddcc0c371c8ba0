package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.Http;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAdminTest {

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
        assertThat(new LocalAdmin().authenticate(from(address, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.0.2.7", "2001:db8::1", "0.0.0.0", "256.0.0.1.invalid"})
    void anyOtherAddressIsKeptOut(String address) {
        assertThat(new LocalAdmin().authenticate(from(address, ""))).isFalse();
    }

    @Test
    void aForwardedRequestIsKeptOutWhereverItComesFrom() {
        assertThat(new LocalAdmin().authenticate(from("127.0.0.1", "X-Forwarded-For")))
                .isFalse();
    }

    /** WireMock has no request that can be made by hand. */
    private static com.github.tomakehurst.wiremock.http.Request from(String address, String header) {
        Class<?> type = com.github.tomakehurst.wiremock.http.Request.class;
        return (com.github.tomakehurst.wiremock.http.Request) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getClientIp" -> address;
                    case "containsHeader" -> header.equals(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
