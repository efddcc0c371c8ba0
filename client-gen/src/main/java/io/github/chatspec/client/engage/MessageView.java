package io.github.chatspec.client.engage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.client.engage.model.AbcSubType;
import io.github.chatspec.client.engage.model.Attachment;
import io.github.chatspec.client.engage.model.LivechatSubType;
import io.github.chatspec.client.engage.model.Message;
import io.github.chatspec.client.engage.model.MessageType;
import io.github.chatspec.client.engage.model.QuickReplies;
import io.github.chatspec.client.engage.model.QuickReply;
import io.github.chatspec.client.engage.model.QuickReplyChoice;
import io.github.chatspec.client.engage.model.QuickReplyResponse;
import io.github.chatspec.client.engage.model.WhatsappSubType;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view of a message for people: its direction, its kind and its text.
 *
 * <p>The kind is derived from the content of the message and not from its sub-type, since the vendor's documents
 * disagree on the sub-types and name none for most messages. Both documented spellings of a field are read.
 */
public final class MessageView {

    private static final ObjectMapper JSON = EngageClient.mapper();
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Message message;

    private MessageView(Message message) {
        this.message = message;
    }

    /**
     * Returns a view of a message.
     *
     * @param message the message
     * @return the view
     */
    public static MessageView of(Message message) {
        return new MessageView(message);
    }

    /**
     * Returns the direction.
     *
     * @return the direction, which may be undocumented; empty if the message has none
     */
    public Optional<MessageType> direction() {
        return Optional.ofNullable(message.getType());
    }

    /**
     * Returns the kind.
     *
     * @return the kind; {@link MessageKind#TEXT} for a file with a text
     */
    public MessageKind kind() {
        return contents().keySet().stream().min(Comparator.naturalOrder()).orElse(MessageKind.OTHER);
    }

    /**
     * Returns the sub-type as the vendor sent it.
     *
     * @return the sub-type, which may be undocumented; empty for most messages
     */
    public Optional<String> subType() {
        return Stream.of(
                        Optional.ofNullable(message.getAbcSubType()).map(AbcSubType::getValue),
                        Optional.ofNullable(message.getLivechatSubType()).map(LivechatSubType::getValue),
                        Optional.ofNullable(message.getWhatsappSubType()).map(WhatsappSubType::getValue))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Returns the readable content, one item per line: the text, the name of the template, the titles offered or
     * chosen, the chosen time, the URL of the file.
     *
     * @return the lines; the undocumented fields as JSON if the message has no other content, and an empty string if it
     *     has none at all
     */
    public String text() {
        Map<MessageKind, List<String>> contents = contents();
        if (contents.isEmpty()) {
            return Optional.ofNullable(message.getAdditionalProperties())
                    .map(fields -> JSON.valueToTree(fields).toString())
                    .orElse("");
        }
        return contents.values().stream().flatMap(List::stream).collect(Collectors.joining("\n"));
    }

    /**
     * Returns the attached file.
     *
     * @return the attachment, if any
     */
    public Optional<Attachment> attachment() {
        return Optional.ofNullable(message.getAttachment());
    }

    /**
     * Returns the view as one line, for logs.
     *
     * @return for example {@code inbound TEXT: Hello}
     */
    @Override
    public String toString() {
        return direction().map(MessageType::getValue).orElse("?") + " " + kind() + ": " + text();
    }

    /** Returns the content of the message in reading order. */
    private Map<MessageKind, List<String>> contents() {
        Map<MessageKind, List<String>> contents = new LinkedHashMap<>();
        put(contents, MessageKind.TEXT, line(message.getText(), Function.identity()));
        put(contents, MessageKind.TEMPLATE, line(message.getTemplateName(), Function.identity()));
        put(contents, MessageKind.QUICK_REPLIES, offered(message.getQuickReplies()));
        put(contents, MessageKind.QUICK_REPLY_ANSWER, chosen(message.getQuickReplyResponse()));
        put(contents, MessageKind.LIST_PICKER_ANSWER, message.getListpickerResponse());
        put(contents, MessageKind.LIST_PICKER_ANSWER, message.getListPickerResponse());
        put(contents, MessageKind.TIME_PICKER_ANSWER, line(message.getTimepickerResponse(), TIMESTAMP::format));
        put(contents, MessageKind.TIME_PICKER_ANSWER, line(message.getTimePickerResponse(), TIMESTAMP::format));
        put(contents, MessageKind.ATTACHMENT, url(message.getAttachment()));
        return contents;
    }

    private static void put(Map<MessageKind, List<String>> contents, MessageKind kind, List<String> lines) {
        if (lines != null) {
            contents.putIfAbsent(kind, lines.stream().filter(Objects::nonNull).toList());
        }
    }

    private static <T> List<String> line(T value, Function<T, String> text) {
        return value == null ? null : List.of(text.apply(value));
    }

    private static List<String> offered(QuickReplies replies) {
        return replies == null ? null : titles(replies.getOptions(), QuickReply::getTitle);
    }

    private static List<String> chosen(QuickReplyResponse response) {
        return response == null ? null : titles(response.getOptions(), QuickReplyChoice::getTitle);
    }

    private static <T> List<String> titles(List<T> options, Function<T, String> title) {
        return options == null
                ? List.of()
                : options.stream().filter(Objects::nonNull).map(title).toList();
    }

    private static List<String> url(Attachment attachment) {
        return attachment == null
                ? null
                : Stream.ofNullable(attachment.getUrl()).map(URI::toString).toList();
    }
}
