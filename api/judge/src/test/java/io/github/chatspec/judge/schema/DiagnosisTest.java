package io.github.chatspec.judge.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Composed schemas: one slip gives one finding, in the branch that was meant. */
class DiagnosisTest {

    private static final String CAT = "{\"type\": \"object\", \"required\": [\"kind\", \"lives\"], \"properties\":"
            + " {\"kind\": %s, \"lives\": {\"type\": \"integer\"},"
            + " \"born\": {\"type\": \"string\", \"format\": \"date-time\"}}}";
    private static final String DOG = "{\"type\": \"object\", \"required\": [\"kind\", \"barks\"], \"properties\":"
            + " {\"kind\": %s, \"barks\": {\"type\": \"boolean\"},"
            + " \"owner\": {\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}}}}}";
    private static final String ANY_KIND = "{\"type\": \"string\"}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"cat\",\"lives\":\"9\"} | type /lives",
                "{\"kind\":\"dog\",\"barks\":1} | type /barks",
                "{\"kind\":\"dog\",\"barks\":true,\"owner\":{\"name\":5}} | type /owner/name",
                "{\"kind\":\"cat\",\"lives\":9,\"born\":\"2020-02-30T00:00:00Z\"} | format /born",
                "{\"kind\":\"dog\"} | required ",
            })
    void theBranchWhoseConstantAgreesWasMeant(String body, String found) throws IOException {
        for (String composition : List.of("oneOf", "anyOf")) {
            assertFound(branches(composition, constant(CAT, "cat"), constant(DOG, "dog")), body, found);
            assertFound(branches(composition, constant(DOG, "dog"), constant(CAT, "cat")), body, found);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"x\",\"lives\":\"9\",\"born\":\"2020-01-01T00:00:00Z\"} | type /lives",
                "{\"kind\":\"x\",\"barks\":true,\"owner\":{\"name\":5}} | type /owner/name",
                "{\"lives\":9} | required ",
            })
    void withoutAConstantTheBranchWithTheFewestAndDeepestFailuresWasMeant(String body, String found)
            throws IOException {
        String cat = CAT.formatted(ANY_KIND);
        String dog = DOG.formatted(ANY_KIND);
        assertFound(branches("oneOf", cat, dog, "{\"type\": \"null\"}"), body, found);
        assertFound(branches("oneOf", "{\"type\": \"null\"}", dog, cat), body, found);
    }

    @Test
    void theDiscriminatorDecidesAlsoWhereAnotherBranchWouldTakeTheValue() throws IOException {
        String zoo = branches("oneOf", CAT.formatted(ANY_KIND), DOG.formatted(ANY_KIND))
                .replaceFirst(
                        "\\{",
                        "{\"discriminator\": {\"propertyName\": \"kind\","
                                + " \"mapping\": {\"cat\": \"#%s/oneOf/0\", \"dog\": \"#%s/oneOf/1\"}}, "
                                        .formatted(Thing.SCHEMA, Thing.SCHEMA));
        assertFound(zoo, "{\"kind\":\"dog\",\"barks\":true,\"owner\":{}}");
        assertFound(zoo, "{\"kind\":\"fish\",\"lives\":true}", "enum /kind");
    }

    @Test
    void aValueOfNoBranchsTypeIsReportedWithTheTypesOfAll() throws IOException {
        String schema = branches("oneOf", "{\"type\": \"string\"}", "{\"type\": \"array\"}");

        assertThat(Thing.of31(folder, schema).findings("5"))
                .extracting(Finding::message)
                .containsExactly(
                        "Found an integer, 5, where a string or an array is promised (#" + Thing.SCHEMA + "/oneOf).");
    }

    @Test
    void aValueOfNoBranchsListIsReportedWithTheValuesOfAll() throws IOException {
        String schema = branches("anyOf", "{\"enum\": [\"a\", \"b\"]}", "{\"const\": \"c\"}");

        assertThat(Thing.of31(folder, schema).findings("\"d\""))
                .extracting(Finding::message)
                .containsExactly("\"d\" is not one of the documented values \"a\", \"b\" and \"c\" (#" + Thing.SCHEMA
                        + "/anyOf).");
    }

    @Test
    void aValueThatSeveralBranchesOfAOneOfTakeIsReportedOnce() throws IOException {
        assertFound(branches("oneOf", "{\"type\": \"string\"}", "{\"maxLength\": 3}"), "\"ab\"", "schema ");
    }

    @Test
    void aSlipDeepInARecursiveSchemaIsReportedThere() throws IOException {
        String tree =
                "{\"type\": \"object\", \"required\": [\"name\"], \"properties\": {\"name\": {\"type\": \"string\"},"
                        + " \"children\": {\"type\": \"array\", \"items\": {\"oneOf\": [{\"$ref\": \"#"
                        + Thing.SCHEMA + "\"}, {\"type\": \"string\"}]}}}}";
        assertFound(
                tree,
                "{\"name\":\"a\",\"children\":[\"leaf\",{\"name\":\"b\",\"children\":[{\"name\":7}]}]}",
                "type /children/1/children/0/name");
    }

    @Test
    void undocumentedKeysAreFoundAcrossAllParts() throws IOException {
        String schema = "{\"allOf\": [{\"type\": \"object\", \"properties\": {\"a\": {}}},"
                + " {\"type\": \"object\", \"properties\": {\"b\": {}}}], \"properties\": {\"c\": {}}}";
        assertFound(schema, "{\"a\":1,\"b\":2,\"c\":3}");
        assertFound(schema, "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "undocumented-field /d");
    }

    @Test
    void aKeyThatUnevaluatedPropertiesRulesOutIsReportedAloneAlsoBesideAnotherSlip() throws IOException {
        String schema = "{\"allOf\": [{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"},"
                + " \"b\": {}}}], \"properties\": {\"c\": {}}, \"unevaluatedProperties\": false}";
        assertFound(schema, "{\"a\":\"x\",\"b\":2,\"c\":3}", "type /a");
        assertFound(schema, "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "schema /d");
    }

    @Test
    void theKeysOfAnHeirThatTheDiscriminatorNamesAreDocumented() throws IOException {
        String base = "{\"type\": \"object\", \"properties\": {\"t\": {\"type\": \"string\"}},"
                + " \"discriminator\": {\"propertyName\": \"t\", \"mapping\": {\"kid\": \"#" + Thing.SCHEMA
                + "/$defs/Kid\"}}, \"$defs\": {\"Kid\": {\"properties\": {\"extra\": {}}}}}";
        assertFound(base, "{\"t\":\"kid\",\"extra\":1}");
        assertFound(base, "{\"t\":\"kid\",\"extra\":1,\"more\":2}", "undocumented-field /more");
        assertFound(base, "{\"t\":\"other\",\"extra\":1}", "undocumented-field /extra", "enum /t");
    }

    @Test
    void aMappingDistinguishesSchemasOfOneNameInTwoPlaces() throws IOException {
        String zoo = "{\"oneOf\": [{\"$ref\": \"#%1$s/$defs/a/X\"}, {\"$ref\": \"#%1$s/$defs/b/X\"}],"
                + " \"discriminator\": {\"propertyName\": \"kind\", \"mapping\":"
                + " {\"one\": \"#%1$s/$defs/a/X\", \"two\": \"#%1$s/$defs/b/X\"}},"
                + " \"$defs\": {\"a\": {\"X\": {\"properties\": {\"n\": {\"type\": \"integer\"}}}},"
                + " \"b\": {\"X\": {\"properties\": {\"n\": {\"type\": \"string\"}}}}}}";

        assertFound(zoo.formatted(Thing.SCHEMA), "{\"kind\":\"two\",\"n\":\"x\"}");
        assertFound(zoo.formatted(Thing.SCHEMA), "{\"kind\":\"two\",\"n\":1}", "type /n");
        assertFound(zoo.formatted(Thing.SCHEMA), "{\"kind\":\"one\",\"n\":\"x\"}", "type /n");
    }

    private void assertFound(String schema, String body, String... found) throws IOException {
        assertThat(Thing.of31(folder, schema).findings(body))
                .extracting(finding -> finding.rule() + " " + finding.pointer().orElseThrow())
                .containsExactlyElementsOf(
                        Arrays.stream(found).map(DiagnosisTest::padded).toList());
    }

    /** A CSV cell loses the blank behind the rule where the pointer is that of the whole body. */
    private static String padded(String found) {
        return found.contains(" ") ? found : found + " ";
    }

    private static String branches(String composition, String... branches) {
        return "{\"" + composition + "\": [" + String.join(", ", branches) + "]}";
    }

    private static String constant(String schema, String kind) {
        return schema.formatted("{\"const\": \"" + kind + "\"}");
    }
}
