package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstRuleTest {

    private static final Rule RULE = Mutant.rule("const");

    private Thing thing;

    @BeforeEach
    void promiseOneValue(@TempDir Path folder) throws IOException {
        thing = Thing.of31(folder, "{\"properties\": {\"kind\": {\"const\": \"bike\"}}}");
    }

    @Test
    void anotherValueThanTheOnlyOneIsReported() {
        Mutant.assertOnly(
                thing.findings("{\"kind\": \"car\"}"),
                RULE,
                Level.ERROR,
                "/kind",
                Thing.SCHEMA + "/properties/kind/const",
                "Found \"car\" where only \"bike\" is promised (#" + Thing.SCHEMA + "/properties/kind/const).");
    }

    @Test
    void theOnlyValueIsNotReported() {
        assertThat(thing.findings("{\"kind\": \"bike\"}")).isEmpty();
    }
}
