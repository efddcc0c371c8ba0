package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.ContractException;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRuleTest {

    private static final Rule RULE = Mutant.rule("schema");

    @TempDir
    private Path folder;

    @Test
    void aNumberBelowItsMinimumIsReported() throws IOException {
        Mutant.assertOnly(
                Thing.of31(folder, "{\"properties\": {\"n\": {\"minimum\": 3}}}")
                        .findings("{\"n\": 2}"),
                RULE,
                Level.ERROR,
                "/n",
                Thing.SCHEMA + "/properties/n/minimum",
                "Found 2, which violates the promised minimum 3 (#" + Thing.SCHEMA + "/properties/n/minimum).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'not': {'type': 'integer'}} | 2 | Found 2, which is what the contract rules out | not",
                "{'not': {'type': 'object'}} | {} | Found an object, which is what the contract rules out | not",
                "{'dependentRequired': {'a': ['b']}} | {'a': 1} | The key 'b' is missing, without which the contract"
                        + " knows no 'a' | dependentRequired",
                "{'dependentRequired': {'a': ['b', 'c', 'd']}} | {'a': 1, 'c': 1} | The keys 'b' and 'd' are missing,"
                        + " without which the contract knows no 'a' | dependentRequired",
                "{'contains': {'type': 'integer'}} | ['x'] | Found 0 items of the kind that the contract counts, where"
                        + " at least 1 is promised | contains",
                "{'contains': {'type': 'integer'}, 'minContains': 2} | ['x', 1] | Found 1 item of the kind that the"
                        + " contract counts, where at least 2 are promised | contains",
                "{'contains': {'type': 'integer'}, 'maxContains': 1} | ['x', 1, 2] | Found 2 items of the kind that the"
                        + " contract counts, where at most 1 is promised | contains",
                "{'if': {'type': 'integer'}, 'then': false} | 7 | Found 7 where the contract allows no value | then",
                "{'prefixItems': [{'type': 'integer'}, false]} | [7, 8] | The item 1 must not be here | prefixItems/1"
            })
    void theSentenceSaysWhatTheKeywordAsksFor(String schema, String body, String sentence, String keyword)
            throws IOException {
        assertThat(Thing.of31(folder, schema.replace('\'', '"')).findings(body.replace('\'', '"')))
                .extracting(Finding::message)
                .containsExactly(sentence.replace('\'', '"') + " (#" + Thing.SCHEMA + "/" + keyword + ").");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'uniqueItems': true} | [1, 1.0] | true",
                "{'uniqueItems': true} | [{'a': 1, 'b': 2}, {'b': 2, 'a': 1}] | true",
                "{'uniqueItems': true} | [1, true] | false",
                "{'uniqueItems': true} | ['1', 1] | false",
                "{'uniqueItems': true} | {'a': 1, 'b': 1} | false",
                "{'uniqueItems': true} | 'aa' | false",
                "{'uniqueItems': false} | [1, 1] | false",
                "{'const': {'x': [1]}} | {'x': [1.0]} | false",
                "{'const': {'x': [1]}} | {'x': [2]} | true",
                "{'const': null} | 0 | true",
                "{'const': 10} | 1e1 | false",
                "{'enum': [{'x': 1, 'y': 2}]} | {'y': 2.0, 'x': 1} | false",
                "{'enum': [[[1]]]} | [[1.0]] | false",
                "{'enum': [2002]} | 2.002e3 | false",
                "{'enum': [2002]} | 2.0021e3 | true",
                "{'enum': [0]} | -0.0 | false",
                "{'maximum': 1} | 1%s | true",
                "{'exclusiveMaximum': 1} | 1%s | true",
                "{'minimum': 1} | 1%s | false",
                "{'exclusiveMinimum': 1} | -1%s | true",
                "{'multipleOf': 2} | 1%s | false",
                "{'multipleOf': 3} | 1%s | true",
                "{'multipleOf': 0.1} | 0.3 | false",
                "{'maximum': 1e-400} | 1e-399 | true",
            })
    void valuesAreComparedHoweverTheirNumbersAreSpelled(String schema, String body, boolean isReported)
            throws IOException {
        assertThat(!Thing.of31(folder, schema.replace('\'', '"'))
                        .findings(body.replace('\'', '"').replace("%s", "0".repeat(400)))
                        .isEmpty())
                .isEqualTo(isReported);
    }

    @Test
    void aKeyThatIsRuledOutIsReported() throws IOException {
        Mutant.assertOnly(
                Thing.of31(folder, "{\"properties\": {\"n\": false}}").findings("{\"n\": 2}"),
                RULE,
                Level.ERROR,
                "/n",
                Thing.SCHEMA + "/properties/n",
                "The key \"n\" must not be here (#" + Thing.SCHEMA + "/properties/n).");
    }

    @Test
    void aKeyThatIsNotAllowedIsReportedWithItsName() throws IOException {
        assertThat(Thing.of31(folder, "{\"properties\": {\"n\": {}}, \"additionalProperties\": false}")
                        .findings("{\"m\": 2}"))
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .extracting(Finding::message)
                .containsExactly(
                        "The key \"m\" is not documented, and the contract rules out other keys than the documented ones"
                                + " (#" + Thing.SCHEMA + "/additionalProperties).");
    }

    @Test
    void aValueThatKeepsTheKeywordIsNotReported() throws IOException {
        assertThat(Thing.of31(folder, "{\"properties\": {\"n\": {\"minimum\": 3}}}")
                        .findings("{\"n\": 3}"))
                .isEmpty();
    }

    @Test
    void aSchemaThatCannotBeUsedIsNamedWithItsLine() throws IOException {
        Thing thing = Thing.of31(folder, "{\"$schema\": \"https://example.com/unknown\"}");

        assertThatThrownBy(() -> thing.findings("1"))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("A schema of the contract cannot be used: ")
                .hasMessageContaining("things.json:");
    }
}
