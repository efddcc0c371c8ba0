package io.github.chatspec.judge.rule;

import static io.github.chatspec.judge.rule.ThingWithHeader.PLACE;
import static io.github.chatspec.judge.rule.ThingWithHeader.document;
import static io.github.chatspec.judge.rule.ThingWithHeader.exchange;
import static io.github.chatspec.judge.rule.ThingWithHeader.findings;
import static io.github.chatspec.judge.rule.ThingWithHeader.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTypeRuleTest {

    private static final Rule TYPE = Mutant.rule("header-type");

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
}
