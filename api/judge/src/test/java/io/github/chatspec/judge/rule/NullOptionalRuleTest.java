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

class NullOptionalRuleTest {

    private static final NullOptionalRule RULE = new NullOptionalRule();

    @TempDir
    private Path folder;

    @Test
    void aNullInAnOptionalFieldIsReported() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/flag", "null")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/response/flag",
                        "/components/schemas/Chat/properties/flag/type",
                        "The key \"flag\" is null, where a string or no key at all is promised (detail.chat.flag).");
    }

    @Test
    void aNullInPlaceOfAnOptionalEnumIsReportedOnce() {
        Mutant.of("helpscout/getChat", "chat")
                .set("/assignee/type", "null")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/assignee/type",
                        "/components/schemas/AssigneeType/type",
                        "The key \"type\" is null, where a string or no key at all is promised (chat.person.type).");
    }

    @Test
    void aNullThatLeavesAMessageWithoutItsContentIsAnErrorOfTheMessage() {
        assertThat(Mutant.of("engage/getChat", "twitter")
                        .set("/response/messages/0/text", "null")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("message-content");
                    assertThat(finding.pointer()).contains("/response/messages/0");
                });
    }

    @Test
    void aNullBesideTheContentOfAMessageIsReported() {
        Mutant.of("engage/getChat", "email")
                .set("/response/messages/0/text", "null")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/response/messages/0/text",
                        "/components/schemas/Message/properties/text/type",
                        "The key \"text\" is null, where a string or no key at all is promised (detail.message.text).");
    }

    @Test
    void aNullInAFieldThatTheSubTypeAsksForIsAnError() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/messages/0/text", "null")
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("type");
                    assertThat(finding.pointer()).contains("/response/messages/0/text");
                });
    }

    @Test
    void aNullInARequiredFieldIsLeftToOtherRules() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/created_at", "null")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("type");
    }

    @Test
    void aNullInAnArrayIsLeftToOtherRules() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/tag/0", "null")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("type");
    }

    @Test
    void aNullThatTheContractPromisesIsNotReported() throws IOException {
        assertThat(Thing.of31(folder, "{\"properties\": {\"a\": {\"type\": [\"string\", \"null\"]}}}")
                        .findings("{\"a\": null}"))
                .isEmpty();
    }

    @Test
    void aNullableFieldOfOpenApi30IsNotReported() throws IOException {
        String schema = "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"nullable\": true},"
                + " \"b\": {\"type\": \"string\"}}}";
        Thing thing = Thing.of30(folder, schema);

        assertThat(thing.findings("{\"a\": null, \"b\": \"x\"}")).isEmpty();
        assertThat(thing.findings("{\"a\": null, \"b\": null}")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.pointer()).contains("/b");
        });
    }
}
