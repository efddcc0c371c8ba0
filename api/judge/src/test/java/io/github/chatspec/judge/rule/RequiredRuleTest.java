package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredRuleTest {

    private static final Rule RULE = Mutant.rule("required");

    @Test
    void aMissingKeyIsReportedAtTheObjectThatLacksIt() {
        Mutant.of("engage/getChat", "livechat")
                .remove("/response/chat_id")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response",
                        "/components/schemas/Chat/required",
                        "The key \"chat_id\" is missing; Chat always has it (detail.chat.chat_id).");
    }

    @Test
    void aMissingKeyOfAnArrayItemIsReportedAtTheItem() {
        Mutant.of("helpscout/getChat", "chat")
                .remove("/_embedded/events/1/action")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/_embedded/events/1",
                        "/components/schemas/Event/required",
                        "The key \"action\" is missing; Event always has it (chat.event.action).");
    }

    @Test
    void eachMissingKeyIsASeparateFinding() {
        assertThat(Mutant.of("engage/getChat", "sms-minimal")
                        .set("/response", "{}")
                        .findings())
                .extracting(Finding::rule)
                .containsOnly(RULE.id())
                .hasSize(4);
    }

    @Test
    void aSchemaWithoutANameIsThisObject(@TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(folder, "{\"properties\": {\"a\": {\"type\": \"object\", \"required\": [\"b\"]}}}");

        Mutant.assertOnly(
                thing.findings("{\"a\": {}}"),
                RULE,
                Level.ERROR,
                "/a",
                Thing.SCHEMA + "/properties/a/required",
                "The key \"b\" is missing; this object always has it (#" + Thing.SCHEMA
                        + "/properties/a/properties/b).");
    }

    @Test
    void aMissingOptionalKeyIsNotReported() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .remove("/response/team_id")
                        .findings())
                .isEmpty();
    }

    @Test
    void whatIsOnlyWrittenIsNotAskedForInAnAnswer(@TempDir Path folder) throws IOException {
        String schema = "{\"required\": [\"p\", \"q\"], \"properties\": {\"p\": {\"writeOnly\": true}, \"q\": {}}}";

        assertThat(Thing.of30(folder, schema).findings("{\"q\": 1}")).isEmpty();
        assertThat(Thing.of30(folder, schema).findings("{}"))
                .extracting(Finding::message)
                .containsExactly("The key \"q\" is missing; Thing always has it (#" + Thing.SCHEMA + "/properties/q).");
    }
}
