package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRuleTest {

    private static final ReadingRule RULE = new ReadingRule();
    private static final String MESSAGE = "/response/messages/0";

    @Test
    void theSpellingThatOnlyTheTableHasIsNoted() {
        Mutant.of("engage/getChat", "livechat-queued")
                .set(MESSAGE + "/list_picker_response", "[\"item1\"]")
                .assertOnly(
                        RULE,
                        Level.NOTE,
                        MESSAGE + "/list_picker_response",
                        "/components/schemas/Message/properties/list_picker_response",
                        "The key \"list_picker_response\" is the reading that only the document's table has"
                                + " (detail.message.list_picker_response).");
    }

    @Test
    void theSpellingThatOnlyTheSampleHasIsNotedForKeyAndValue() {
        assertThat(Mutant.of("engage/getChat", "abc").findings())
                .filteredOn(finding -> finding.pointer().orElseThrow().startsWith("/response/messages/2"))
                .extracting(Finding::message)
                .containsExactly(
                        "The value \"listpicker_response\" is the reading that only the document's sample has"
                                + " (detail.message.abc_sub_type).",
                        "The key \"listpicker_response\" is the reading that only the document's sample has"
                                + " (detail.message.listpicker_response).");
    }

    @ParameterizedTest
    @CsvSource({
        "listpicker, list_picker_response, [\"a\"]",
        "timepicker, time_picker_response, \"2019-08-16T22:02:13Z\""
    })
    void theValueThatOnlyTheTableHasIsNoted(String value, String key, String answer) {
        assertThat(Mutant.of("engage/getChat", "livechat-queued")
                        .remove(MESSAGE + "/livechat_sub_type")
                        .set(MESSAGE + "/abc_sub_type", "\"" + value + "\"")
                        .set(MESSAGE + "/" + key, answer)
                        .findings())
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.NOTE))
                .extracting(Finding::message)
                .contains("The value \"" + value + "\" is the reading that only the document's table has"
                        + " (detail.message.abc_sub_type).");
    }

    @Test
    void theOtherNameOfAQuickReplyMessageIsNoted() {
        Mutant.of("engage/getChat", "livechat")
                .set("/response/messages/3/livechat_sub_type", "\"quick_reply_response\"")
                .assertOnly(
                        RULE,
                        Level.NOTE,
                        "/response/messages/3/livechat_sub_type",
                        "/components/schemas/LivechatSubType",
                        "The value \"quick_reply_response\" is the reading that only the document's table has"
                                + " (detail.message.livechat_sub_type).");
    }

    @Test
    void aSpellingThatEveryPrintAgreesWithIsNotNoted() {
        assertThat(Mutant.of("engage/getChat", "livechat").findings()).isEmpty();
    }
}
