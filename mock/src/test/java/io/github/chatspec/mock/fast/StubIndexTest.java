package io.github.chatspec.mock.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.TestHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index chooses as WireMock does, also where paths overlap and several conditions meet. */
class StubIndexTest {

    private static final String EXAMPLE = """
                            %s:
                              value: {"name": "%s"}
                              x-when: [%s]
            """;

    private static Contract bikes() {
        StringBuilder text = new StringBuilder("openapi: \"3.1.0\"\ninfo: {title: Bikes, version: \"1\"}\npaths:\n");
        operation(
                text,
                "/bikes/{id}",
                "getBike",
                List.of(
                        "one|{path: {id: b1}}",
                        "one-large|{path: {id: b1}, query: {size: large}}",
                        "large|{query: {size: large}}",
                        "small|{query: {size: small}, path: {id: {matches: \"c.*\"}}}",
                        "digits|{path: {id: {matches: \"[0-9]+\"}}}",
                        "escaped|{path: {id: \"a b\"}}",
                        "no-key|{headers: {x-key: null}}",
                        "bad-key|{headers: {x-key: bad}}",
                        "paged|{query: {page: {matches: \"[0-9]*\"}}}"));
        operation(text, "/bikes/latest", "getLatest", List.of("latest|{}"));
        operation(text, "/{kind}/b1", "getAny", List.of("any-kind|{path: {kind: cars}}", "kind|{}"));
        operation(text, "/files/{name}.json", "getFile", List.of("file|{}"));
        return Contract.of("bikes", text.toString());
    }

    private static void operation(StringBuilder text, String path, String id, List<String> examples) {
        text.append("""
                  %s:
                    get:
                      operationId: %s
                      responses:
                        "200":
                          description: "It."
                          content:
                            application/json:
                              schema: {type: object}
                              examples:
                """.formatted(path, id).indent(2));
        for (String example : examples) {
            int bar = example.indexOf('|');
            String name = example.substring(0, bar);
            text.append(EXAMPLE.formatted(name, name, example.substring(bar + 1)));
        }
    }

    @Test
    void everyCombinationOfConditionsSelectsTheStubOfWireMock() {
        MockOptions options = new MockOptions().contracts(List.of(bikes()));
        try (MockServer fast = MockServer.start(options);
                MockServer slow = MockServer.start(
                        new MockOptions().contracts(List.of(bikes())).withoutFastPath())) {
            for (Request request : requests()) {
                Exchange quick = TestHttp.send(fast.url(), request);
                Exchange full = TestHttp.send(slow.url(), request);
                assertThat(quick.status()).as(request.toString()).isEqualTo(full.status());
                assertThat(TestHttp.header(quick, "Matched-Stub-Name"))
                        .as(request + " " + request.headers().all("x-key"))
                        .isEqualTo(TestHttp.header(full, "Matched-Stub-Name"));
            }
            assertThat(fast.fastPathResponses()).isGreaterThan(requests().size() / 4);
            assertThat(slow.fastPathResponses()).isZero();
        }
    }

    @Test
    void thePathsOfTheAdminApiAreReserved() {
        StringBuilder text = new StringBuilder("openapi: \"3.1.0\"\ninfo: {title: All, version: \"1\"}\npaths:\n");
        operation(text, "/{a}/{b}", "getAll", List.of("all|{}"));
        Contract all = Contract.of("all", text.toString());
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(all)))) {
            Request journal = new Request("GET", "/__admin/requests", Headers.NONE);

            assertThat(TestHttp.json(TestHttp.send(mock.url(), journal)).has("requests"))
                    .isTrue();
        }
    }

    private static List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (String path : List.of(
                "/bikes/b1",
                "/bikes/b2",
                "/bikes/c3",
                "/bikes/17",
                "/bikes/a%20b",
                "/bikes/latest",
                "/cars/b1",
                "/boats/b1",
                "/bikes",
                "/bikes/b1/",
                "/files/a.json",
                "/files/a")) {
            for (String query : List.of(
                    "",
                    "?size=large",
                    "?size=small",
                    "?size=large&size=small",
                    "?page=3",
                    "?page=",
                    "?page=x",
                    "?size=large&page=3",
                    "?size",
                    "?SIZE=large")) {
                for (String key : new String[] {null, "bad", "good", "BAD"}) {
                    Headers headers = key == null ? Headers.NONE : Headers.NONE.with("X-Key", key);
                    requests.add(new Request("GET", path + query, headers));
                }
            }
        }
        return requests;
    }
}
