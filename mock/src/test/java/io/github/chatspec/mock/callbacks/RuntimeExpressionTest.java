package io.github.chatspec.mock.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeExpressionTest {

    /** A request and a response with fixed values. */
    private static final class Fixed implements RuntimeExpression.Source {

        @Override
        public String url() {
            return "http://a.example/x?q=1";
        }

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public int status() {
            return 202;
        }

        @Override
        public Optional<String> ofRequest(String in, String name) {
            return Optional.ofNullable(Map.of("header X-A", "h", "query q.r", "a&b", "path id", "p/1")
                    .get(in + " " + name));
        }

        @Override
        public Optional<String> ofResponse(String name) {
            return name.equals("Location") ? Optional.of("/new") : Optional.empty();
        }

        @Override
        public byte[] requestBody() {
            return "{\"a\": {\"b/c\": [\"http://b.example\", 5]}, \"n\": null, \"o\": {}}"
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] responseBody() {
            return "text".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public JsonNode requestJson() {
            return StrictJson.read(requestBody()).orElse(MissingNode.getInstance());
        }

        @Override
        public JsonNode responseJson() {
            return StrictJson.read(responseBody()).orElse(MissingNode.getInstance());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    $url                                        | http://a.example/x?q=1
                    $method                                     | POST
                    $statusCode                                 | 202
                    $request.header.X-A                         | h
                    $request.query.q.r                          | a&b
                    $request.path.id                            | p/1
                    $request.body#/a/b~1c/0                     | http://b.example
                    $request.body#/a/b~1c/1                     | 5
                    $response.body                              | text
                    $response.header.Location                   | /new
                    http://c.example/{$request.query.q.r}?{$method} | http://c.example/a%26b?POST
                    {$request.body#/a/b~1c/0}/{$request.path.id}    | http://b.example/p%2F1
                    http://c.example/fixed                      | http://c.example/fixed
                    $request.body#/o                            |
                    $request.body#/n                            |
                    $request.body#/missing                      |
                    $request.body#a                             |
                    $response.body#/a                           |
                    $request.cookie.c                           |
                    $response.query.q                           |
                    $request.X                                  |
                    $other                                      |
                    http://c.example/{$request.header.None}     |
                    """)
    void anExpressionHasAValueOrNone(String key, String expected) {
        assertThat(RuntimeExpression.url(key, new Fixed())).isEqualTo(Optional.ofNullable(expected));
    }
}
