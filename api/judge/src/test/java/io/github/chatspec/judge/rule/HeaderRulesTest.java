package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

    private static final Rule MISSING = Mutant.rule("header-missing");
    private static final Rule TYPE = Mutant.rule("header-type");
    private static final String PLACE = "/paths/~1thing/get/responses/200/headers/X-Total";

    @Test
    void aRequiredHeaderThatIsMissingIsReported() {
        Mutant.assertOnly(
                findings("{'required': true, 'schema': {'type': 'integer'}}", Headers.NONE),
                MISSING,
                Level.ERROR,
                null,
                PLACE,
                "The response has no header \"X-Total\"; status 200 of things/getThing always has it (#" + PLACE
                        + ").");
    }

    @Test
    void aHeaderOfTheWrongTypeIsReported() {
        Mutant.assertOnly(
                findings("{'schema': {'type': 'integer', 'minimum': 0}}", total("many")),
                TYPE,
                Level.ERROR,
                null,
                PLACE,
                "The header \"X-Total\" has \"many\", which is not the integer that the contract requires (#" + PLACE
                        + ").");
    }

    @Test
    void aHeaderThatTheDocumentsDoNotHaveGivesAWarning() {
        String beyond = "{'required': true, 'schema': {'type': 'integer'}, 'x-beyond': 'a blog'}";

        assertThat(findings(beyond, Headers.NONE)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("header-missing");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
        });
        assertThat(findings(beyond, total("many"))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("header-type");
            assertThat(finding.level()).isEqualTo(Level.WARNING);
        });
        assertThat(judge(beyond)
                        .with(Settings.NONE.level("header-missing", "error"))
                        .judge(exchange(Headers.NONE)))
                .extracting(Finding::level)
                .containsExactly(Level.ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schema': {'type': 'integer'}} | 7 | true",
                "{'schema': {'type': 'integer'}} | ` 7 ` | true",
                "{'schema': {'type': 'integer'}} | 7.5 | false",
                "{'schema': {'type': 'number', 'maximum': 8}} | 7.5 | true",
                "{'schema': {'type': 'number', 'maximum': 8}} | 9 | false",
                "{'schema': {'type': 'boolean'}} | true | true",
                "{'schema': {'type': 'boolean'}} | yes | false",
                "{'schema': {'type': 'string'}} | 7 | true",
                "{'schema': {'type': ['integer', 'string'], 'maxLength': 1}} | 77 | true",
                "{'schema': {'enum': [1, 2]}} | 1 | true",
                "{'schema': {'enum': [1, 2]}} | 3 | false",
                "{'schema': {'$ref': '#/components/schemas/Count', 'maximum': 5}} | 5 | true",
                "{'schema': {'$ref': '#/components/schemas/Count', 'maximum': 5}} | 6 | false",
                "{'schema': {'anyOf': [{'type': 'integer'}, {'const': 'many'}]}} | many | true",
                "{'schema': {'anyOf': [{'type': 'integer'}, {'const': 'many'}]}} | few | false",
                "{'schema': {'type': 'string', 'format': 'date-time'}} | yesterday | false",
                "{'schema': {'type': 'array', 'items': {'type': 'integer'}}} | 1, 2,3 | true",
                "{'schema': {'type': 'array', 'items': {'type': 'integer'}}} | 1,x | false",
                "{'schema': {'type': 'array', 'items': {'enum': ['GET', 'PUT']}, 'minItems': 2}} | GET | false",
                "{'schema': {'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'integer'}}}} | a,1,b,x | true",
                "{'schema': {'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'integer'}}}} | b,x | false",
                "{'schema': {'type': 'object', 'properties': {'a': {'type': 'integer'}}}} | a | false",
                "{'explode': true, 'schema': {'type': 'object', 'properties': {'a': {'type': 'integer'}}}} | a=1,b=x | true",
                "{'explode': true, 'schema': {'type': 'object', 'properties': {'a': {'type': 'integer'}}}} | a=x | false",
                "{'content': {'application/json': {'schema': {'type': 'array'}}}} | [1, 2] | true",
                "{'content': {'application/json': {'schema': {'type': 'array'}}}} | {} | false",
                "{'content': {'application/json': {'schema': {'type': 'array'}}}} | [1 | false",
                "{'content': {'text/plain': {'schema': {'type': 'integer'}}}} | x | true",
                "{'description': 'Anything.'} | x | true",
            })
    void aHeaderIsReadAsItsStyleAndTypePromise(String header, String value, boolean isGood) {
        List<Finding> findings = findings(header, total(value));

        assertThat(findings)
                .hasSize(isGood ? 0 : 1)
                .allMatch(finding -> finding.rule().equals("header-type"));
    }

    @Test
    void theCaseOfANameDoesNotMatterAndRepeatedFieldsAreOneList() {
        String list = "{'required': true, 'schema': {'type': 'array', 'items': {'type': 'integer'}, 'minItems': 2}}";
        String one = "{'schema': {'type': 'integer'}}";

        assertThat(findings(list, Headers.NONE.with("x-tOTAL", "1").with("X-Total", "2")))
                .isEmpty();
        assertThat(findings(one, Headers.NONE.with("x-total", "1").with("X-Total", "2")))
                .extracting(Finding::rule)
                .containsExactly("header-type");
    }

    @Test
    void theMediaTypeIsNotAHeaderOfTheContract() {
        String document =
                document("{'required': true, 'schema': {'const': 'x'}}").replace("X-Total", "content-type");

        assertThat(Judge.of(Contract.of("things", document)).judge(exchange(Headers.NONE)))
                .isEmpty();
    }

    @Test
    void aCookieIsNotShownAndJudgedByItself() {
        String document =
                document("{'schema': {'type': 'string', 'pattern': '^sid='}}").replace("X-Total", "Set-Cookie");
        Headers headers = Headers.NONE.with("Set-Cookie", "sid=1; Path=/").with("Set-Cookie", "other=hunter2");

        assertThat(Judge.of(Contract.of("things", document)).judge(exchange(headers)))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("a value (not shown)")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET"})
    void aResponseToHeadMayLeaveOutHeaders(String method) {
        Judge judge = Judge.of(Contract.of(
                "things",
                document("{'required': true, 'schema': {'type': 'integer'}}")
                        .replace("\"get\"", '"' + method.toLowerCase(java.util.Locale.ROOT) + '"')));
        Exchange exchange = Exchange.of(new Request(method, "/thing", Headers.NONE))
                .status(200)
                .headers(Headers.NONE.with("Content-Type", "application/json"))
                .body(method.equals("HEAD") ? new byte[0] : new byte[] {'1'});

        assertThat(judge.judge(exchange)).hasSize(method.equals("HEAD") ? 0 : 1);
    }

    @Test
    void withoutRecordedHeadersNothingIsMissing() {
        assertThat(judge("{'required': true}")
                        .judge(Exchange.ofOperation("things/getThing")
                                .status(200)
                                .body(new byte[] {'1'})))
                .isEmpty();
    }

    private static Headers total(String value) {
        return Headers.NONE.with("X-Total", value);
    }

    private static List<Finding> findings(String header, Headers headers) {
        return judge(header).judge(exchange(headers));
    }

    private static Judge judge(String header) {
        return Judge.of(Contract.of("things", document(header)));
    }

    private static Exchange exchange(Headers headers) {
        return Exchange.ofOperation("things/getThing")
                .status(200)
                .headers(headers.with("Content-Type", "application/json"))
                .body(new byte[] {'1'});
    }

    private static String document(String header) {
        return """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "headers": {"X-Total": %s}, "content": {"application/json": {}}}}}}},
                 "components": {"schemas": {"Count": {"type": "integer"}}}}
                """.formatted(header.replace('\'', '"'));
    }
}
