package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compositions as the contracts of other makers have them: which keys are documented, and which slip is reported. */
class CompositionTest {

    private static final String TAG = "{\"type\": \"object\", \"required\": [\"name\"], \"properties\":"
            + " {\"name\": {\"type\": \"string\"}, \"tagged\": {\"type\": \"boolean\"}}}";
    private static final String BRANCH = "{\"type\": \"object\", \"required\": [\"name\", \"hash\"], \"properties\":"
            + " {\"name\": {\"type\": \"string\"}, \"hash\": {\"type\": \"string\"}}}";
    private static final String REFERENCE = "{\"type\": \"object\", \"%s\": [{\"$ref\": \"#/components/schemas/Thing/"
            + "x-parts/Tag\"}, {\"$ref\": \"#/components/schemas/Thing/x-parts/Branch\"}], \"discriminator\":"
            + " {\"propertyName\": \"type\"%s}, \"properties\": {\"name\": {\"type\": \"string\"}}, \"x-parts\": {\"Tag\": "
            + TAG + ", \"Branch\": " + BRANCH + "}}";
    private static final String MAPPING = ", \"mapping\": {\"TAG\": \"#/components/schemas/Thing/x-parts/Tag\","
            + " \"BRANCH\": \"#/components/schemas/Thing/x-parts/Branch\"}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"type\":\"TAG\",\"name\":\"a\",\"tagged\":true}  | none",
                "{\"type\":\"BRANCH\",\"name\":\"a\",\"hash\":\"b\"} | none",
                "{\"type\":\"TAG\",\"name\":\"a\",\"tagged\":1}     | type /tagged",
                "{\"type\":\"TAG\",\"name\":\"a\",\"hash\":\"b\"}   | undocumented-field /hash",
                "{\"type\":\"BRANCH\",\"name\":\"a\"}               | required ",
                "{\"type\":\"BRANCH\",\"name\":\"a\",\"tagged\":true,\"hash\":\"b\"} | undocumented-field /tagged",
                "{\"type\":\"TWIG\",\"name\":\"a\",\"hash\":\"b\"}  | enum /type",
            })
    void theMappingDecidesEvenIfNoBranchListsTheSelectingKey(String body, String found) throws IOException {
        for (String composition : new String[] {"oneOf", "anyOf"}) {
            assertFound(Thing.of31(folder, REFERENCE.formatted(composition, MAPPING)), body, found);
            assertFound(Thing.of30(folder, REFERENCE.formatted(composition, MAPPING)), body, found);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"type\":\"Tag\",\"name\":\"a\",\"tagged\":true} | none",
                "{\"type\":\"Branch\",\"name\":\"a\"}              | required ",
                "{\"type\":\"TAG\",\"name\":\"a\"}                 | discriminator /type",
                "{\"type\":\"TAG\",\"name\":\"a\",\"hash\":\"b\"} | discriminator /type",
                "{\"type\":\"TAG\",\"name\":1}                   | type /name, discriminator /type",
            })
    void withoutAMappingTheNamesOfTheSchemasDecide(String body, String found) throws IOException {
        assertFound(Thing.of31(folder, REFERENCE.formatted("oneOf", "")), body, found);
    }

    @Test
    void whatNoDiscriminatorNamesMayBeOfABranchWithoutAName() throws IOException {
        String open =
                REFERENCE.formatted("anyOf", MAPPING).replace("/Branch\"}]", "/Branch\"}, {\"type\": \"object\"}]");

        assertFound(Thing.of31(folder, open), "{\"type\":\"TWIG\",\"name\":\"a\"}", null);
        assertFound(Thing.of31(folder, open), "{\"type\":\"BRANCH\",\"name\":\"a\"}", "required ");
    }

    @Test
    void branchesOfADiscriminatorCountAsOneInAnotherComposition() throws IOException {
        String nullable = "{\"oneOf\": [{\"type\": \"null\"}, " + REFERENCE.formatted("oneOf", MAPPING) + "]}";
        String schema = nullable.replace("Thing/x-parts", "Thing/oneOf/1/x-parts");

        assertFound(Thing.of31(folder, schema), "{\"type\":\"BRANCH\",\"name\":\"a\",\"hash\":\"b\"}", null);
        assertFound(Thing.of31(folder, schema), "null", null);
        assertFound(Thing.of31(folder, schema), "{\"type\":\"BRANCH\",\"name\":\"a\"}", "required ");
    }

    @Test
    void theKeyThatSelectsABranchIsDocumentedInABranchThatIsPromisedAlone() throws IOException {
        String schema = "{\"type\": \"object\", \"properties\": {\"any\": "
                + REFERENCE.formatted("oneOf", MAPPING).replace("Thing/x-parts", "Thing/properties/any/x-parts")
                + ", \"tag\": {\"$ref\": \"#/components/schemas/Thing/properties/any/x-parts/Tag\"}}}";

        assertFound(Thing.of31(folder, schema), "{\"tag\":{\"type\":\"TAG\",\"name\":\"a\"}}", null);
        assertFound(
                Thing.of31(folder, schema),
                "{\"tag\":{\"kind\":\"TAG\",\"name\":\"a\"}}",
                "undocumented-field /tag/kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"name\":\"a\",\"hash\":5}               | none",
                "{\"name\":\"a\",\"hash\":5,\"extra\":1}   | undocumented-field /extra",
            })
    void aKeyOfARefusingBranchIsDocumentedWhereNothingSaysThatItIsNotMeant(String body, String found)
            throws IOException {
        for (String composition : new String[] {"oneOf", "anyOf"}) {
            assertFound(Thing.of31(folder, "{\"" + composition + "\": [" + TAG + ", " + BRANCH + "]}"), body, found);
        }
    }

    @Test
    void aKeyOfARefusingBranchIsUndocumentedWhereAConstantSaysThatItIsNotMeant() throws IOException {
        String tag = TAG.replace("{\"type\": \"string\"}", "{\"const\": \"tag\"}");
        String branch = BRANCH.replace("\"name\": {\"type\": \"string\"}", "\"name\": {\"const\": \"branch\"}");

        assertFound(
                Thing.of31(folder, "{\"oneOf\": [" + tag + ", " + branch + "]}"),
                "{\"name\":\"tag\",\"hash\":\"b\"}",
                "undocumented-field /hash");
    }

    @Test
    void onePromiseThatSeveralPartsMakeIsReportedOnce() throws IOException {
        String part =
                "{\"type\": \"object\", \"required\": [\"a\"], \"properties\": {\"a\": {}, \"b\": {\"enum\": [1, 2]}}}";
        String schema = "{\"type\": \"object\", \"allOf\": [" + part + ", " + part + ", {\"type\": [\"object\"]}]}";

        assertFound(Thing.of31(folder, schema), "[]", "type ");
        assertFound(Thing.of31(folder, schema), "{}", "required ");
        assertFound(Thing.of31(folder, schema), "{\"a\":1,\"b\":3}", "enum /b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"a\":null,\"b\":null}   | none",
                "{\"a\":7}                 | type /a",
                "{\"c\":null}              | null-optional /c",
            })
    void nullableOfOpenApi30LetsNullPass(String body, String found) throws IOException {
        String schema = "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"nullable\": true},"
                + " \"b\": {\"nullable\": true, \"allOf\": [{\"type\": \"object\", \"nullable\": true}]},"
                + " \"c\": {\"type\": \"string\"}}}";
        assertFound(Thing.of30(folder, schema), body, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"value\":1,\"next\":{\"value\":2,\"next\":null}}         | none",
                "{\"value\":1,\"next\":{\"value\":\"2\",\"next\":null}}     | type /next/value",
                "{\"value\":1,\"next\":{\"value\":2,\"other\":null}}        | undocumented-field /next/other",
            })
    void aSchemaThatContainsItselfIsFollowedAsFarAsTheBodyGoes(String body, String found) throws IOException {
        String schema = "{\"type\": [\"object\", \"null\"], \"properties\": {\"value\": {\"type\": \"integer\"},"
                + " \"next\": {\"oneOf\": [{\"$ref\": \"#/components/schemas/Thing\"}]}}}";
        assertFound(Thing.of31(folder, schema), body, found);
    }

    @Test
    void theKeysOfADependentSchemaAndOfTheUnevaluatedOnesAreDocumented() throws IOException {
        String dependent = "{\"properties\": {\"card\": {}}, \"dependentSchemas\": {\"card\": {\"properties\":"
                + " {\"address\": {}}}}}";
        assertFound(Thing.of31(folder, dependent), "{\"card\":1,\"address\":2}", null);
        assertFound(Thing.of31(folder, dependent), "{\"address\":2}", "undocumented-field /address");

        String unevaluated = "{\"properties\": {\"a\": {}}, \"unevaluatedProperties\": {\"type\": \"object\","
                + " \"properties\": {\"b\": {}}}}";
        assertFound(Thing.of31(folder, unevaluated), "{\"x\":{\"b\":1}}", null);
        assertFound(Thing.of31(folder, unevaluated), "{\"x\":{\"c\":1}}", "undocumented-field /x/c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "{'a':1}           | none",
                "{'a':1,'b':2}     | schema /b",
                "{'a':'x'}         | type /a",
                "{'a':'x','b':2}   | type /a, schema /b",
            })
    void aKeyIsRuledOutThoughASchemaNextToTheOneThatRulesItOutDescribesIt(String body, String found)
            throws IOException {
        String schema = "{'properties': {'b': {}}, 'allOf': [{'properties': {'a': {'type': 'integer'}},"
                + " 'unevaluatedProperties': false}]}";

        assertFound(Thing.of31(folder, json(schema)), json(body), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "['a',1]         | none",
                "['a',1,2]       | schema /2",
                "[5,1]           | type /0",
                "[5,1,2]         | type /0, schema /2",
            })
    void anItemIsRuledOutAtItsOwnPlace(String body, String found) throws IOException {
        for (String keyword : new String[] {"items", "unevaluatedItems"}) {
            String schema = "{'prefixItems': [{'type': 'string'}, {}], '" + keyword + "': false}";

            assertFound(Thing.of31(folder, json(schema)), json(body), found);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "{'properties': {'a': {}}, 'if': {'properties': {'k': {'const': 1}}}} | none",
                "{'properties': {'a': {}}, 'if': {'not': {'required': ['k']}}, 'then': {}} | none",
                "{'properties': {'a': {}}, 'not': {'properties': {'k': {'const': 2}}, 'required': ['k']}} | none",
                "{'properties': {'a': {}}, 'required': ['k']} | none",
                "{'properties': {'a': {}}, 'dependentRequired': {'k': ['a']}} | schema",
                "{'properties': {'a': {}}, 'dependentRequired': {'a': ['k']}} | none",
                "{'properties': {'a': {}}, 'dependentSchemas': {'k': {}}} | none",
                "{'properties': {'a': {}}, 'if': {'properties': {'b': {}}}} | undocumented-field /k",
            })
    void aKeyThatTheSchemaOnlyNamesIsNotUndocumented(String schema, String found) throws IOException {
        assertFound(Thing.of31(folder, json(schema)), "{\"k\":1}", found);
    }

    @Test
    void aDynamicReferenceWithOneTargetIsFollowed() throws IOException {
        String schema = "{'$dynamicAnchor': 'node', 'properties': {'a': {}, 'child': {'$dynamicRef': '#node',"
                + " 'properties': {'b': {}}}}}";

        assertFound(Thing.of31(folder, json(schema)), json("{'child':{'a':1,'b':1}}"), null);
        assertFound(Thing.of31(folder, json(schema)), json("{'child':{'c':1}}"), "undocumented-field /child/c");
    }

    @Test
    void aKeyWithANameThatIsNotAllowedIsReportedOnce() throws IOException {
        String schema = "{'properties': {'a': {}}, 'propertyNames': {'oneOf': [{'maxLength': 2}, {'minLength': 9}]}}";

        assertFound(Thing.of31(folder, json(schema)), json("{'abcd':1}"), "schema /abcd");
    }

    private static String json(String quotedOnce) {
        return quotedOnce.replace('\'', '"');
    }

    private static void assertFound(Thing thing, String body, String found) {
        assertThat(thing.findings(body))
                .as(body)
                .extracting(finding -> (finding.rule() + " " + finding.pointer().orElseThrow()).strip())
                .containsExactlyElementsOf(
                        found == null
                                ? List.of()
                                : Stream.of(found.split(",")).map(String::strip).toList());
    }
}
