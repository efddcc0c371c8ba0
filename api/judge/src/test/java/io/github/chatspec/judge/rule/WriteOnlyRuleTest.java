package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteOnlyRuleTest {

    private static final Rule RULE = Mutant.rule("write-only");
    private static final String USER = "{\"type\": \"object\", \"required\": [\"name\", \"pin\"], \"properties\":"
            + " {\"name\": {\"type\": \"string\"}, \"pin\": {\"type\": \"string\", \"writeOnly\": true}}}";

    @TempDir
    private Path folder;

    @Test
    void aFieldThatOnlyRequestsHaveIsReported() throws IOException {
        for (Thing thing : List.of(Thing.of30(folder, USER), Thing.of31(folder, USER))) {
            Mutant.assertOnly(
                    thing.findings("{\"name\":\"a\",\"pin\":\"1234\"}"),
                    RULE,
                    Level.ERROR,
                    "/pin",
                    Thing.SCHEMA + "/properties/pin/writeOnly",
                    "The key \"pin\" is promised in requests only (writeOnly), and the response has it (#"
                            + Thing.SCHEMA + "/properties/pin).");
        }
    }

    @Test
    void itsAbsenceIsNotReportedThoughItIsRequired() throws IOException {
        assertThat(Thing.of31(folder, USER).findings("{\"name\":\"a\"}")).isEmpty();
        assertThat(Thing.of31(folder, USER).findings("{}"))
                .extracting(Finding::rule)
                .containsExactly("required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'required': ['name', 'pin'], 'allOf': [%s]}",
                "{'allOf': [{'required': ['name', 'pin']}, %s]}",
                "{'oneOf': [%s, {'type': 'string'}]}",
                "{'anyOf': [{'required': ['name', 'pin']}], 'allOf': [%s]}",
            })
    void aKeyThatOnlyRequestsHaveMayBeRequiredInAnyPart(String composition) throws IOException {
        Thing thing = Thing.of31(folder, composition.replace('\'', '"').formatted(USER));

        assertThat(thing.findings("{\"name\":\"a\"}")).isEmpty();
        assertThat(thing.findings("{\"name\":\"a\",\"pin\":\"1234\"}"))
                .extracting(Finding::rule)
                .containsExactly("write-only");
        assertThat(thing.findings("{}")).extracting(Finding::rule).contains("required");
    }
}
