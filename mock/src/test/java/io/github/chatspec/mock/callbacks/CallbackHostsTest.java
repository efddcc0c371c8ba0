package io.github.chatspec.mock.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackHostsTest {

    private final CallbackHosts hosts = new CallbackHosts(List.of("192.0.2.7", "[2001:DB8::1]"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1", "192.0.2.7", "2001:db8::1"})
    void thisMachineAndListedHostsArePermitted(String host) throws Exception {
        assertThat(hosts.resolve(host)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.8", "0.0.0.0", "169.254.169.254", "10.0.0.1", "2001:db8::2", "fe80::1"})
    void anyOtherAddressIsNot(String host) {
        assertThatThrownBy(() -> hosts.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:81, http://localhost:81/", "http://localhost:81?a=b, http://localhost:81/?a=b"})
    void anAddressHasAPath(String url, String expected) throws Exception {
        assertThat(CallbackHosts.address(url, 80)).hasToString(expected);
    }

    @Test
    void theStandardPortMayBeThatOfTheMock() {
        assertThatThrownBy(() -> CallbackHosts.address("http://localhost/x", 80))
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> CallbackHosts.address("https://localhost/x", 443))
                .isInstanceOf(UnknownHostException.class);
    }
}
