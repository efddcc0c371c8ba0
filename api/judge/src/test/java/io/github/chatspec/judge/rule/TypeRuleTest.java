package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeRuleTest {

    private static final Rule RULE = Mutant.rule("type");

    @Test
    void aNumberInPlaceOfAStringIsReported() {
        livechat()
                .set("/response/team_name", "7")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/team_name",
                        "/components/schemas/Chat/properties/team_name/type",
                        "Found an integer, 7, where a string is promised (detail.chat.team_name).");
    }

    @Test
    void anObjectInPlaceOfAnArrayIsReportedWithoutItsContent() {
        livechat()
                .set("/response/messages", "{}")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/messages",
                        "/components/schemas/Chat/properties/messages/type",
                        "Found an object where an array is promised (detail.chat.messages).");
    }

    @Test
    void aFractionInPlaceOfAnIntegerIsReported() {
        livechat()
                .set("/response/team_id", "868.5")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/team_id",
                        "/components/schemas/Chat/properties/team_id/type",
                        "Found a number, 868.5, where an integer is promised (detail.chat.team_id).");
    }

    @Test
    void bothPromisedTypesAreNamed() {
        livechat()
                .set("/response/asset/id", "true")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/asset/id",
                        "/components/schemas/AssetId/type",
                        "Found a boolean, true, where an integer or a string is promised (detail.asset.id,"
                                + " detail.asset.id.email, detail.statement.asset-note, list.asset.id, list.asset.id.email,"
                                + " list.statement.asset-note).");
    }

    @Test
    void aNullInARequiredFieldIsReported() {
        livechat()
                .set("/response/chat_id", "null")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/chat_id",
                        "/components/schemas/Chat/properties/chat_id/type",
                        "Found null where a string is promised (detail.chat.chat_id).");
    }

    @Test
    void aBodyOtherThanAnObjectIsReportedAsAWhole() {
        livechat()
                .set("", "[]")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "",
                        "/components/schemas/ChatEnvelope/type",
                        "Found an array where an object is promised (#/components/schemas/ChatEnvelope/type).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "447292736212", "\"support@example.com\"", "\"7\""})
    void everyPromisedTypeIsTaken(String id) {
        assertThat(livechat().set("/response/asset/id", id).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"868", "868.0", "8.68e2", "123456789012345678"})
    void anIntegerIsOneHoweverItIsWritten(String id) {
        assertThat(livechat().set("/response/team_id", id).findings()).isEmpty();
    }

    private static Mutant livechat() {
        return Mutant.of("engage/getChat", "livechat");
    }
}
