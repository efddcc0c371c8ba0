package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.ContractException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaRuleTest {

    private static final SchemaRule RULE = new SchemaRule();

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
                "Found 2, which breaks the promised minimum 3 (#" + Thing.SCHEMA + "/properties/n/minimum).");
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
