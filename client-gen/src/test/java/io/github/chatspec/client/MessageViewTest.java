package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.MessageKind;
import io.github.chatspec.client.engage.MessageView;
import io.github.chatspec.client.engage.model.Message;
import io.github.chatspec.client.engage.model.MessageType;
import io.github.chatspec.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageViewTest {

    private static final String PRINTED = """
            inbound-abc-listpicker         | inbound  | LIST_PICKER_ANSWER | item1~item2
            inbound-abc-text               | inbound  | TEXT               | This is a sample inbound message
            inbound-abc-timepicker         | inbound  | TIME_PICKER_ANSWER | 2019-08-16T22:02:13.842Z
            inbound-attachment             | inbound  | ATTACHMENT         | https://files.example.com/voice.mp3
            inbound-livechat-quick-reply   | inbound  | QUICK_REPLY_ANSWER | Option 2
            inbound-livechat-text          | inbound  | TEXT               | This is a sample inbound message
            inbound-text-attachment        | inbound  | TEXT               | This is a sample inbound message~https://files.example.com/photo.jpg
            inbound-text                   | inbound  | TEXT               | This is a sample inbound message
            outbound-attachment            | outbound | ATTACHMENT         | https://files.example.com/invoice.pdf
            outbound-livechat-quick-replies| outbound | QUICK_REPLIES      | Option 1
            outbound-livechat-text         | outbound | TEXT               | This is a sample outbound message
            outbound-template              | outbound | TEMPLATE           | template name
            outbound-text-attachment       | outbound | TEXT               | This is a sample outbound message~https://files.example.com/tour.mp4
            outbound-text                  | outbound | TEXT               | This is a sample inbound message
            outbound-whatsapp-hsm          | outbound | TEMPLATE           | <Sample HSM Template Name>
            outbound-whatsapp-text         | outbound | TEXT               | This is a sample outbound message
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = PRINTED)
    void everyPrintedMessageSaysWhatAPersonWantsToKnow(String name, String direction, MessageKind kind, String text)
            throws IOException {
        MessageView view = view(Files.readString(Path.of("..", "api", "engage", "samples", "message", name + ".json")));

        assertThat(view.direction()).contains(MessageType.fromValue(direction));
        assertThat(view.kind()).isEqualTo(kind);
        assertThat(view.text()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void noPrintedMessageIsLeftOut() {
        JsonNode examples = Contract.builtIn("engage").at("/components/schemas/Message/x-examples");
        TreeSet<String> names = new TreeSet<>();
        examples.fieldNames().forEachRemaining(names::add);

        assertThat(PRINTED.lines().map(line -> line.split("\\|", -1)[0].strip()))
                .hasSize(16)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'type':'inbound','abc_sub_type':'listpicker','list_picker_response':['a','b']} | LIST_PICKER_ANSWER | a~b",
                "{'type':'inbound','abc_sub_type':'listpicker','listpicker_response':['a','b']} | LIST_PICKER_ANSWER | a~b",
                "{'type':'inbound','abc_sub_type':'timepicker','time_picker_response':'2026-01-01T10:00:00Z'} | TIME_PICKER_ANSWER | 2026-01-01T10:00:00Z",
                "{'type':'inbound','abc_sub_type':'timepicker_response','timepicker_response':'2026-01-01T10:00:00Z'} | TIME_PICKER_ANSWER | 2026-01-01T10:00:00Z",
                "{'type':'inbound','livechat_sub_type':'quick_reply_response','quick_reply_response':{'options':[{'title':'Yes'}]}} | QUICK_REPLY_ANSWER | Yes",
                "{'type':'outbound','livechat_sub_type':'quick_reply_response','quick_replies':{'options':[{'title':'Yes'},{'title':'No'}]}} | QUICK_REPLIES | Yes~No",
            })
    void bothReadingsSayTheSame(String message, MessageKind kind, String text) throws IOException {
        assertThat(view(message).kind()).isEqualTo(kind);
        assertThat(view(message).text()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void whatSeveralContentsSayIsReadLineByLine() throws IOException {
        MessageView view = view(
                "{'type':'outbound','text':'Choose','quick_replies':{'options':[{'title':'Yes'},{'title':'No'}]}}");

        assertThat(view.kind()).isEqualTo(MessageKind.QUICK_REPLIES);
        assertThat(view.text().lines()).containsExactly("Choose", "Yes", "No");
    }

    @Test
    void aMessageOfAnUnknownKindStaysReadable() throws IOException {
        MessageView view = view("{'type':'sideways','abc_sub_type':'rich_card','card':{'title':'Sofa','price':9.90}}");

        assertThat(view.kind()).isEqualTo(MessageKind.OTHER);
        assertThat(view.direction().orElseThrow()).hasToString("sideways");
        assertThat(view.subType()).contains("rich_card");
        assertThat(Models.tree(view.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Models.tree("{\"card\":{\"title\":\"Sofa\",\"price\":9.90}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void anUnknownSubTypeWithATextIsReadAsText() throws IOException {
        MessageView view = view("{'type':'inbound','livechat_sub_type':'poem','text':'Roses'}");

        assertThat(view.kind()).isEqualTo(MessageKind.TEXT);
        assertThat(view.subType()).contains("poem");
        assertThat(view).hasToString("inbound TEXT: Roses");
    }

    @Test
    void whatIsMissingIsNothing() throws IOException {
        for (String message : List.of(
                "{}", "{'text':null,'attachment':null,'quick_replies':null,'listpicker_response':null,'type':null}")) {
            MessageView view = view(message);

            assertThat(view.direction()).isEmpty();
            assertThat(view.kind()).isEqualTo(MessageKind.OTHER);
            assertThat(view.subType()).isEmpty();
            assertThat(view.attachment()).isEmpty();
            assertThat(view.text()).isEmpty();
        }
    }

    @Test
    void emptyContentsAreOfTheirKindAndSayNothing() throws IOException {
        assertThat(view("{'quick_replies':{}}").kind()).isEqualTo(MessageKind.QUICK_REPLIES);
        assertThat(view("{'quick_replies':{'options':[null,{}]}}").text()).isEmpty();
        assertThat(view("{'attachment':{'type':'image'}}").kind()).isEqualTo(MessageKind.ATTACHMENT);
        assertThat(view("{'attachment':{'type':'image'}}").text()).isEmpty();
    }

    private static MessageView view(String json) throws IOException {
        return MessageView.of(EngageClient.mapper().readValue(json.replace('\'', '"'), Message.class));
    }
}
