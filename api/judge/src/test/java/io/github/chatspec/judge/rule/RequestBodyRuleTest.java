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
import java.util.stream.Stream;
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

    private static final Contract UPLOADS = Contract.of("uploads", """
            openapi: "3.1.0"
            info: {title: "Uploads", version: "1"}
            paths:
              /things:
                post:
                  operationId: "upload"
                  requestBody:
                    content:
                      multipart/form-data:
                        schema: {$ref: "#/components/schemas/Upload"}
                        encoding:
                          file:
                            contentType: "image/png, image/jpeg"
                            headers: {X-Size: {required: true, schema: {type: "integer"}}}
                      multipart/mixed: {schema: {properties: {order: {$ref: "#/components/schemas/Order"}}}}
                      application/x-www-form-urlencoded: {schema: {properties: {order: {$ref: "#/components/schemas/Order"}}}}
                  responses:
                    "204": {description: "Added."}
            components:
              schemas:
                Order: {type: "object", properties: {n: {type: "integer"}}}
                Upload:
                  type: "object"
                  required: ["file", "title"]
                  properties:
                    file: {type: "string", format: "binary", maxLength: 10}
                    title: {type: "string", minLength: 2}
                    count: {type: "integer"}
                    flag: {type: "boolean"}
                    sizes: {type: "array", items: {type: "integer"}}
                    order: {$ref: "#/components/schemas/Order"}
                    orders: {type: "array", items: {$ref: "#/components/schemas/Order"}}
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

    /** In the table, a bar is a line end, and a semicolon at the end of a row begins the next part. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    title||ab; file|Content-Type: image/png|X-Size: 1||x           !
                    title||ab; file|Content-Type: image/gif|X-Size: 1||x           ! /file
                    title||ab; file||x                                             ! /file, /file
                    title||ab; file|Content-Type: image/png||x                     ! /file
                    title||ab; file|Content-Type: image/png|X-Size: few||x         ! /file
                    title||ab                                                      ! ''
                    title||a; file|Content-Type: image/png|X-Size: 1||x            ! /title
                    FILE; title||ab; count||7; flag||true                          !
                    FILE; title||ab; count||many                                   ! /count
                    FILE; title||ab; sizes||1; sizes||2                            !
                    FILE; title||ab; sizes||1                                      !
                    FILE; title||ab; sizes||1; sizes||b                            ! /sizes/1
                    FILE; title||ab; order|Content-Type: application/json||{"n": 1} !
                    FILE; title||ab; order||{"n": 1}                               !
                    FILE; title||ab; order|Content-Type: application/json||{"n": "b"} ! /order/n
                    FILE; title||ab; order|Content-Type: application/json||{"n":   ! /order
                    FILE; title||ab; order||plain                                  ! /order
                    FILE; title||ab; orders||{"n": 1}; orders||{"n": 2}            !
                    FILE; title||ab; orders||{"n": 1}; orders||{"n": "b"}          ! /orders/1/n
                    FILE; title||ab; orders|Content-Type: application/json||[{"n": 1}] !
                    FILE; title||ab; title||cd                                     ! /title
                    FILE; title|Content-Type: text/plain; charset=utf-8||ab        !
                    FILE; title||ab; other|Content-Type: application/json||{"any": 1} !
                    """)
    void thePartsOfAFormAreValidatedAsItsProperties(String parts, String causes) {
        assertThat(judge(UPLOADS, "multipart/form-data; boundary=\"b c\"", multipart("b c", parts)))
                .extracting(finding -> finding.rule() + " " + finding.cause().orElse(""))
                .containsExactlyElementsOf(
                        causes == null
                                ? List.of()
                                : Stream.of(causes.split(", "))
                                        .map(pointer -> ("request-body body " + pointer).strip())
                                        .toList());
    }

    @Test
    void aMessageAboutAPartNamesWhatIsDocumented() {
        assertThat(judge(
                        UPLOADS,
                        "multipart/form-data; boundary=b",
                        multipart("b", "title||ab; file|Content-Type: image/gif||x")))
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "The body of the request is wrong at /file: The part has the media type \"image/gif\", where"
                                + " image/png or image/jpeg is documented"
                                + " (#/paths/~1things/post/requestBody/content/multipart~1form-data).",
                        "The body of the request is wrong at /file: The part has no header \"X-Size\", which is required"
                                + " (#/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/file/headers/X-Size).");
    }

    @Test
    void aBinaryPartIsNotReadAsAText() {
        String parts = "title||ab; file|Content-Type: image/png|X-Size: 1||\u0000\u00ff\u00fe12345";

        assertThat(judge(UPLOADS, "multipart/form-data; boundary=b", multipart("b", parts)))
                .isEmpty();
        assertThat(judge(UPLOADS, "multipart/form-data; boundary=b", multipart("b", parts + "67890")))
                .extracting(finding -> finding.cause().orElse(""))
                .containsExactly("body /file");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, its media type names no boundary",
        "multipart/form-data; boundary=other, it ends before its closing boundary"
    })
    void aBrokenMultipartBodyIsOneFinding(String mediaType, String reason) {
        assertThat(judge(UPLOADS, mediaType, multipart("b", "title||ab")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.cause()).contains(RequestBodyRule.TEXT);
                    assertThat(finding.message())
                            .isEqualTo("The body of the request is not a multipart body: " + reason
                                    + " (#/paths/~1things/post/requestBody).");
                });
    }

    @Test
    void otherMultipartBodiesAreValidatedIfTheirPartsHaveNames() {
        assertThat(judge(UPLOADS, "multipart/mixed; boundary=b", multipart("b", "order||{\"n\": 1}")))
                .isEmpty();
        assertThat(judge(UPLOADS, "multipart/mixed; boundary=b", multipart("b", "order||{\"n\": \"b\"}")))
                .hasSize(1);
        assertThat(judge(
                        UPLOADS,
                        "multipart/mixed; boundary=b",
                        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b--"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    order=%7B%22n%22%3A1%7D   !
                    order=%7B%22n%22%3A%22%22%7D ! body /order/n
                    order=n                   ! body /order
                    """)
    void anObjectInAFormIsJson(String body, String cause) {
        assertThat(judge(UPLOADS, FORM, body))
                .extracting(finding -> finding.cause().orElse(""))
                .containsExactlyElementsOf(cause == null ? List.of() : List.of(cause));
    }

    /** Returns a body whose parts have a name, then header fields after bars, then the content after two bars. */
    private static String multipart(String boundary, String parts) {
        StringBuilder body = new StringBuilder();
        for (String part : parts.replace("FILE", "file|Content-Type: image/png|X-Size: 1||x")
                .split("; (?=[a-z]+\\|)")) {
            String[] halves = part.split("\\|\\|", 2);
            String[] head = halves[0].split("\\|");
            body.append("\r\n--").append(boundary);
            body.append("\r\nContent-Disposition: form-data; name=\"" + head[0] + "\"");
            Stream.of(head).skip(1).forEach(header -> body.append("\r\n").append(header));
            body.append("\r\n\r\n").append(halves[1]);
        }
        return body.append("\r\n--").append(boundary).append("--\r\n").toString();
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
        return judge(CONTRACT, mediaType, body);
    }

    private static List<Finding> judge(Contract contract, String mediaType, String body) {
        Request request = new Request("POST", "/things", Headers.NONE.with("Content-Type", mediaType))
                .withBody(body.getBytes(contract == UPLOADS ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        return Judge.of(contract).judge(Exchange.of(request).status(204));
    }
}
