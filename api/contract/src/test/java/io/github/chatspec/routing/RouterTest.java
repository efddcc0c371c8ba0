package io.github.chatspec.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private static final Router ROUTER = new Router(Contract.builtIn());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://acme.imi.chat/v3.1/chats, engage/listChats",
        "https://acme.imi.chat/v3.1/chats?page=2, engage/listChats",
        "https://ACME.IMI.CHAT/v3.1/chats, engage/listChats",
        "HTTPS://acme.imi.chat:443/v3.1/chats, engage/listChats",
        "https://someone:secret@acme.imi.chat/v3.1/chats, engage/listChats",
        "https://acme.imi.chat/v3%2e1/%63hats, engage/listChats",
        "https://acme.imi.chat:/v3.1/chats, engage/listChats",
        "https://acme.imi.chat/v3.1/chats/C1, engage/getChat",
        "https://acme.imi.chat/v3.1/chats/C%2F1, engage/getChat",
        "https://api.helpscout.net/chat/v1/abc, helpscout/getChat",
        "/v3.1/chats/C1, engage/getChat",
        "/chat/v1/abc#top, helpscout/getChat"
    })
    void aRequestLeadsToTheOperationOfItsHostAndPath(String url, String operation) {
        assertThat(route("GET", url)).contains(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost", "https://[::1]:1", "http://127.9.9.9"})
    void aRequestToThisMachineIsToldByItsPathAlone(String origin) {
        assertThat(route("GET", origin + "/v3.1/chats")).contains("engage/listChats");
        assertThat(route("GET", origin + "/chat/v1/abc")).contains("helpscout/getChat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/v3.1/chats",
                "https://imi.chat/v3.1/chats",
                "https://a/b.imi.chat/v3.1/chats",
                "https://acme.imi.chat.example.com/v3.1/chats",
                "http://acme.imi.chat/v3.1/chats",
                "https://api-helpscout.net/chat/v1/abc",
                "https://127.0.0.1.example.com/v3.1/chats",
                "https://acme.imi.chat/chat/v1/abc",
                "https://acme.imi.chat/v3.1/chats/",
                "https://acme.imi.chat/v3.1/chats/C1/messages",
                "https://acme.imi.chat/v3x1/chats",
                "https://acme.imi.chat/V3.1/chats",
                "https://acme.imi.chat:8443/v3.1/chats",
                "https://acme.imi.chat/v3.1%2Fchats",
                "https://acme.imi.chat"
            })
    void aRequestElsewhereLeadsNowhere(String url) {
        assertThat(route("GET", url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://example.com/v3.1/chats?page=2, engage/listChats",
        "GET, https://acme.imi.chat/chat/v1/abc, helpscout/getChat",
        "POST, https://example.com/v3.1/chats, ",
        "GET, https://example.com/users, ",
        "GET, https://example.com?a=b, ",
        "GET, https://acme.imi.chat/v3.1/chats, ",
        "GET, /v3.1/chats, "
    })
    void aKnownPathOnAnotherHostIsToldFromAnUnknownOne(String method, String url, String operation) {
        assertThat(ROUTER.routeIgnoringHost(new Request(method, url, Headers.NONE))
                        .map(route -> route.operation().qualifiedId()))
                .isEqualTo(Optional.ofNullable(operation));
    }

    @Test
    void aHeadOrOptionsRequestLeadsToTheOperationOfTheGet() {
        assertThat(route("HEAD", "/v3.1/chats")).contains("engage/listChats");
        assertThat(route("OPTIONS", "/v3.1/chats/C1")).contains("engage/getChat");
    }

    @Test
    void aWrongMethodLeadsToTheOperationThatDocumentsTheRefusal() {
        assertThat(route("DELETE", "/v3.1/chats/C1")).contains("engage/getChat");
    }

    @Test
    void aWrongMethodLeadsNowhereWhereNoRefusalIsDocumented() {
        assertThat(route("DELETE", "/chat/v1/abc")).isEmpty();
    }

    @Test
    void aLiteralSegmentWinsOverATemplate() throws IOException {
        Router router = new Router(List.of(contract("""
                openapi: "3.1.0"
                info: {title: "T", version: "1"}
                paths:
                  /bikes/{id}:
                    parameters: [{name: "id", in: "path", required: true, schema: {type: "string"}}]
                    get: {operationId: "getBike", responses: {"200": {description: "One."}}}
                  /bikes/newest:
                    get: {operationId: "getNewest", responses: {"200": {description: "One."}}}
                """)));

        assertThat(route(router, "GET", "/bikes/newest")).contains("bikes/getNewest");
        assertThat(route(router, "GET", "/bikes/7")).contains("bikes/getBike");
    }

    @Test
    void theFirstSegmentThatDiffersDecidesWhichTemplateWins() throws IOException {
        Router router = new Router(List.of(contract("""
                openapi: "3.1.0"
                info: {title: "T", version: "1"}
                paths:
                  /{kind}/newest/{part}:
                    parameters:
                      - {name: "kind", in: "path", required: true, schema: {type: "string"}}
                      - {name: "part", in: "path", required: true, schema: {type: "string"}}
                    get: {operationId: "getPartOfNewest", responses: {"200": {description: "One."}}}
                  /bikes/{id}/{part}:
                    parameters:
                      - {name: "id", in: "path", required: true, schema: {type: "string"}}
                      - {name: "part", in: "path", required: true, schema: {type: "string"}}
                    get: {operationId: "getPart", responses: {"200": {description: "One."}}}
                """)));

        assertThat(route(router, "GET", "/bikes/newest/bell")).contains("bikes/getPart");
        assertThat(route(router, "GET", "/cars/newest/bell")).contains("bikes/getPartOfNewest");
    }

    @Test
    void thePathOfAServerPrecedesThatOfTheOperation() throws IOException {
        Router router = new Router(List.of(contract("""
                openapi: "3.1.0"
                info: {title: "T", version: "1"}
                servers: [{url: "https://bikes.example/api/"}, {url: "/relative"}]
                paths:
                  /bikes:
                    get: {operationId: "listBikes", responses: {"200": {description: "All."}}}
                """)));

        assertThat(route(router, "GET", "https://bikes.example/api/bikes")).contains("bikes/listBikes");
        assertThat(route(router, "GET", "http://localhost/api/bikes")).contains("bikes/listBikes");
        assertThat(route(router, "GET", "https://anywhere.example/relative/bikes"))
                .contains("bikes/listBikes");
        assertThat(route(router, "GET", "https://bikes.example/bikes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://demo.shop.example/v2/pets, bikes/listPets",
        "https://demo.shop.example:443/v2/pets, bikes/listPets",
        "https://demo.shop.example:8443/v9/pets, bikes/listPets",
        "https://demo.shop.example:9443/v2/pets,",
        "https://demo.shop.example/v2/x/pets,",
        "https://demo.shop.example/v2, bikes/root",
        "https://demo.shop.example/v2/, bikes/root",
        "http://cdn.example/pets, bikes/listPets",
        "https://cdn.example/pets, bikes/listPets",
        "https://xn--bcher-kva.example/pets, bikes/listPets",
        "https://b\u00fccher.example/pets, bikes/listPets"
    })
    void theVariablesOfAServerHaveTheirValues(String url, String operation) throws IOException {
        Router router = new Router(List.of(contract("""
                openapi: "3.1.0"
                info: {title: "T", version: "1"}
                servers:
                  - url: "https://{user}.shop.example:{port}/{base}"
                    variables:
                      user: {default: "demo"}
                      port: {enum: ["8443", "443"], default: "8443"}
                      base: {default: "v2"}
                  - url: "//cdn.example"
                  - url: "https://b\u00fccher.example"
                paths:
                  /:
                    get: {operationId: "root", responses: {"200": {description: "Root."}}}
                  /pets:
                    get: {operationId: "listPets", responses: {"200": {description: "All."}}}
                """)));

        assertThat(route(router, "GET", url)).isEqualTo(Optional.ofNullable(operation));
    }

    @Test
    void theEarlierContractWinsWhereTwoKnowARequest() throws IOException {
        JsonNode copy = Contract.builtIn("engage").document();
        Path other = Files.createDirectories(folder.resolve("other")).resolve("openapi.json");
        Files.writeString(other, copy.toString().replace("externalValue", "x-external"));
        Contract second = Contract.read(other);

        assertThat(route(new Router(List.of(second, Contract.builtIn("engage"))), "GET", "/v3.1/chats"))
                .contains("other/listChats");
        assertThat(route(new Router(List.of(Contract.builtIn("engage"), second)), "GET", "/v3.1/chats"))
                .contains("engage/listChats");
    }

    @Test
    void theMethodsOfAPathAreThoseOfItsOperationsWithHeadAndOptions() throws IOException {
        Contract bikes = contract("""
                openapi: "3.1.0"
                info: {title: "T", version: "1"}
                servers: [{url: "/one"}, {url: "/two"}]
                paths:
                  /bikes:
                    post: {operationId: "addBike", responses: {"200": {description: "One."}}}
                    get: {operationId: "listBikes", responses: {"200": {description: "All."}}}
                  /bikes/{id}:
                    parameters: [{name: "id", in: "path", required: true, schema: {type: "string"}}]
                    delete: {operationId: "removeBike", responses: {"200": {description: "None."}}}
                """);
        Router router = new Router(List.of(bikes));

        assertThat(router.methods("/bikes")).containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        assertThat(router.methods("/bikes/%37")).containsExactly("DELETE", "OPTIONS");
        assertThat(router.methods("/cars")).isEmpty();
        assertThat(router.methods("*")).containsExactlyInAnyOrder("GET", "HEAD", "POST", "DELETE", "OPTIONS");
        assertThat(Router.methods(bikes.operations()))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "DELETE", "OPTIONS")
                .endsWith("OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"/a/x%2Fy, x/y", "/a/x%20y, x y", "/a/x+y, x+y", "/a/100%, 100%", "/a/%C3%BC, ü"})
    void aPathParameterIsDecoded(String path, String value) {
        assertThat(PathTemplate.of("/a/{id}").parameters(path)).contains(Map.of("id", value));
    }

    @Test
    void severalPathParametersAreToldApart() {
        assertThat(PathTemplate.of("/a/{x}/b/{y}").parameters("/a/1/b/2")).contains(Map.of("x", "1", "y", "2"));
        assertThat(PathTemplate.of("/a/{x}/b/{y}").parameters("/a/1/c/2")).isEmpty();
        assertThat(PathTemplate.of("/a/{x}").parameters("/a/")).isEmpty();
    }

    private Contract contract(String yaml) throws IOException {
        return Contract.read(Files.writeString(folder.resolve("bikes.yaml"), yaml));
    }

    private static Optional<String> route(String method, String url) {
        return route(ROUTER, method, url);
    }

    private static Optional<String> route(Router router, String method, String url) {
        return router.route(new Request(method, url, Headers.NONE))
                .map(route -> route.operation().qualifiedId());
    }
}
