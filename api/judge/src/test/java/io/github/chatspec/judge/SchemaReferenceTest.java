package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In OpenAPI 3.1 the keywords next to a reference apply in addition to its target; in 3.0 they are ignored. */
class SchemaReferenceTest {

    private static final String CONTRACT = """
            {"openapi": "%s", "info": {"title": "Things", "version": "1"},
             "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
               "content": {"application/json": {"schema": %s}}}}}}},
             "components": {"schemas": {
               "Closer": {"$ref": "#/components/schemas/Named", "required": ["age"],
                          "properties": {"age": {"type": "integer"}}},
               "Named": {"$ref": "#/components/schemas/Base", "properties": {"name": {"maxLength": 3}}},
               "Base": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
               "Alone": {"$ref": "#/components/schemas/Base"},
               "Choice": {"$ref": "#/components/schemas/Kinds", "required": ["kind"]},
               "Kinds": {"oneOf": [
                 {"$ref": "#/components/schemas/Base", "properties": {"kind": {"const": "base"}}},
                 {"properties": {"kind": {"const": "other"}, "size": {"type": "integer"}}}]}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'$ref': '#/components/schemas/Base', 'required': ['age']} | {'name':'a'} | required",
                "{'$ref': '#/components/schemas/Base', 'properties': {'age': {'type': 'integer'}}} | {'name':'a','age':'1'} | type /age",
                "{'$ref': '#/components/schemas/Base', 'properties': {'age': {}}} | {'name':'a','age':'1'} |",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'a'} | required",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'a','age':'1'} | type /age",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'abcd','age':1} | schema /name",
                "{'$ref': '#/components/schemas/Closer'} | {'age':1} | required",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'abc','age':1} |",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'abc','age':1,'more':1} | undocumented-field /more",
                "{'$ref': '#/components/schemas/Closer', 'additionalProperties': {'type': 'string'}} | {'name':'abc','age':1} | type /age",
                "{'$ref': '#/components/schemas/Alone'} | {} | required",
                "{'$ref': '#/components/schemas/Choice'} | {'name':1} | required",
                "{'$ref': '#/components/schemas/Choice'} | {'kind':'base','name':1} | type /name",
                "{'$ref': '#/components/schemas/Choice'} | {'kind':'other','size':'1'} | type /size",
                "{'$ref': '#/components/schemas/Choice'} | {'kind':'other','size':1} |",
                "{'type': 'array', 'items': {'$ref': '#/components/schemas/Base', 'required': ['age']}} | [{'name':'a'}] | required /0",
            })
    void theKeywordsNextToAReferenceApply(String schema, String body, String found) {
        assertThat(findings("3.1.0", schema, body))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'$ref': '#/components/schemas/Base', 'required': ['age']} | {'name':'a'} |",
                "{'$ref': '#/components/schemas/Closer'} | {'name':'abcd'} |",
                "{'$ref': '#/components/schemas/Closer'} | {} | required",
            })
    void inOpenApi30TheTargetAloneApplies(String schema, String body, String found) {
        assertThat(findings("3.0.3", schema, body))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found));
    }

    private static List<String> findings(String version, String schema, String body) {
        Contract contract = Contract.of("things", CONTRACT.formatted(version, json(schema)));
        Exchange exchange = Exchange.ofOperation("things/getThing")
                .status(200)
                .body(json(body).getBytes(StandardCharsets.UTF_8));
        List<List<String>> found = Arrays.asList(
                        Judge.of(contract), Judge.of(contract).distrusting())
                .stream()
                .map(judge -> judge.judge(exchange).stream()
                        .map(finding ->
                                (finding.rule() + " " + finding.pointer().orElseThrow()).strip())
                        .toList())
                .toList();
        assertThat(found.get(0)).isEqualTo(found.get(1));
        return found.get(0);
    }

    private static String json(String quotedOnce) {
        return quotedOnce.replace('\'', '"');
    }
}
