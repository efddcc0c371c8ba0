package io.github.chatspec.mock.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated for the keywords of JSON Schema and OpenAPI. */
class ResponseGeneratorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTRACT = """
            openapi: "%s"
            info: {title: "Things", version: "1"}
            paths:
              /things:
                get:
                  operationId: "listThings"
                  responses:
                    "200":
                      description: "Things."
                      content: {application/json: {schema: %s}}
            components:
              schemas:
                Node:
                  type: "object"
                  required: ["value"]
                  properties:
                    value: {type: "integer"}
                    next: {$ref: "#/components/schemas/Node"}
                    children: {type: "array", items: {$ref: "#/components/schemas/Node"}}
                Endless:
                  type: "object"
                  required: ["next"]
                  properties: {next: {$ref: "#/components/schemas/Endless"}}
                Animal:
                  type: "object"
                  required: ["kind"]
                  properties: {kind: {type: "string"}}
                  discriminator: {propertyName: "kind", mapping: {woof: "#/components/schemas/Dog"}}
                Dog:
                  allOf:
                    - {$ref: "#/components/schemas/Animal"}
                    - {type: "object", required: ["bark"], properties: {bark: {type: "boolean"}}}
                Cat: {type: "object", required: ["kind", "lives"], properties: {kind: {type: "string"}, lives: {type: "integer"}}}
                Car: {type: "object", required: ["kind", "wheels"], properties: {kind: {type: "string"}, wheels: {type: "integer"}}}
            """;

    private static Generated generate(String version, String schema) {
        Contract contract = Contract.of("things", CONTRACT.formatted(version, schema));
        Judge judge = Judge.of(contract);
        ResponseGenerator generator = new ResponseGenerator(judge, ResponseGenerator.DEFAULT_SEED);
        Operation operation = generator.complete(contract).operations().get(0);
        return new Generated(judge, generator, operation, operation.samples().get(0));
    }

    private record Generated(Judge judge, ResponseGenerator generator, Operation operation, Sample sample) {

        JsonNode body() throws JsonProcessingException {
            return JSON.readTree(sample.text());
        }

        List<String> findings(String text) {
            return judge.judge(operation, sample.withPayload(() -> text)).stream()
                    .filter(finding -> finding.level() != Level.NOTE)
                    .map(Object::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string, minLength: 30}",
                "{type: string, maxLength: 2}",
                "{type: string, minLength: 5, maxLength: 5}",
                "{type: string, pattern: '^[A-Z]{3}-[0-9]{2,4}$'}",
                "{type: string, pattern: '^(?:red|green)+$', minLength: 9}",
                "{type: string, pattern: '\\d{3}'}",
                "{type: string, pattern: '^[^a-z]+$', maxLength: 4}",
                "{type: string, pattern: '^\\p{Lu}\\p{Ll}*$'}",
                "{type: string, pattern: '^(?=.*[A-Z])(?=.*[0-9]).{8,}$'}",
                "{type: string, pattern: '^[\\w.+-]+@[a-z]+\\.[a-z]{2,}$', format: email}",
                "{type: string, pattern: '^#([a-fA-F0-9]{6}|[a-fA-F0-9]{3})$'}",
                "{type: string, format: date-time}",
                "{type: string, format: date}",
                "{type: string, format: time}",
                "{type: string, format: duration}",
                "{type: string, format: email}",
                "{type: string, format: uri}",
                "{type: string, format: uri-reference}",
                "{type: string, format: uuid}",
                "{type: string, format: hostname}",
                "{type: string, format: ipv4}",
                "{type: string, format: ipv6}",
                "{type: string, format: json-pointer}",
                "{type: string, format: regex}",
                "{type: string, format: byte}",
                "{type: string, format: password, minLength: 8}",
                "{type: integer, minimum: 7, maximum: 7}",
                "{type: integer, maximum: -5}",
                "{type: integer, multipleOf: 7, minimum: 100}",
                "{type: integer, exclusiveMinimum: 0, exclusiveMaximum: 2}",
                "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
                "{type: number, multipleOf: 0.01, maximum: 1}",
                "{type: number, minimum: 0.5, maximum: 0.5}",
                "{type: [string, 'null']}",
                "{enum: [b, a]}",
                "{const: {a: [1]}}",
                "{type: array, minItems: 3, items: {type: integer}}",
                "{type: array, minItems: 3, uniqueItems: true, items: {enum: [a, b, c]}}",
                "{type: array, prefixItems: [{type: string}, {type: integer}], items: false}",
                "{type: array, contains: {const: 5}, items: {type: integer}}",
                "{type: object, additionalProperties: {type: integer}}",
                "{type: object, minProperties: 3, additionalProperties: {type: integer}}",
                "{type: object, minProperties: 2, propertyNames: {pattern: '^[a-z]{2}$'}}",
                "{type: object, patternProperties: {'^x-[a-z]+$': {type: integer}}, additionalProperties: false}",
                "{type: object, maxProperties: 1, properties: {a: {type: integer}, b: {type: integer}}}",
                "{properties: {a: {type: integer}}, dependentRequired: {a: [b]}}",
                "{properties: {a: {type: integer}}, dependentSchemas: {a: {required: [c], properties: {c: {type: string}}}}}",
                "{properties: {a: {enum: [x, y]}}, if: {properties: {a: {const: x}}}, then: {required: [d], properties: {d: {type: integer}}}}",
                "{allOf: [{properties: {a: {type: integer, minimum: 3}}}, {properties: {a: {maximum: 3}}, required: [a]}]}",
                "{oneOf: [{type: object, required: [a], properties: {a: {type: integer}}}, {type: string}]}",
                "{oneOf: [{properties: {a: {type: integer}}}, {required: [b], properties: {b: {type: integer}}}]}",
                "{anyOf: [{type: 'null'}, {type: integer}]}",
                "{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}",
                "{not: {type: string}, type: [string, integer]}",
                "{$ref: '#/components/schemas/Node'}",
                "{$ref: '#/components/schemas/Animal'}",
                "{$ref: '#/components/schemas/Dog'}",
                "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Car'}], discriminator: {propertyName: kind, mapping: {car: '#/components/schemas/Car'}}}",
                "{type: object, required: [pin], properties: {id: {type: integer, readOnly: true}, pin: {type: string, writeOnly: true}}}",
                "{type: object, properties: {a: {type: integer, example: 'no'}}}",
                "{type: object, required: [a], properties: {a: {type: integer}}, example: {a: 'no'}}",
                "{}"
            })
    void theJudgeHasNothingToReportAboutAGeneratedBody(String schema) throws JsonProcessingException {
        Generated generated = generate("3.1.0", schema);

        assertThat(generated.findings(generated.sample().text())).isEmpty();
        for (int seed = 1; seed <= 5; seed++) {
            assertThat(generated.findings(
                            generated.generator().another(generated.operation(), generated.sample(), seed)))
                    .isEmpty();
        }
        assertThat(generate("3.1.0", schema).body()).isEqualTo(generated.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: integer, minimum: 1, exclusiveMinimum: true, maximum: 2}",
                "{type: string, nullable: true}",
                "{type: string, nullable: true, enum: [null, a]}",
                "{type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/Node'}], nullable: true}}}"
            })
    void theKeywordsOfOpenApi30AreObeyed(String schema) throws JsonProcessingException {
        Generated generated = generate("3.0.3", schema);

        assertThat(generated.findings(generated.sample().text())).isEmpty();
        assertThat(generated.body().isNull()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: integer, example: 7, default: 8}                                            | 7
            {type: integer, examples: [7, 8]}                                                  | 7
            {type: integer, default: 8}                                                        | 8
            {enum: [b, a]}                                                                     | "b"
            {const: 5}                                                                         | 5
            {properties: {a: {example: 1}, b: {default: x}}}                                   | {"a": 1, "b": "x"}
            {required: [b], properties: {a: {example: 2}, b: {enum: [x]}}, example: {a: 1}}    | {"a": 1, "b": "x"}
            {allOf: [{properties: {a: {}}, example: {a: 1}}, {properties: {b: {enum: [x]}}}]}  | {"a": 1, "b": "x"}
            {type: array, items: {example: 3, type: integer}}                                  | [3]
            """)
    void examplesAndConstantsAreTakenAsTheyAre(String schema, String body) throws JsonProcessingException {
        assertThat(generate("3.1.0", schema).body()).isEqualTo(JSON.readTree(body));
    }

    @Test
    void aRecursionEndsWhereItIsOptional() throws JsonProcessingException {
        JsonNode body = generate("3.1.0", "{$ref: '#/components/schemas/Node'}").body();

        assertThat(body.has("next")).isFalse();
        assertThat(body.path("children")).isEmpty();
    }

    @Test
    void theDiscriminatorHasTheValueOfTheSchema() throws JsonProcessingException {
        JsonNode body =
                generate("3.1.0", "{$ref: '#/components/schemas/Animal'}").body();

        assertThat(body.path("kind").asText()).isEqualTo("woof");
        assertThat(body.path("bark").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$ref: '#/components/schemas/Endless'}",
                "{type: string, minLength: 3, maxLength: 2}",
                "{type: integer, minimum: 5, maximum: 4}",
                "{type: string, pattern: '^a$', minLength: 3}",
                "{allOf: [{type: string}, {type: integer}]}",
                "{not: {}}"
            })
    void whatNoValueConformsToIsNotGenerated(String schema) {
        Sample sample = generate("3.1.0", schema).sample();

        assertThatThrownBy(sample::text).isInstanceOf(NotGeneratedException.class);
        assertThatThrownBy(sample::text).isInstanceOf(NotGeneratedException.class);
    }
}
