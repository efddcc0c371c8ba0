package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscriminatorRuleTest {

    private static final Rule RULE = Mutant.rule("discriminator");

    private static final String CONTRACT = """
            {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
             "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
               "content": {"application/json": {"schema": {"$ref": "#/components/schemas/%s"}}}}}}}},
             "components": {"schemas": {
               "Animal": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                          "discriminator": {"propertyName": "kind"}},
               "Cat": {"type": "object", "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
               "Dog": {"type": "object", "properties": {"kind": {"type": "string"}, "bark": {"type": "string"}}},
               "Fixed": {"oneOf": [{"$ref": "#/components/schemas/Tram"}, {"$ref": "#/components/schemas/Bus"}],
                         "discriminator": {"propertyName": "kind"}},
               "Tram": {"type": "object", "properties": {"kind": {"const": "tram"}, "line": {"type": "integer"}}},
               "Bus": {"type": "object", "properties": {"kind": {"const": "bus"}, "line": {"type": "string"}}},
               "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
                       "discriminator": {"propertyName": "kind"%s}},
               "Fish": {"allOf": [{"$ref": "#/components/schemas/Pet"},
                                  {"required": ["fins"], "properties": {"fins": {"type": "integer"}}}]},
               "Shark": {"allOf": [{"$ref": "#/components/schemas/Fish"},
                                   {"properties": {"teeth": {"type": "integer"}}}],
                         "discriminator": {"propertyName": "sea"}},
               "Alias": {"$ref": "#/components/schemas/Pet"},
               "Alone": {"type": "object", "properties": {"kind": {}}, "discriminator": {"propertyName": "kind"}}}}}
            """;

    @Test
    void aValueThatNamesNoSchemaIsReportedAndJudgedByTheBranches() {
        Mutant.assertOnly(
                findings("Animal", "", "{'kind':'cat','lives':9}"),
                RULE,
                Level.WARNING,
                "/kind",
                "/components/schemas/Animal/discriminator",
                "\"cat\" is not the name of a schema, and the discriminator \"kind\" has no mapping, so that all of its"
                        + " schemas were tried (#/components/schemas/Animal).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Animal | {'kind':'Cat','lives':9}              |",
                "Animal | {'kind':'Cat','lives':'9'}            | type /lives",
                "Animal | {'kind':'cat','lives':'9'}            | discriminator /kind",
                "Fixed  | {'kind':'tram','line':1}              | discriminator /kind",
                "Fixed  | {'kind':'tram','line':'1'}            | discriminator /kind, type /line",
                "Fixed  | {'kind':'train','line':'1'}           | const /kind, discriminator /kind",
                "Pet    | {'kind':'Fish','fins':2}              |",
                "Pet    | {'kind':'Fish'}                       | required",
                "Pet    | {'kind':'Fish','fins':2,'teeth':3}    | undocumented-field /teeth",
                "Pet    | {'kind':'Shark','fins':2,'teeth':'3'} | type /teeth",
                "Pet    | {'kind':'Pet'}                        |",
                "Pet    | {'kind':'Alias'}                      |",
                "Pet    | {'kind':'dragon'}                     | discriminator /kind",
                "Pet    | {'kind':'Cat'}                        | discriminator /kind",
                "Alias  | {'kind':'Fish'}                       | required",
                "Fish   | {'kind':'Fish','fins':2}              |",
                "Fish   | {'kind':'Shark','fins':2,'teeth':3}   |",
                "Shark  | {'kind':'Shark','fins':2,'sea':'North'} |",
                "Alone  | {'kind':'x'}                          |",
            })
    void theSchemaThatTheValueNamesApplies(String schema, String body, String found) {
        assertThat(found("", schema, body)).isEqualTo(found == null ? "" : found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'fish'}               | required",
                "{'kind':'fish','fins':2}      |",
                "{'kind':'Shark','fins':2}     |",
                "{'kind':'dragon'}             | enum /kind",
            })
    void withAMappingAnUnknownValueIsAnError(String body, String found) {
        String mapping = ", 'mapping': {'fish': '#/components/schemas/Fish'}";

        assertThat(found(mapping, "Pet", body)).isEqualTo(found == null ? "" : found);
    }

    private static String found(String mapping, String schema, String body) {
        return String.join(
                ", ",
                findings(schema, mapping, body).stream()
                        .map(finding ->
                                (finding.rule() + " " + finding.pointer().orElseThrow()).strip())
                        .toList());
    }

    private static List<Finding> findings(String schema, String mapping, String body) {
        return Judge.of(Contract.of("things", CONTRACT.formatted(schema, json(mapping))))
                .judge(Exchange.ofOperation("things/getThing")
                        .status(200)
                        .body(json(body).getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(String quotedOnce) {
        return quotedOnce.replace('\'', '"');
    }
}
