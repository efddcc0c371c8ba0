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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndocumentedFieldRuleTest {

    private static final UndocumentedFieldRule RULE = new UndocumentedFieldRule();

    @Test
    void aKeyThatTheContractDoesNotListIsReportedAtTheKey() {
        Mutant.of("helpscout/getChat", "chat")
                .set("/tags/0/weight", "3")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/tags/0/weight",
                        "/components/schemas/Tag",
                        "The key \"weight\" is not documented (#/components/schemas/Tag).");
    }

    @Test
    void theKeyThatIsLikelyMeantIsNamed() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/teamId", "3")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/response/teamId",
                        "/components/schemas/Chat",
                        "The key \"teamId\" is not documented; the nearest documented key is \"team_id\""
                                + " (detail.envelope.response).");
    }

    @Test
    void aKeyAtTheTopIsReportedToo() {
        Mutant.of("engage/getChat", "unknown-chat")
                .set("/trace", "{\"deep\": 1}")
                .assertOnly(
                        RULE,
                        Level.WARNING,
                        "/trace",
                        "/components/schemas/ChatNotFound",
                        "The key \"trace\" is not documented (#/components/schemas/ChatNotFound).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a~b", "", "ü"})
    void anOddKeyIsPointedAtByItsEscapedName(String key) {
        Mutant chat = Mutant.of("helpscout/getChat", "chat");
        String pointer = "/" + key.replace("~", "~0").replace("/", "~1");

        assertThat(chat.set(pointer, "1").findings())
                .extracting(finding -> finding.pointer().orElseThrow())
                .containsExactly(pointer);
    }

    @Test
    void theKeysOfAFreeObjectAreNotReported() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/other_details/anything", "{\"deep\": [1]}")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "[]", "{\"anything\": {\"deep\": 1}}"})
    void theResponsePartOfARefusalIsNotReported(String response) {
        assertThat(Mutant.of("engage/getChat", "unknown-chat")
                        .set("/response", response)
                        .findings())
                .isEmpty();
    }

    @Test
    void aKeyThatAPartOfACompositionListsIsNotReported(@TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(
                folder,
                "{\"properties\": {\"a\": {}}, \"allOf\": [{\"properties\": {\"b\": {}}}],"
                        + " \"anyOf\": [{\"required\": [\"c\"], \"properties\": {\"c\": {}}}],"
                        + " \"patternProperties\": {\"^x-\": {}}}");

        assertThat(thing.findings("{\"a\": 1, \"b\": 1, \"c\": 1, \"x-d\": 1}")).isEmpty();
        assertThat(thing.findings("{\"c\": 1, \"e\": 1}"))
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void anObjectWithUnlistedKeysIsNotReported(@TempDir Path folder) throws IOException {
        assertThat(Thing.of31(folder, "{\"type\": \"object\"}").findings("{\"a\": 1}"))
                .isEmpty();
    }
}
