package io.github.chatspec.judge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compiled takes what the judge has nothing to say about, and never anything else. */
class VerdictCompilerTest {

    private static final Path SUITE = Path.of("target", "foreign", "suite", "test-suite-tck.json");
    private static final String POINTER = "/components/schemas/Thing";

    @Test
    void allBodiesThatTheBuiltInContractsPromiseAreCompiled() {
        for (Contract contract : Contract.builtIn()) {
            Schemas schemas = new Schemas(contract);
            for (Operation operation : contract.operations()) {
                for (Response response : operation.responses()) {
                    String schema = response.contents().get(0).schema().orElseThrow();
                    assertThat(VerdictCompiler.compile(
                                    contract, schemas, contract.resolve(schema).orElseThrow()))
                            .as(operation + " " + response.status())
                            .isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | 1 | ",
                "false | | 1",
                "{'type': 'integer'} | 7, -7, 7.0, 7e2, 9999999999999999999999 | 7.5, '7', null, [], {}, true",
                "{'type': 'integer', 'format': 'int32'} | 7, 2147483647, 7.0 | 2147483648, 99999999999999999999, 7e30",
                "{'type': 'integer', 'format': 'int64'} | 9223372036854775807 | 9223372036854775808, 7e30",
                "{'type': 'integer', 'format': 'int64'} | -9223372036854775808, 9223372036854775807.0, -0.0 | -9223372036854775809, 9999999999999999999, 9223372036854775808.0",
                "{'type': 'integer', 'maximum': 5} | 5.0, -9223372036854775808, 5.00e0 | 6.0, 5.01, 9223372036854775807, '5.0'",
                "{'multipleOf': 3} | 9223372036854775806, 6.00, -9.0 | 9223372036854775807, 7.0, 7.000",
                "{'type': 'number'} | 7, 7.5, 1e300 | 1e309, '7', false",
                "{'type': 'number', 'format': 'float'} | 7.5 | 1e39",
                "{'type': ['number', 'null'], 'minimum': -1.5, 'exclusiveMaximum': 3} | null, -1.5, 2 | -1.6, 3, 3.0",
                "{'type': 'string', 'minLength': 2, 'maxLength': 2} | 'ab', '\\ud83d\\ude00a' | 'a', 'abc', '\\ud83d\\ude00'",
                "{'type': 'string', 'pattern': '^a+$'} | 'aa' | 'ab', 'aa\\n', ''",
                "`{'type': 'string', 'pattern': '(a|\\\\.)$'}` | 'ba', 'b.' | 'ab', 'a\\n', ''",
                "{'enum': ['a', 1]} | 'a', 1, 1.0, 10e-1 | 'b', 2, true, null, [], {}, 1.5, 1e400, 1.00000000000000000001",
                "{'enum': [2002, 0]} | 2.002e3, -0, -0.0, 0e5 | 2.0021e3, 1e1000000000, 1e-1000000000",
                "{'properties': {'a': {'writeOnly': true}, 'b': {}}, 'required': ['a', 'b']} | {'b':1} | {'a':1}, {'a':1,'b':1}",
                "{'const': 'a'} | 'a' | 'b', 1",
                "{'type': 'array', 'items': {'type': 'string'}, 'minItems': 1, 'maxItems': 2} | ['a'], ['a','b'] | [], ['a','b','c'], [1], ['a',1], 'a'",
                "{'prefixItems': [{'type': 'string'}, true], 'items': {'type': 'integer'}} | [], ['a'], ['a',[]], ['a',{},1], 5 | [1], ['a','b','c']",
                "{'properties': {'a': {'type': 'string'}}, 'required': ['a']} | {'a':'b'}, 5 | {}, {'a':1}, {'a':'b','b':1}, {'a':null}",
                "{'type': 'object', 'additionalProperties': {'type': 'integer'}} | {}, {'a':1} | {'a':'b'}, {'a':1,'a':2}",
                "{'properties': {'a': true}, 'additionalProperties': {'type': 'integer'}} | {'a':'b','c':1} | {'a':'b','c':'d'}",
                "{'properties': {'a': true}, 'additionalProperties': false} | {'a':1} | {'b':1}",
                "{'type': 'object', 'minProperties': 1, 'maxProperties': 2} | {'a':1}, {'a':1,'b':2} | {}, {'a':1,'b':2,'c':3}",
                "{'allOf': [{'properties': {'a': {'type': 'integer'}}}, {'properties': {'b': true}, 'required': ['b']}]} | {'b':1}, {'a':1,'b':1} | {'a':1}, {'a':'c','b':1}, {'b':1,'c':1}",
                "{'properties': {'a': {'$ref': '#/components/schemas/Thing'}}} | {}, {'a':{'a':{'a':{}}}} | {'a':{'b':1}}, {'a':{'a':{'b':1}}}",
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'anyOf': [{'required': ['a']}, {'required': ['b']}]} | {'a':1}, {'b':1}, {'a':1,'b':2} | {}",
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'if': {'properties': {'a': {'const': 'x'}}, 'required': ['a']}, 'then': {'required': ['b']}, 'else': {'properties': {'b': false}}} | {}, {'a':'x','b':1}, {'a':'y'}, {'a':1} | {'a':'x'}, {'b':1}, {'a':'y','b':1}, {'a':1,'b':1}",
                "{'type': 'object', 'properties': {'a': {}}, 'not': {'properties': {'a': {'enum': ['x', 'y']}}}} | {'a':'z'}, {'a':1} | {}, {'a':'x'}, {'a':'y'}",
                "{'x-sorted-by': {'property': 'n', 'order': 'ascending'}} | [], [{'n':'a'},{'n':'b'}], [{'n':'a'},{},{'n':'a'}], [{'n':'b','m':[{'n':'c'}]},{'n':'c'}], [{'n':'2020-01-01T00:00:00.9Z'},{'n':'2020-01-01T00:00:00.95+00:00'}] | [{'n':'b'},{'n':'a'}], [{'n':'2020-01-01T00:00:00.95Z'},{'n':'2020-01-01T00:00:00.9+00:00'}], [{'n':2},{'n':1}]",
                "{'x-sorted-by': {'property': 'n', 'order': 'ascending'}, 'items': {'type': 'object', 'anyOf': [{'properties': {'n': {'minLength': 1}}}, {'properties': {'n': {'maxLength': 5}}}]}} | [], 1 | [{'n':'b'},{'n':'a'}], [1]",
                "{'x-sorted-by': {'property': 'n', 'order': 'ascending'}, 'items': {'type': 'object', 'allOf': [{'dependentSchemas': {'n': {'minProperties': 1}}}]}} | [], 1 | [{'n':'b'},{'n':'a'}], [1]",
                "{'$ref': '#/components/schemas/Other', 'minLength': 2} | 'ab', 'abc' | 'a', 'abcd', 1",
                "{'type': 'object', 'if': {'required': ['a']}, 'then': {'required': ['b']}} | {'a':1,'b':1}, {'c':1} | {'a':1}",
                "{'type': 'object', 'properties': {'z': {}}, 'if': {'properties': {'a': {'const': 'x'}}}, 'then': {'required': ['z']}} | {'a':'x','z':1}, {'a':'y'} | {'a':'x'}, {'b':1,'z':1}",
                "{'properties': {'a': {}}, 'required': ['b']} | {'b':1}, {'a':1,'b':1} | {'a':1}, {'b':1,'c':1}",
                "{'enum': [null, true, [1], {'a':1}, '\u00e9']} | null, true, [1.0], {'a':10e-1}, '\\u00e9' | false, [], {'a':2}, 'e', 1",
                "{'type': 'integer', 'minimum': 3, 'exclusiveMaximum': 7.5} | 3, 7, 70e-1 | 2, 8, 3.5, 1e400",
                "{'oneOf': [{'type': 'string'}, {'type': 'integer'}, {'type': 'number', 'minimum': 5}]} | 'a', 4, 5.5 | 6, 4.5",
                "{'anyOf': [{'type': 'object', 'properties': {'a': {'type': 'string'}}}, {'type': 'object', 'required': ['b']}]} | {'a':'x'}, {'a':1,'b':1}, {'a':'x','b':1} | {'a':1}, {'c':1}, 1",
                "{'type': 'object', 'properties': {'a': {'type': 'string', 'anyOf': [{'maxLength': 1}, {'const': 'long'}]}, 'b': {}}, 'if': {'properties': {'a': {'const': 'x'}}, 'required': ['a']}, 'then': {'required': ['b']}} | {'a':'x','b':1}, {'a':'y'}, {'a':'long'} | {'a':'x'}, {'a':'longer'}",
                "{'anyOf': [{'type': 'object', 'properties': {'a': {'properties': {'b': true}}}}, {'type': 'object', 'properties': {'a': true}}]} | {'a':{'b':1}}, {'a':1} | {'a':{'c':1}}",
                "{'if': {'type': 'string'}, 'then': {'minLength': 2}, 'else': {'type': 'null'}} | 'ab', null | 'a', 1",
                "{'not': {'type': 'array', 'items': {'type': 'string'}}} | 1, [1], ['a',1] | [], ['a']",
                "{'format': 'email'} | 'a@example.com', 1 | 'a', '@'",
                "{'oneOf': [{'format': 'uri'}, {'const': 'a'}]} | 'a', 'b:c', 1 | 'b'",
                "{'type': 'object', 'dependentRequired': {'a': ['b', 'c']}} | {}, {'b':1}, {'a':1,'b':1,'c':1} | {'a':1}, {'a':1,'b':1}",
                "{'propertyNames': {'maxLength': 2, 'pattern': '^a'}} | {}, {'a':1,'ab':2}, 1 | {'b':1}, {'abc':1}",
                "{'uniqueItems': true, 'items': {}} | [], [1,2,'1',[1]], {}, 'aa' | [1,1.0], [{'a':1},{'a':10e-1}]",
                "{'multipleOf': 0.5} | 1, 1.5, 'a' | 1.25, 0.1",
                "{'nullable': true, 'type': 'string'} | 'a' | null",
                "{'x-reading': 'table'} | | 1, 'a'",
                "{'contains': {'type': 'string'}} | ['a'], [1,'a'], {}, 1 | [], [1], [['a']]",
                "{'contains': {'const': 1}, 'minContains': 0, 'maxContains': 2} | [], [1,1.0], [2,1] | [1,1,1], [10e-1,1,1.0]",
                "{'contains': {'type': 'object', 'required': ['a']}, 'minContains': 2, 'items': {'type': 'object'}, 'uniqueItems': true} | [{'a':1},{'b':1},{'a':2}] | [{'a':1},{'b':1}], [{'a':1},{'a':1}], [{'a':1},{'a':2},1]",
                "{'allOf': [{'contains': {'const': 'a'}}, {'contains': {'const': 'b'}}]} | ['b','a'], ['c','a','b'] | ['a'], ['b','c']",
                "{'not': {'contains': {'type': 'string'}}} | [], [1] | ['a'], {}, 1",
                "{'patternProperties': {'^a': {'type': 'integer'}}} | {}, {'a':1,'ab':2}, 1 | {'a':'x'}, {'ab':1.5}, {'b':1}",
                "{'patternProperties': {'^a': {'type': 'integer'}, 'b$': {'minimum': 3}}, 'additionalProperties': {'type': 'string'}} | {'a':1,'ab':4,'cb':3.5,'d':'e'} | {'ab':2}, {'ab':4.5}, {'a':'x'}, {'d':1}, {'cb':2}",
                "{'properties': {'ab': {'type': 'string'}}, 'patternProperties': {'^a': {'minLength': 2}}, 'additionalProperties': false} | {'ab':'cd','ac':1} | {'ab':'c'}, {'ab':1}, {'ac':'d'}, {'b':1}",
                "{'patternProperties': {'\\u00e9': false, '^x-': true}} | {'x-a':1,'x-':null} | {'é':1}, {'\\u00e9':1}, {'a\u00e9':1}, {'y':1}",
                "{'allOf': [{'patternProperties': {'^a': true}}, {'additionalProperties': false, 'properties': {'ab': true}}]} | {'ab':1} | {'a':1}, {'b':1}",
                "{'oneOf': [{'patternProperties': {'^a': {'type': 'string'}}, 'type': 'object'}, {'patternProperties': {'^a': {'type': 'integer'}}, 'type': 'object'}]} | {'a':1}, {'ab':'c'} | {}, {'a':null}, {'a':1,'ab':'c'}",
                "{'dependentSchemas': {'a': {'required': ['b']}}} | {}, {'b':1}, {'a':1,'b':1}, 1 | {'a':1}, {'a':null,'c':1}",
                "{'type': 'object', 'properties': {'a': {}, 'c': {}}, 'dependentSchemas': {'a': {'properties': {'b': {'type': 'integer'}}}, 'c': false}} | {'a':1,'b':1}, {'a':1} | {'a':1,'b':'c'}, {'b':1}, {'c':1}, {'a':1,'c':1}",
                "{'not': {'dependentSchemas': {'a': {'required': ['b']}}}} | {'a':1} | {}, {'a':1,'b':1}, 1",
                "{'x-enum-readings': {'a': 'table', '1': 'table'}} | 'b' | 'a', 1",
            })
    void aCompiledVerdictTakesWhatTheJudgeHasNothingToSayAbout(String schema, String good, String bad) {
        Contract contract = contract(json(schema));
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                .orElseThrow();

        for (String body : bodies(good)) {
            assertThat(findings(contract, body)).as(body).isEmpty();
            assertThat(isClean(verdict, body)).as(body).isTrue();
        }
        for (String body : bodies(bad)) {
            assertThat(findings(contract, body)).as(body).isNotEmpty();
            assertThat(isClean(verdict, body)).as(body).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'string', 'nullable': true} | 'a', null | 1",
                "{'type': 'string', 'nullable': true, 'enum': ['a']} | 'a', null | 'b'",
                "{'nullable': true, 'allOf': [{'type': 'string'}]} | 'a', null | 1",
                "{'nullable': true, 'anyOf': [{'type': 'string'}, {'type': 'object'}]} | 'a', {}, null | 1",
                "{'nullable': true, 'anyOf': [{'type': 'object', 'not': {'required': ['a']}}, {'$ref': '#/components/schemas/Another'}]} | {}, null | 'long'",
                "{'nullable': true, 'anyOf': [{'type': 'object', 'not': {'required': ['a']}}]} | {} | null, 1, {'a':1}",
                "{'nullable': true, 'oneOf': [{'type': 'object', 'not': {'required': ['a']}}, {'type': 'object', 'not': {'required': ['b']}}]} | {'a':1} | null, {}",
                "{'nullable': true, 'oneOf': [{'enum': ['a']}, {'enum': ['b']}]} | 'a' | null, 'c'",
                "{'nullable': true, 'anyOf': [{'type': 'object', 'allOf': [{'type': 'string', 'enum': ['a']}]}]} | | null, 1",
                "{'type': 'integer', 'minimum': 3, 'exclusiveMinimum': true} | 4 | 3, 2",
                "{'oneOf': [{'type': 'integer'}, {'type': 'string', 'nullable': true}]} | 1, 'a' | true",
            })
    void aSchemaOfOpenApi30IsCompiledByItsDialect(String schema, String good, String bad) {
        Contract contract = contract("3.0.3", json(schema));
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                .orElseThrow();

        for (String body : bodies(good)) {
            assertThat(findings(contract, body)).as(body).isEmpty();
            assertThat(isClean(verdict, body)).as(body).isTrue();
        }
        for (String body : bodies(bad)) {
            assertThat(findings(contract, body)).as(body).isNotEmpty();
            assertThat(isClean(verdict, body)).as(body).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Of the two schemas that accept it, the one that the value names counts.
                "{'oneOf': [{'$ref': '#/components/schemas/Cat'}, {'$ref': '#/components/schemas/Dog'}], 'discriminator': {'propertyName': 'kind'}} | {'kind':'Cat'}, {'kind':'Cat','lives':9}, {'kind':'D\\u006fg'}, {'name':'x','kind':'Dog'} | {'kind':'Cat','name':'x'}, {'kind':'Dog','lives':9}, {'kind':'Cat','lives':'x'}, {'kind':'Bird'}, 1, {'kind':'Cat','kind':'Cat'}",
                "{'anyOf': [{'$ref': '#/components/schemas/Cat'}, {'$ref': '#/components/schemas/Dog'}], 'discriminator': {'propertyName': 'kind', 'mapping': {'c': '#/components/schemas/Cat', 'd': 'Dog'}}} | {'kind':'c','lives':9}, {'lives':9,'kind':'c'}, {'kind':'d','name':'x'}, {'kind':'Dog'} | {'kind':'c','name':'x'}, {'kind':'d','lives':9}, {'kind':'e'}, {'kind':'C'}",
                // Written as a clause, the other branch would do.
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'anyOf': [{'required': ['a']}, {'required': ['b']}], 'discriminator': {'propertyName': 'k', 'mapping': {'x': '#/components/schemas/Thing/anyOf/1'}}} | {'k':'x','b':1} | {'k':'x','a':1}, {'k':1}",
                "{'type': 'array', 'items': {'oneOf': [{'$ref': '#/components/schemas/Cat'}, {'$ref': '#/components/schemas/Dog'}], 'discriminator': {'propertyName': 'kind'}}} | [], [{'kind':'Cat','lives':9},{'kind':'Dog','name':'x'}] | [{'kind':'Cat'},{'kind':'Cat','name':'x'}], [null]",
                // The schemas that inherit from one with a discriminator.
                "{'type': 'object', 'properties': {'kind': {'type': 'string'}}, 'discriminator': {'propertyName': 'kind'}} | {'kind':'Heir','size':1}, {'kind':'Thing'}, {'kind':'Heir'} | {'kind':'Heir','size':'x'}, {'kind':'Thing','size':1}, {'kind':'Nothing'}",
                "{'type': 'object', 'discriminator': {'propertyName': 'kind', 'mapping': {'h': 'Heir', 't': '#/components/schemas/Thing'}}} | {'kind':'h','size':1}, {'kind':'t'} | {'kind':'h','size':'x'}, {'kind':'x'}",
                // Nothing inherits from the schema.
                "{'properties': {'a': {'$ref': '#/components/schemas/Lonely'}}} | {'a':{'kind':'x'}}, {'a':{}} | {'a':{'kind':1}}, {'a':{'b':1}}",
            })
    void theValueOfADiscriminatorSelectsWhatAnObjectMustConformTo(String schema, String good, String bad) {
        for (String version : List.of("3.0.3", "3.1.0")) {
            Contract contract = contract(version, json(schema));
            Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                    .orElseThrow();

            for (String body : bodies(good)) {
                assertThat(findings(contract, body)).as(body).isEmpty();
                assertThat(isClean(verdict, body)).as(body).isTrue();
            }
            for (String body : bodies(bad)) {
                assertThat(findings(contract, body)).as(body).isNotEmpty();
                assertThat(isClean(verdict, body)).as(body).isFalse();
            }
        }
    }

    @Test
    void moreThan64KeysAreCompiled() {
        StringBuilder properties = new StringBuilder();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            properties.append(i == 0 ? "" : ",").append("'k").append(i).append("': {'type': 'integer'}");
            body.append(i == 0 ? "" : ",").append("'k").append(i).append("':").append(i);
        }
        Contract contract = contract(
                json("{'type': 'object', 'required': ['k0', 'k70', 'k149'], 'properties': {" + properties + "}}"));
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                .orElseThrow();
        String all = json("{" + body + "}");

        assertThat(isClean(verdict, all)).isTrue();
        for (String key : List.of("k0", "k70", "k149")) {
            assertThat(isClean(verdict, all.replace("\"" + key + "\"", "\"k1" + key + "\"")))
                    .isFalse();
        }
        assertThat(isClean(verdict, all.replace("\"k71\"", "\"k70\""))).isFalse();
        assertThat(isClean(verdict, all.replace(":149", ":\"149\""))).isFalse();
    }

    @Test
    void aSchemaThatIsABranchOfItselfCallsNothingClean() {
        Contract contract = contract(json("{'oneOf': [{'$ref': '#/components/schemas/Thing'}, {'type': 'string'}]}"));
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                .orElseThrow();

        assertThat(isClean(verdict, "\"a\"")).isFalse();
    }

    @Test
    void testsOfBranchesWithinBranchesAreBounded() {
        Contract contract = contract(
                json(
                        "{'anyOf': [{'type': 'object', 'properties': {'a': {'$ref': '#/components/schemas/Thing'}}},"
                                + " {'type': 'object', 'properties': {'a': {'$ref': '#/components/schemas/Thing'}, 'b': {}}}, {'type': 'null'}]}"));
        Verdict verdict = VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                .orElseThrow();

        assertThat(isClean(verdict, json("{'a':{'a':null}}"))).isTrue();
        assertThat(isClean(verdict, json("{'a':".repeat(500)) + "null" + "}".repeat(500)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'unevaluatedProperties': false}",
                "{'contains': true, 'minContains': 2, 'maxContains': 1}",
                "{'patternProperties': {'(': true}}",
                "{'$ref': 'other.json'}",
                "{'$ref': '#/components/schemas/Other', 'discriminator': {'propertyName': 'a'}}",
                "{'discriminator': {'propertyName': 1}}",
                "{'oneOf': [true], 'anyOf': [true], 'discriminator': {'propertyName': 'a'}}",
                "{'oneOf': [true], 'discriminator': {'propertyName': 'a'}, 'x-rule': 'message-content'}",
                "{'not': {'oneOf': [true], 'discriminator': {'propertyName': 'a'}}}",
                "{'keywordOfTomorrow': 1}",
            })
    void aSchemaWithAnythingElseIsLeftToTheTree(String schema) {
        Contract contract = contract(json(schema));

        assertThat(VerdictCompiler.compile(contract, new Schemas(contract), POINTER))
                .isEmpty();
        assertThat(new Verdicts(contract, new Schemas(contract), Rules.atPlaces()).of(POINTER))
                .isInstanceOf(TreeVerdict.class);
    }

    /** The suite knows corners of the keywords that nobody would think of. */
    @Test
    void theSchemasOfTheSuiteThatCanBeCompiledTakeNothingThatTheJudgeRefuses() throws IOException, JsonSyntaxException {
        List<String> wrong = new ArrayList<>();
        int clean = 0;
        int held = 0;
        JsonNode suite = LocatedJson.readJson(Files.readAllBytes(SUITE)).tree();
        for (JsonNode file : suite.path("suites")) {
            for (JsonNode group : file.path("draft").asText().equals("2020-12") ? file.path("value") : suite.path("")) {
                Contract contract = contract(group.path("schema").toString());
                Optional<Verdict> verdict = group.path("schema").findValue("$ref") == null
                        ? VerdictCompiler.compile(contract, new Schemas(contract), POINTER)
                        : Optional.empty();
                for (JsonNode test : verdict.isPresent() ? group.path("tests") : suite.path("")) {
                    held++;
                    String body = test.path("data").toString();
                    if (isClean(verdict.get(), body)) {
                        clean++;
                        List<Finding> findings = findings(contract, body);
                        if (!findings.isEmpty()) {
                            wrong.add(group.path("description").asText() + ": " + body + " gave " + findings);
                        }
                    }
                }
            }
        }
        System.out.println("compiled: " + held + " tests of the suite, " + clean + " of them clean");

        assertThat(wrong).isEmpty();
        assertThat(clean).isGreaterThan(100);
    }

    private static Contract contract(String schema) {
        return contract("3.1.0", schema);
    }

    private static Contract contract(String version, String schema) {
        return Contract.of("things", """
                {"openapi": "%s", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
                 "components": {"schemas": {
                   "Other": {"$ref": "#/components/schemas/Another", "type": "string"},
                   "Another": {"maxLength": 3},
                   "Cat": {"type": "object", "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
                   "Dog": {"type": "object", "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}},
                   "Heir": {"allOf": [{"$ref": "#/components/schemas/Thing"}],
                     "type": "object", "properties": {"size": {"type": "integer"}}},
                   "Lonely": {"type": "object", "properties": {"kind": {"type": "string"}},
                     "discriminator": {"propertyName": "kind"}},
                   "Thing": %s}}}
                """.formatted(version, schema));
    }

    private static List<Finding> findings(Contract contract, String body) {
        return Judge.of(contract)
                .distrusting()
                .judge(Exchange.ofOperation("things/getThing").status(200).body(bytes(body)));
    }

    private static boolean isClean(Verdict verdict, String body) {
        return verdict.isClean(bytes(body));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String quotedOnce) {
        return quotedOnce.replace('\'', '"');
    }

    private static List<String> bodies(String list) {
        return list == null ? List.of() : List.of(json(list).split(", ", -1));
    }
}
