package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
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
import org.junit.jupiter.params.provider.CsvSource;

class MessageContentRuleTest {

    private static final MessageContentRule RULE = new MessageContentRule();
    private static final String FIRST = "/response/messages/0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inbound-livechat-text | text | A message with a text sub-type contains its text"
                        + " | \"text\" is missing",
                "outbound-whatsapp-text | text | A message with a text sub-type contains its text"
                        + " | \"text\" is missing",
                "inbound-abc-listpicker | listpicker_response"
                        + " | An inbound list picker message contains the chosen titles"
                        + " | none of \"list_picker_response\" and \"listpicker_response\" is here",
                "inbound-abc-timepicker | timepicker_response | An inbound time picker message contains the chosen time"
                        + " | none of \"time_picker_response\" and \"timepicker_response\" is here",
                "outbound-whatsapp-hsm | template_name | An outbound message with the sub-type hsm names its template"
                        + " | \"template_name\" is missing",
                "outbound-livechat-quick-replies | quick_replies"
                        + " | An outbound quick reply message contains the replies that are offered"
                        + " | \"quick_replies\" is missing",
                "inbound-livechat-quick-reply | quick_reply_response"
                        + " | An inbound quick reply message contains the reply that was chosen"
                        + " | \"quick_reply_response\" is missing"
            })
    void aMessageWithoutWhatItsKindCarriesIsReportedAtTheMessage(
            String sample, String key, String promise, String found) {
        List<Finding> findings = message(sample).remove(FIRST + "/" + key).findings();

        assertContent(findings, FIRST, promise + ", but " + found + " (detail.statement.messages-by-example).");
    }

    @ParameterizedTest
    @CsvSource({"inbound-text, text", "outbound-attachment, attachment", "outbound-template, template_name"})
    void aMessageWithoutAnyContentIsReportedWithAllThatMightHaveStoodThere(String sample, String key) {
        List<Finding> findings = message(sample).remove(FIRST + "/" + key).findings();

        assertContent(
                findings,
                FIRST,
                "An inbound or outbound message contains at least one of the contents, but none of \"attachment\","
                        + " \"list_picker_response\", \"listpicker_response\", \"quick_replies\","
                        + " \"quick_reply_response\", \"template_name\", \"text\", \"time_picker_response\" and"
                        + " \"timepicker_response\" is here (detail.statement.messages-by-example).");
    }

    @Test
    void aTemplateFromACustomerIsReportedAtTheTemplate() {
        List<Finding> findings = message("inbound-text")
                .set(FIRST + "/template_name", "\"greeting\"")
                .findings();

        assertContent(
                findings,
                FIRST + "/template_name",
                "An inbound message contains nothing that only a team sends, but \"template_name\" must not be here"
                        + " (detail.statement.messages-by-example).");
    }

    @Test
    void theRepliesOfTheOtherDirectionAreReportedOnce() {
        JsonNode offered = printed("outbound-livechat-quick-replies").path("quick_replies");
        List<Finding> findings = message("inbound-livechat-quick-reply")
                .remove(FIRST + "/quick_reply_response")
                .set(FIRST + "/quick_replies", offered)
                .findings();

        assertContent(
                findings,
                FIRST + "/quick_replies",
                "An inbound message contains nothing that only a team sends, but \"quick_replies\" must not be here"
                        + " (detail.statement.messages-by-example).");
    }

    @ParameterizedTest
    @CsvSource({"list_picker_response, [\"a\"]", "time_picker_response, \"2019-08-16T22:02:13.842Z\""})
    void thePickerAnswerOfATeamIsReportedAtTheAnswer(String key, String value) {
        List<Finding> findings =
                message("outbound-text").set(FIRST + "/" + key, value).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.level() == Level.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RULE.id());
                    assertThat(finding.pointer()).contains(FIRST + "/" + key);
                    assertThat(finding.message())
                            .isEqualTo("An outbound message contains nothing that only a customer sends, but \"" + key
                                    + "\" must not be here (detail.statement.messages-by-example).");
                });
    }

    @ParameterizedTest
    @CsvSource({"listpicker_response, list_picker_response", "timepicker_response, time_picker_response"})
    void eitherSpellingOfAPickerAnswerWillDo(String printed, String listed) {
        String sample = printed.startsWith("list") ? "inbound-abc-listpicker" : "inbound-abc-timepicker";
        Mutant message = message(sample);
        message.set(FIRST + "/" + listed, message.tree().at(FIRST + "/" + printed))
                .remove(FIRST + "/" + printed);

        assertThat(message.findings()).extracting(Finding::level).containsOnly(Level.NOTE);
    }

    @Test
    void whatTheOtherDirectionSendsMayBeAsWrongAsItLikesAndIsReportedOnce() {
        assertThat(message("inbound-text")
                        .set(FIRST + "/quick_replies", "{\"options\": 5}")
                        .findings())
                .extracting(finding -> finding.rule() + " " + finding.pointer().orElseThrow())
                .containsExactly(RULE.id() + " " + FIRST + "/quick_replies");
    }

    @ParameterizedTest
    @CsvSource({
        "inbound-text, template_name",
        "inbound-text, quick_replies",
        "outbound-text, quick_reply_response",
        "outbound-text, list_picker_response",
        "outbound-text, listpicker_response",
        "outbound-text, time_picker_response",
        "outbound-text, timepicker_response"
    })
    void whatTheOtherDirectionSendsIsReportedWhateverItsValue(String sample, String key) {
        for (String value : List.of("null", "5", "\"x\"", "{}", "[]", "true")) {
            assertThat(message(sample).set(FIRST + "/" + key, value).findings())
                    .as(value)
                    .extracting(
                            finding -> finding.rule() + " " + finding.pointer().orElseThrow())
                    .containsExactly(RULE.id() + " " + FIRST + "/" + key);
        }
    }

    @Test
    void aMisplacedPickerAnswerGivesNoReading() {
        assertThat(message("outbound-text")
                        .set(FIRST + "/listpicker_response", "[]")
                        .findings())
                .extracting(finding -> finding.rule() + " " + finding.pointer().orElseThrow())
                .containsExactly(RULE.id() + " " + FIRST + "/listpicker_response");
    }

    @Test
    void anAnnouncementNeedsNoContent() {
        assertThat(Mutant.of("engage/getChat", "livechat-announcement")
                        .remove("/response/messages/1/text")
                        .findings())
                .isEmpty();
    }

    @Test
    void anUnknownDirectionViolatesOnlyItsEnum() {
        assertThat(message("outbound-template")
                        .set(FIRST + "/type", "\"sideways\"")
                        .findings())
                .filteredOn(finding -> finding.level() != Level.NOTE)
                .extracting(Finding::rule)
                .containsExactly("enum");
    }

    @Test
    void aPartThatIsHereButDoesNotConformIsNotCalledForbidden(@TempDir Path folder) throws IOException {
        Thing thing = Thing.of31(
                folder,
                "{\"type\": \"object\", \"properties\": {\"kind\": {}, \"text\": {}}, \"allOf\": [{"
                        + "\"description\": \"A note carries a text.\", \"x-rule\": \"message-content\","
                        + " \"if\": {\"properties\": {\"kind\": {\"const\": \"note\"}}},"
                        + " \"then\": {\"properties\": {\"text\": {\"minLength\": 2}}}}]}");

        assertThat(thing.findings("{\"kind\": \"note\", \"text\": \"a\"}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RULE.id());
                    assertThat(finding.pointer()).contains("/text");
                    assertThat(finding.message())
                            .startsWith("A note carries a text, but \"text\" violates the promised minLength 2");
                });
    }

    private static void assertContent(List<Finding> findings, String pointer, String sentence) {
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.level() != Level.NOTE)
                .toList();
        assertThat(errors).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(sentence);
            assertThat(finding.rule()).isEqualTo(RULE.id());
            assertThat(finding.level()).isEqualTo(Level.ERROR);
            assertThat(finding.pointer()).contains(pointer);
            SourceLine promise = finding.contract().orElseThrow();
            assertThat(Contract.builtIn("engage")
                            .at(promise.pointer())
                            .path("x-rule")
                            .asText())
                    .isEqualTo(RULE.id());
        });
    }

    private static Mutant message(String sample) {
        return Mutant.of("engage/getChat", "sms-minimal")
                .set("/response/messages", "[]")
                .set("/response/messages/-", printed(sample));
    }

    private static JsonNode printed(String sample) {
        return Mutant.tree(Contract.builtIn("engage").readFile("samples/message/" + sample + ".json"));
    }
}
