package io.github.chatspec.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersTest {

    private static final Servers SERVERS = new Servers(List.of(contract(
            "https://api.shop.example/v1", "https://{tenant}.pets.example:8443", "//plain.example", "https://{host}")));

    @ParameterizedTest
    @CsvSource({
        "https://api.shop.example/pets, false, https://api.shop.example",
        "http://API.shop.example:8080/x, false, http://api.shop.example:8080",
        "https://a.pets.example/x, false, https://{tenant}.pets.example",
        "https://b.pets.example:8443/x, false, https://{tenant}.pets.example:8443",
        "http://plain.example/x, false, http://plain.example",
        "https://cdn.example/x, true, https://cdn.example",
        "https://anna:secret@cdn.example/x, true, https://cdn.example",
        "https://shop.example/x, true, https://shop.example",
        "http://localhost:8080/x, true, http://localhost:8080",
        "http://[::1]:8080/x, true, http://[::1]:8080",
        "wss://api.shop.example/x, true, wss://api.shop.example",
        "chrome-extension://abc/x, true, chrome-extension://abc",
        "'data:image/png;base64,AAAA', true, data:",
        "blob:https://api.shop.example/1, true, blob:https://api.shop.example",
        "about:blank, true, about:",
        "/pets, false, ''",
        "/pets?u=http://cdn.example, false, ''",
        "localhost:8080/x, false, ''",
        "'', false, ''"
    })
    void aRequestToAnotherHostIsRecognized(String url, boolean elsewhere, String origin) {
        Request request = new Request("GET", url, Headers.NONE);

        assertThat(SERVERS.areElsewhere(request)).isEqualTo(elsewhere);
        assertThat(SERVERS.origin(request)).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://staging.example/pets, pets=https://staging.example",
        "HEAD, https://staging.example/v1/pets?x=/pets#y, pets=https://staging.example/v1",
        "GET, https://staging.example:8443/a/b/pets, pets=https://staging.example:8443/a/b",
        "GET, https://staging.example/p%65ts, pets=https://staging.example",
        "GET, https://staging.example/pets/pets, pets=https://staging.example/pets",
        "POST, https://staging.example/pets,",
        "GET, https://staging.example/pets/1,",
        "GET, https://staging.example/pets/,",
        "GET, https://staging.example,",
        "GET, 'data:/pets',",
        "GET, wss://staging.example/pets,",
        "GET, /pets,"
    })
    void theBaseUnderWhichARequestFitsAnOperationIsSuggested(String method, String url, String base) {
        assertThat(SERVERS.base(new Request(method, url, Headers.NONE))).isEqualTo(Optional.ofNullable(base));
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example/x, true", "/x, false"})
    void aContractWithoutAHostHasNone(String url, boolean elsewhere) {
        Servers servers = new Servers(List.of(contract("/api")));

        assertThat(servers.areElsewhere(new Request("GET", url, Headers.NONE))).isEqualTo(elsewhere);
    }

    private static Contract contract(String... servers) {
        StringBuilder list = new StringBuilder();
        for (String server : servers) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append("{\"url\": \"" + server + "\", \"variables\": {"
                            + "\"tenant\": {\"default\": \"a\"}, \"host\": {\"default\": \"x.example\"}}}");
        }
        return Contract.of(
                "pets",
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"Pets\", \"version\": \"1\"}, \"servers\": [" + list
                        + "], \"paths\": {\"/pets\": {\"get\": {\"operationId\": \"listPets\","
                        + " \"responses\": {\"200\": {\"description\": \"Pets.\"}}}}}}");
    }
}
