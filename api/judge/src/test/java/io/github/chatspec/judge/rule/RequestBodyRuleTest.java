package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyRuleTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Contract CONTRACT = Contract.of("things", """
            openapi: "3.1.0"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                post:
                  operationId: "addThing"
                  requestBody:
                    required: true
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/Thing"}}
                      application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Thing"}}
                      text/*: {}
                  responses:
                    "204": {description: "Added."}
            components:
              schemas:
                Thing:
                  type: "object"
                  required: ["id", "name", "secret"]
                  properties:
                    id: {type: "integer", readOnly: true}
                    name: {type: "string", minLength: 2}
                    secret: {type: "string", writeOnly: true}
                    sizes: {type: "array", items: {type: "integer"}}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "ab", "secret": "s"}                       |
                    {"id": 1, "name": "ab", "secret": "s", "other": 1}  |
                    {"name": "a", "secret": "s"}                        | body /name
                    {"name": null, "secret": "s"}                       | body /name
                    {"name": "ab"}                                      | body
                    {"name": "ab", "secret": "s", "sizes": [1, "b"]}    | body /sizes/1
                    {"name":                                            | body text
                    7                                                   | body
                    """)
    void aJsonBodyIsValidatedAsARequest(String body, String cause) {
        assertThat(judge(JSON, body))
                .extracting(finding -> finding.rule() + " " + finding.cause().orElse(""))
                .containsExactlyElementsOf(cause == null ? List.of() : List.of("request-body " + cause));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name=ab&secret=s&sizes=1&sizes=2 |
                    name=ab&secret=s&sizes=1         |
                    name=%C3%A9%C3%A9&secret=s%23    |
                    name=ab&secret=s&sizes=b         | body /sizes/0
                    name=a&secret=s                  | body /name
                    name=ab                          | body
                    """)
    void aFormIsReadAsAnObject(String body, String cause) {
        assertThat(judge(FORM, body))
                .extracting(finding -> finding.rule() + " " + finding.cause().orElse(""))
                .containsExactlyElementsOf(cause == null ? List.of() : List.of("request-body " + cause));
    }

    @Test
    void theMessageNamesThePlaceAndThePromise() {
        assertThat(judge(JSON, "{\"name\": \"a\", \"secret\": \"s\"}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARNING);
                    assertThat(finding.isAboutRequest()).isTrue();
                    assertThat(finding.pointer()).isEmpty();
                    assertThat(finding.contract().orElseThrow().pointer())
                            .isEqualTo("/components/schemas/Thing/properties/name/minLength");
                    assertThat(finding.message())
                            .isEqualTo(
                                    "The body of the request is wrong at /name: Found \"a\", which violates the promised"
                                            + " minLength 2 (#/components/schemas/Thing/properties/name/minLength).");
                });
    }

    @Test
    void aBodyThatIsNotKnownIsNotJudged() {
        Request request = new Request("POST", "/things", Headers.NONE.with("Content-Type", JSON));

        assertThat(Judge.of(CONTRACT).judge(Exchange.of(request).status(204))).isEmpty();
    }

    @Test
    void aRequiredBodyIsMissed() {
        assertThat(judge(JSON, ""))
                .extracting(Finding::message)
                .containsExactly("The request has no body; things/addThing always requires it.");
    }

    static List<Finding> judge(String mediaType, String body) {
        Request request = new Request("POST", "/things", Headers.NONE.with("Content-Type", mediaType))
                .withBody(body.getBytes(StandardCharsets.UTF_8));
        return Judge.of(CONTRACT).judge(Exchange.of(request).status(204));
    }
}
