package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
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

    @Test
    void aFieldOfOneChannelIsNotedOnAnotherOne() {
        Mutant.of("engage/getChat", "sms-minimal")
                .set("/response/thread_id", "\"t1\"")
                .assertOnly(
                        RULE,
                        Level.NOTE,
                        "/response/thread_id",
                        "/components/schemas/Chat/properties/thread_id/x-only-where",
                        "The document has the key \"thread_id\" only where channel is \"livechat\", and here it is"
                                + " \"sms\" (detail.chat.thread_id, detail.statement.thread-id-livechat).");
    }

    @ParameterizedTest
    @CsvSource({
        "livechat, outbound, quick_replies, 0",
        "sms, outbound, quick_replies, 1",
        "livechat, inbound, quick_reply_response, 0",
        "whatsapp, inbound, quick_reply_response, 1",
        "abc, outbound, template_name, 0",
        "whatsapp, outbound, template_name, 0",
        "livechat, outbound, template_name, 1",
        "api, outbound, text, 0"
    })
    void aFieldOfAMessageIsNotedByTheChannelOfItsChat(String channel, String type, String field, int notes) {
        String replies = "{\"request_identifier\": \"r\", \"options\": [{\"title\": \"Yes\"}]}";
        Mutant chat = Mutant.of("engage/getChat", "sms-minimal")
                .set("/response/channel", "\"" + channel + "\"")
                .set(
                        "/response/messages",
                        "[{\"type\": \"" + type + "\", \"timestamp\": \"2019-08-16T22:02:13Z\", \"" + field + "\": "
                                + (field.startsWith("quick") ? replies : "\"x\"") + "}]");

        assertThat(chat.findings()).hasSize(notes).allSatisfy(note -> {
            assertThat(note.rule()).isEqualTo(RULE.id());
            assertThat(note.pointer()).contains("/response/messages/0/" + field);
        });
    }

    @Test
    void anAddressThatContradictsItsChannelIsNoted() {
        Mutant.of("engage/getChat", "email")
                .set("/response/customer/destination_id", "\"447700900456\"")
                .assertOnly(
                        RULE,
                        Level.NOTE,
                        "/response/customer/destination_id",
                        "/components/schemas/Customer/properties/destination_id/x-pattern-where",
                        "Where channel is \"email\", the document promises a value that matches the pattern @, and here it"
                                + " is \"447700900456\" (detail.customer.destination_id,"
                                + " detail.customer.destination_id.email).");
    }

    @ParameterizedTest
    @CsvSource({
        "email, \"support.example.org\", 1",
        "email, \"\", 1",
        "email, \"support@example.org\", 0",
        "email, \"@\", 0",
        "email, \"a long address of été@example.org\", 0",
        "email, \"a long address of été.example.org\", 1",
        "email, 7, 0",
        "sms, \"447700900456\", 0",
        "livechat, \"kim@example.org\", 0",
        "api, \"kim@example.org\", 0",
    })
    void anIdContradictsTheChannelOfItsChatOnly(String channel, String id, int notes) {
        Mutant chat = Mutant.of("engage/getChat", "sms-minimal")
                .set("/response/channel", "\"" + channel + "\"")
                .set("/response/asset", "{\"id\": " + id + "}");
        Mutant row = Mutant.of("engage/listChats", "last-page")
                .set("/response/0/channel", "\"" + channel + "\"")
                .set("/response/0/asset", "{\"id\": " + id + "}")
                .set("/response/0/destination_id", id.startsWith("\"") ? id : "\"k@example.org\"");

        assertThat(chat.findings())
                .hasSize(notes)
                .allSatisfy(note -> assertThat(note.pointer().orElseThrow()).endsWith("/response/asset/id"));
        assertThat(row.findings()).hasSize(2 * notes).allSatisfy(note -> {
            assertThat(note.rule()).isEqualTo(RULE.id());
            assertThat(note.pointer().orElseThrow()).matches("/response/0/(asset/id|destination_id)");
        });
    }

    @Test
    void aChannelThatIsNotValidDecidesNothing() {
        assertThat(Mutant.of("engage/getChat", "livechat")
                        .set("/response/channel", "\"LiveChat\"")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("enum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind': 'a', 'part': {'x': 1}} | 0",
                "{'kind': 'b', 'part': {'x': 1}} | 1",
                "{'part': {'x': 1}, 'kind': 'b'} | 1",
                "{'part': {'x': null}, 'kind': 'b'} | 0",
                "{'part': {'y': 1}, 'kind': 'b'} | 0",
                "{'part': {'x': 1}} | 0",
                "{'kind': 'b', 'part': {'kind': 'a', 'x': 1}} | 0",
                "{'kind': 'a', 'part': {'x': 1, 'kind': 'b'}} | 1",
                "{'kind': 'a', 'parts': [{'x': 1}, {'kind': 'b'}, {'kind': 'b', 'x': 1}]} | 1",
                "{'kind': 'b', 'parts': [{'x': 1, 'kind': 'a'}, {'x': 1, 'kind': 'a'}]} | 0",
                "{'kind': 7, 'part': {'x': 1}} | 1",
                "{'kind': '\u0061', 'part': {'x': 1}} | 0"
            })
    void theNearestObjectThatDeclaresThePropertyDecides(String body, int notes, @TempDir Path folder)
            throws IOException {
        String part = "{\"type\": \"object\", \"properties\": {\"kind\": {}, \"y\": {},"
                + " \"x\": {\"x-only-where\": {\"kind\": [\"a\"]}}}}";
        String bare =
                "{\"type\": \"object\", \"properties\": {\"y\": {}, \"x\": {\"x-only-where\": {\"kind\": [\"a\"]}}}}";
        Thing thing = Thing.of31(
                folder,
                "{\"type\": \"object\", \"properties\": {\"kind\": {}, \"part\": "
                        + (body.contains("'part': {'kind") || body.contains("1, 'kind") ? part : bare)
                        + ", \"parts\": {\"type\": \"array\", \"items\": " + part + "}}}");

        assertThat(thing.findings(body.replace('\'', '"'))).hasSize(notes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind': 'a', 'part': {'x': 'a@b'}} | 0",
                "{'kind': 'a', 'part': {'x': 'ab'}} | 1",
                "{'part': {'x': 'ab'}, 'kind': 'a'} | 1",
                "{'part': {'x': 'ab'}, 'kind': 'b'} | 0",
                "{'kind': 'a', 'part': {'x': 'a\\u0040b'}} | 0",
                "{'kind': 'a', 'part': {'x': 'a\\u0041b'}} | 1",
                "{'kind': 'a', 'part': {'x': 'a\\\\u0040b'}} | 1",
                "{'kind': '\\u0061', 'part': {'x': 'ab'}} | 1",
                "{'kind': 'a', 'part': {'x': 7}} | 0",
                "{'kind': 'a', 'part': {'x': null}} | 0",
                "{'kind': 'a', 'part': {'x': ['ab']}} | 0",
                "{'kind': 'c', 'part': {'x': 'ab'}} | 1",
                "{'kind': 'c', 'part': {'x': 'a7b'}} | 0",
                "{'kind': 7, 'part': {'x': 'ab'}} | 0",
                "{'kind': null, 'part': {'x': 'ab'}} | 0",
                "{'part': {'x': 'ab'}} | 0",
                "{'kind': 'a', 'parts': [{'x': 'ab'}, {'x': 'a@'}, {'x': '@'}, {'x': ''}]} | 2",
            })
    void aStringMatchesTheExpressionOfTheValueThatDecides(String line, int notes, @TempDir Path folder)
            throws IOException {
        String body = line.replace('\'', '"');
        String part = "{\"type\": \"object\", \"properties\": {\"x\": {\"x-pattern-where\":"
                + " {\"kind\": {\"a\": \"@\", \"c\": \"[0-9]\", \"7\": \"@\"}}}}}";
        Thing thing = Thing.of31(
                folder,
                "{\"type\": \"object\", \"properties\": {\"kind\": {}, \"part\": " + part
                        + ", \"parts\": {\"type\": \"array\", \"items\": " + part + "}}}");

        assertThat(thing.findings(body))
                .hasSize(notes)
                .allSatisfy(note -> assertThat(note.rule()).isEqualTo(RULE.id()));
        assertThat(thing.isCleanInBytes(body)).isEqualTo(notes == 0);
        assertThat(thing.isCleanInString(TextNode.valueOf(body).toString())).isEqualTo(notes == 0);
        assertThat(thing.isCleanInString(TextNode.valueOf(body).toString().replace("@", "\\u0040")))
                .isEqualTo(notes == 0);
    }
}
