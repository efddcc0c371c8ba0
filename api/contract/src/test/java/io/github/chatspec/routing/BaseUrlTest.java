package io.github.chatspec.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    private static final List<Contract> CONTRACTS = Contract.builtIn();
    private static final Router ROUTER = new Router(CONTRACTS);

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example, https://proxy.example/v3.1/chats?page=2, engage/listChats",
        "https://proxy.example/, https://PROXY.example:443/v3.1/chats, engage/listChats",
        "https://proxy.example/in, https://proxy.example/in/v3.1/chats/C1, engage/getChat",
        "https://proxy.example/in/, https://proxy.example/%69n/chat/v1/a, helpscout/getChat",
        "engage=https://proxy.example/in, https://proxy.example/in/v3.1/chats/C1, engage/getChat",
        "helpscout=https://proxy.example/in, https://proxy.example/in/chat/v1/a, helpscout/getChat"
    })
    void aRequestAtTheBaseIsOneAtTheContractsServer(String base, String url, String operation) {
        assertThat(mapped(base, url)
                        .flatMap(ROUTER::route)
                        .map(route -> route.operation().qualifiedId()))
                .contains(operation);
    }

    @Test
    void theQueryStays() {
        assertThat(mapped("https://proxy.example/in", "https://proxy.example/in/v3.1/chats?page=2#x")
                        .map(Request::url))
                .contains("/v3.1/chats?page=2#x");
        assertThat(mapped("https://proxy.example", "https://proxy.example?page=2")
                        .map(Request::url))
                .contains("/?page=2");
    }

    @Test
    void aContractThatIsNotNamedIsNotMeant() {
        assertThat(mapped("helpscout=https://proxy.example", "https://proxy.example/v3.1/chats")
                        .flatMap(ROUTER::route))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.example/inn/v3.1/chats",
                "https://proxy.example/v3.1/chats",
                "http://proxy.example/in/v3.1/chats",
                "https://other.example/in/v3.1/chats",
                "/in/v3.1/chats"
            })
    void aRequestElsewhereIsNotMapped(String url) {
        assertThat(mapped("https://proxy.example/in", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "acme=https://proxy.example", "ftp://proxy.example", "https://", ""})
    void anInvalidAddressIsRejected(String base) {
        assertThatThrownBy(() -> BaseUrl.of(base, CONTRACTS))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("This is not a base URL; give one like https://proxy.example/prefix");
    }

    private static Optional<Request> mapped(String base, String url) {
        return BaseUrl.of(base, CONTRACTS).mapped(new Request("GET", url, Headers.NONE));
    }
}
