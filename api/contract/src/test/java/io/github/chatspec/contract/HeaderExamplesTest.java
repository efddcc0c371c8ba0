package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderExamplesTest {

    @Test
    void aHeaderIsSentWithItsExampleOrThatOfItsSchema() {
        assertThat(headers("""
                {X-A: {schema: {type: "string", default: "d"}, example: "a"},
                 X-B: {schema: {type: "integer", example: 5}},
                 X-C: {schema: {type: "string", examples: ["c", "x"]}},
                 X-D: {schema: {type: "string"}, examples: {one: {value: "d"}, two: {value: "x"}}},
                 X-E: {$ref: "#/components/headers/E"},
                 X-F: {schema: {type: "array"}, example: [1, 2]},
                 X-G: {schema: {type: "object"}, example: {a: 1, b: 2}},
                 X-H: {schema: {default: "h"}},
                 X-I: {schema: {type: "string"}},
                 X-J: {schema: {const: "j"}},
                 X-K: {schema: {enum: ["k", "x"]}}}"""))
                .containsExactly(
                        Map.entry("X-A", "a"),
                        Map.entry("X-B", "5"),
                        Map.entry("X-C", "c"),
                        Map.entry("X-D", "d"),
                        Map.entry("X-E", "e"),
                        Map.entry("X-F", "1,2"),
                        Map.entry("X-G", "a,1,b,2"),
                        Map.entry("X-H", "h"),
                        Map.entry("X-J", "j"),
                        Map.entry("X-K", "k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: {example: 5}",
                "transfer-encoding: {example: \"chunked\"}",
                "Connection: {example: \"close\"}",
                "Content-Encoding: {example: \"gzip\"}",
                "X-A: {example: \"a\\r\\nSet-Cookie: b\"}",
                "X-A: {example: \"a\\nb\"}",
                "X-A: {example: \"a\\0b\"}",
                "X-A: {example: \"\u20ac\"}",
                "\"X A\": {example: \"a\"}",
                "\"X-A\\r\\nB\": {example: \"a\"}",
                "\"\": {example: \"a\"}"
            })
    void aHeaderThatWouldBreakTheMessageIsNotSent(String header) {
        assertThat(headers("{" + header + ", X-Good: {example: \"good\"}}"))
                .containsExactly(Map.entry("X-Good", "good"));
    }

    private static Map<String, String> headers(String headers) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses:
                        "200":
                          description: "Things."
                          headers: %s
                          content: {application/json: {example: []}}
                components:
                  headers:
                    E: {schema: {type: "string"}, example: "e"}
                """.formatted(headers.replace("\n", " ")));
        return contract.operations().get(0).samples().get(0).headers();
    }
}
