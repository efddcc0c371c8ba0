package io.github.chatspec.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of the specification of OpenAPI (Parameter Object, style examples). */
class ParameterWriterTest {

    private static final String LIST = "[\"blue\", \"black\"]";
    private static final String OBJECT = "{\"R\": 100, \"G\": 200}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    path   | style: matrix                 | ;color=blue | ;color=blue,black       | ;color=R,100,G,200
                    path   | style: matrix, explode: true  | ;color=blue | ;color=blue;color=black | ;R=100;G=200
                    path   | style: label                  | .blue       | .blue,black             | .R,100,G,200
                    path   | style: label, explode: true   | .blue       | .blue.black             | .R=100.G=200
                    path   |                               | blue        | blue,black              | R,100,G,200
                    path   | explode: true                 | blue        | blue,black              | R=100,G=200
                    header |                               | blue        | blue,black              | R,100,G,200
                    header | explode: true                 | blue        | blue,black              | R=100,G=200
                    """)
    void aTextIsWrittenInItsStyle(String in, String style, String scalar, String list, String object) {
        ParameterWriter writer = writer(in, style);

        assertThat(writer.text(json("\"blue\""))).isEqualTo(scalar);
        assertThat(writer.text(json(LIST))).isEqualTo(list);
        assertThat(writer.text(json(OBJECT))).isEqualTo(object);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    query | style: form                             | color=blue&color=black | R=100&G=200
                    query | explode: false                          | color=blue,black       | color=R,100,G,200
                    query | style: spaceDelimited, explode: false   | color=blue%20black     | color=R%20100%20G%20200
                    query | style: pipeDelimited, explode: false    | color=blue%7Cblack     | color=R%7C100%7CG%7C200
                    query | style: deepObject                       | color=blue,black       | color%5BR%5D=100&color%5BG%5D=200
                    """)
    void aQueryIsWrittenInItsStyle(String in, String style, String list, String object) {
        ParameterWriter writer = writer(in, style);

        assertThat(String.join("&", writer.pairs(json("\"blue\"")))).isEqualTo("color=blue");
        assertThat(String.join("&", writer.pairs(json(LIST)))).isEqualTo(list);
        assertThat(String.join("&", writer.pairs(json(OBJECT)))).isEqualTo(object);
    }

    @Test
    void reservedCharactersAreEncodedUnlessTheyAreAllowed() {
        JsonNode value = json("\"a/b?c=1&d#e+f~é\"");

        assertThat(writer("query", "").pairs(value)).containsExactly("color=a%2Fb%3Fc%3D1%26d%23e%2Bf~%C3%A9");
        assertThat(writer("query", "allowReserved: true").pairs(value))
                .containsExactly("color=a/b?c%3D1%26d%23e%2Bf~%C3%A9");
        assertThat(writer("header", "").text(value)).isEqualTo("a/b?c=1&d#e+f~é");
    }

    @Test
    void contentIsWrittenInItsMediaType() {
        assertThat(writer("query", "content: {application/json: {}}").pairs(json("{\"a\": [1]}")))
                .containsExactly("color=%7B%22a%22%3A%5B1%5D%7D");
        assertThat(writer("query", "content: {text/plain: {}}").pairs(json("\"a b\"")))
                .containsExactly("color=a%20b");
    }

    @Test
    void theKeysOfAnObjectMayHaveSeveralValues() {
        assertThat(writer("query", "style: deepObject").pairs(json("{\"n\": [1, 2]}")))
                .isEqualTo(List.of("color%5Bn%5D=1", "color%5Bn%5D=2"));
    }

    private static ParameterWriter writer(String in, String style) {
        Contract contract =
                Contract.of("styles", """
                openapi: "3.1.0"
                info: {title: "Styles", version: "1"}
                paths:
                  /t:
                    get:
                      parameters: [{name: "color", in: %s, %s}]
                      responses: {"204": {description: "d"}}
                """.formatted(in, style == null || style.isEmpty() ? "required: true" : style));
        Parameter parameter = contract.operations().get(0).parameters().get(0);
        return new ParameterWriter(contract, parameter);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
