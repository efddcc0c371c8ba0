package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @Test
    void namesHaveNoCaseAndQuotesDoNotCount() {
        assertThat(MediaType.parse(" Application/HAL+JSON ; Charset=\"UTF-8\";p=\"a\\\"b;c=d\" ; V=Two"))
                .contains(new MediaType(
                        "application", "hal+json", Map.of("charset", "utf-8", "p", "a\"b;c=d", "v", "Two")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "/json", "application/", "application json", "a/b c", "text/html, text/plain"})
    void anInvalidMediaTypeIsNotParsed(String text) {
        assertThat(MediaType.parse(text)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | application/json | true",
                "application/json; charset=utf-8 | APPLICATION/JSON | true",
                "application/hal+json | application/json | false",
                "application/json | application/hal+json | false",
                "image/png | image/* | true",
                "image/png | */* | true",
                "application/hal+json | application/*+json | true",
                "application/hal+json;charset=utf-8 | application/*+json; charset=utf-8 | true",
                "application/json | application/*+json | false",
                "application/hal+xml | application/*+json | false",
                "text/hal+json | application/*+json | false",
                "application/json | application/json; charset=utf-8 | true",
                "application/json; charset=utf-8 | application/json; charset=UTF-8 | true",
                "text/plain; charset=latin1 | text/plain; charset=utf-8 | false",
                "application/json;v=2 | application/json; v=\"2\" | true",
                "application/json;charset=UTF-8;V=2 | application/json;v=2;charset=\"utf-8\" | true",
                "application/json | application/json;v=2 | false",
                "application/json;v=1 | application/json;v=2 | false",
                "application/json;v=A | application/json;v=a | false",
                "application/json;w=\";v=2\" | application/json;v=2 | false"
            })
    void aTypeIsTheDocumentedOneWhereItHasAtLeastItsParameters(String found, String documented, boolean within) {
        assertThat(MediaType.parse(found).orElseThrow().isWithin(documented)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 7 | ",
                "application/json;v=2 | 7 | Found an integer",
                "application/json;v=2 | \"x\" | ",
                "application/json;v=3 | 7 | ",
                "application/hal+json | [] | Found an array",
                "application/hal+json | {} | ",
                "application/vnd.x | 7 | ",
                "application/xml | <a/> | ",
                "text/plain | 7 | The Content-Type is \"text/plain\""
            })
    void theMostPreciseOfTheDocumentedTypesIsTheOneThatIsMeant(String type, String body, String found) {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /thing:
                    get:
                      operationId: "getThing"
                      responses:
                        "200":
                          description: "The thing."
                          content:
                            application/*: {schema: {type: "array"}}
                            application/*+json: {schema: {type: "object"}}
                            application/json: {schema: {type: "integer"}}
                            application/json;v=2: {schema: {type: "string"}}
                """);
        Exchange exchange = Exchange.ofOperation("things/getThing")
                .status(200)
                .headers(Headers.NONE.with("Content-Type", type))
                .body(body.getBytes(StandardCharsets.UTF_8));

        assertThat(Judge.of(contract).judge(exchange))
                .hasSize(found == null ? 0 : 1)
                .allSatisfy(finding -> assertThat(finding.message()).startsWith(found));
    }

    @ParameterizedTest
    @MethodSource("io.github.chatspec.testing.HugeTexts#all")
    void aHugeTextIsParsed(String text) {
        assertThat(MediaType.parse(text))
                .satisfiesAnyOf(
                        parsed -> assertThat(parsed).isEmpty(),
                        parsed -> assertThat(parsed.orElseThrow().type()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a/b;c=\"d\", d",
                "a/b;c=\"d\\\"e\", d\"e",
                "a/b;c=\"d;c=e\", d;c=e",
                "a/b;x=1;c=d, d",
                "a/b;x=\"1\\\\\";c=d, d"
            })
    void quotesAreNotPartOfTheValueOfAParameter(String text, String value) {
        assertThat(MediaType.parse(text).orElseThrow().parameters()).containsEntry("c", value);
    }
}
