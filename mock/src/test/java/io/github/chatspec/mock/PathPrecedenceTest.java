package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.TestHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several paths that match a request, the most literal one is served, whatever their order in the document. */
class PathPrecedenceTest {

    private static final String HEAD = "openapi: \"3.1.0\"\ninfo: {title: T, version: \"1\"}\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /users/{id} /users/{userId}/posts /users/me /{any}/me | /users/1 /users/me /users/1/posts /shops/me | 0 2 1 3
                    /pet/findByStatus /pet/{petId} /a/b/{y} /a/{x}/c      | /pet/findByStatus /pet/7 /a/b/c /a/z/c      | 0 1 2 3
                    /pet/{petId} /pet/findByStatus /a/{x}/c /a/b/{y}      | /pet/findByStatus /pet/7 /a/b/c /a/z/c      | 1 0 3 2
                    /files/{id}.csv /files/{id}                           | /files/1.csv /files/1                       | 0 1
                    /files/{id} /files/{id}.csv                           | /files/1.csv /files/1                       | 1 0
                    """)
    void theMostLiteralPathIsServed(String templates, String requests, String expected) {
        StringBuilder yaml = new StringBuilder(HEAD + "paths:\n");
        String[] paths = templates.trim().split(" +");
        for (int i = 0; i < paths.length; i++) {
            yaml.append("  ")
                    .append(paths[i])
                    .append(": {get: ")
                    .append(response(i))
                    .append("}\n");
        }
        try (MockServer mock = serve(yaml.toString())) {
            String[] numbers = expected.trim().split(" +");
            String[] sent = requests.trim().split(" +");
            for (int i = 0; i < sent.length; i++) {
                assertThat(TestHttp.json(get(mock, "GET", sent[i])).intValue())
                        .as(sent[i])
                        .isEqualTo(Integer.parseInt(numbers[i]));
            }
        }
    }

    @Test
    void aPathWithoutExampleIsNotAnsweredByAnotherPath() {
        try (MockServer mock =
                serve(HEAD + "paths:\n  /a/b: {delete: " + response(0) + "}\n  /a/{x}: {get: " + response(1) + "}\n")) {
            assertThat(get(mock, "GET", "/a/b").status()).isEqualTo(405);
            assertThat(get(mock, "DELETE", "/a/b").status()).isEqualTo(200);
            assertThat(get(mock, "GET", "/a/c").status()).isEqualTo(200);
        }
    }

    @Test
    void pathsThatDifferInTheNamesOfVariablesAreOnePath() {
        try (MockServer mock = serve(
                HEAD + "paths:\n  /a/{x}: {get: " + response(0) + "}\n  /a/{y}: {delete: " + response(1) + "}\n")) {
            assertThat(TestHttp.json(get(mock, "DELETE", "/a/b")).intValue()).isEqualTo(1);
            assertThat(TestHttp.header(get(mock, "PUT", "/a/b"), "Allow").split(", "))
                    .containsExactlyInAnyOrder("GET", "HEAD", "DELETE", "OPTIONS");
        }
    }

    @ParameterizedTest
    @CsvSource({"/pets/1", "/v1/pets/1", "/v2/pets/1"})
    void anOperationIsServedWithAndWithoutTheBasePathOfAServer(String path) {
        try (MockServer mock = serve(HEAD
                + "servers: [{url: https://a.example/v1}, {url: https://b.example/v2/}]\npaths:\n  /pets/{id}: {get: "
                + response(7) + "}\n")) {
            Exchange answer = get(mock, "GET", path);

            assertThat(TestHttp.json(answer).intValue()).isEqualTo(7);
            assertThat(answer.headers().orElseThrow().first("chatspec-violations"))
                    .isEmpty();
            assertThat(get(mock, "GET", "/v3/pets/1").status()).isEqualTo(404);
            assertThat(get(mock, "PUT", path).status()).isEqualTo(405);
        }
    }

    private static MockServer serve(String yaml) {
        return MockServer.start(new MockOptions().contracts(List.of(Contract.of("things", yaml))));
    }

    private static String response(int example) {
        return "{responses: {\"200\": {description: d, content: {application/json: {example: " + example + "}}}}}";
    }

    private static Exchange get(MockServer mock, String method, String path) {
        return TestHttp.send(mock.url(), new Request(method, path, Headers.NONE));
    }
}
