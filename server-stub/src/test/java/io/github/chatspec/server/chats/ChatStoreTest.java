package io.github.chatspec.server.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChatStoreTest {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    private final ChatStore<Chat> chats = new EngageChats().store();
    private final Chat first = chats.page(1, 1).get(0);
    private final List<RejectedLine> rejected = new ArrayList<>();

    @Test
    void aChatIsServedAsItWasWritten() throws Exception {
        String text = json(tree -> tree.put("unheard of", "\ud83d\ude00")) + " ";

        assertThat(chats.put(bytes(text))).isEqualTo(first.getChatId());

        assertThat(text(chats.stored(first.getChatId()).orElseThrow().json())).isEqualTo(text);
        assertThat(ModelJson.write(chats.get(first.getChatId()).orElseThrow()))
                .satisfies(json -> assertThat(TestHttp.json(json)).isEqualTo(TestHttp.json(bytes(text))));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-08-16T22:01:50.1234567891Z, 2019-08-16T22:01:50.123456789Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60.5+00:00, 2016-12-31T23:59:59.5Z"
    })
    void aDateTimeThatJavaCannotHoldIsServedUnchangedAndListedAsCloseAsPossible(String written, String read)
            throws Exception {
        String text = json(tree -> tree.put(Chat.JSON_PROPERTY_CREATED_AT, written));

        chats.put(bytes(text));

        StoredChat chat = chats.stored(first.getChatId()).orElseThrow();
        assertThat(text(chat.json())).isEqualTo(text);
        assertThat(chat.createdAt()).isEqualTo(Instant.parse(read));
        assertThat(chats.rows(1, chats.size()))
                .extracting(row ->
                        TestHttp.json(row).path(Chat.JSON_PROPERTY_CREATED_AT).asText())
                .contains(read);
    }

    @Test
    void changingAModelOrTheBytesDoesNotChangeTheStore() throws Exception {
        Chat given = chats.get(first.getChatId()).orElseThrow();
        chats.put(List.of(given));
        given.setCreatedAt(OffsetDateTime.parse("1999-01-01T00:00:00Z"));
        chats.get(first.getChatId()).orElseThrow().setChatId("mine");
        byte[] text = bytes(json(tree -> {}));
        chats.put(text);
        text[0] = 'x';

        assertThat(chats.page(1, 1)).containsExactly(first);
        assertThat(chats.get(first.getChatId())).contains(first);
        ByteBuffer json = chats.stored(first.getChatId()).orElseThrow().json();
        assertThatExceptionOfType(ReadOnlyBufferException.class).isThrownBy(() -> json.put((byte) 0));
    }

    @Test
    void aRowIsThatOfTheChatAsItIsNow() {
        List<byte[]> before = chats.rows(1, 10);
        Chat changed = chats.get(first.getChatId()).orElseThrow().assignee("another agent");
        chats.put(List.of(changed));

        JsonNode row = TestHttp.json(chats.rows(1, 10).get(0));

        assertThat(row.toString()).contains("another agent");
        assertThat(TestHttp.json(before.get(0))).isNotEqualTo(row);
        assertThat(chats.rows(1, 10).get(0)).isSameAs(chats.rows(1, 10).get(0));
    }

    @Test
    void aModelWithoutIdentifierOrTimeIsRefused() {
        int before = chats.size();

        assertThatIllegalArgumentException().isThrownBy(() -> chats.put(List.of(first, new Chat().chatId("x"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chats.put(List.of(new Chat().createdAt(first.getCreatedAt()))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chats.put(List.of(new Chat().chatId("").createdAt(first.getCreatedAt()))));
        assertThat(chats.size()).isEqualTo(before);
    }

    /** A text that is no chat, and the reason. */
    private static final class Wrong {

        private final byte[] text;
        private final String reason;

        private Wrong(byte[] text, String reason) {
            this.text = text;
            this.reason = reason;
        }

        @Override
        public String toString() {
            return reason;
        }
    }

    static List<Wrong> wrongs() {
        return Stream.concat(wrongTexts().stream(), wrongValues().stream()).toList();
    }

    private static List<Wrong> wrongTexts() {
        ChatStoreTest good = new ChatStoreTest();
        byte[] notUtf8 = bytes(good.json(tree -> tree.put("x", "~")));
        notUtf8[new String(notUtf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1).length - 3] =
                (byte) 0xff;
        String chat = good.json(tree -> {});
        return List.of(
                new Wrong(bytes("{\"chat_id\": "), "it is not valid JSON, or has a duplicate key, at column"),
                new Wrong(
                        bytes(chat.substring(0, chat.length() - 1)),
                        "it is not valid JSON, or has a duplicate key, at column"),
                new Wrong(
                        bytes(chat.replaceFirst("\\{", "{\"x\":1,\"x\":2,")),
                        "it is not valid JSON, or has a duplicate key"),
                new Wrong(bytes(chat + chat), "it continues after the chat, at column"),
                new Wrong(bytes("[" + chat + "]"), "it is not a JSON object"),
                new Wrong(bytes("null"), "it is not a JSON object"),
                new Wrong(bytes("nothing"), "it is not valid JSON"),
                new Wrong(notUtf8, "is not UTF-8"));
    }

    private static List<Wrong> wrongValues() {
        ChatStoreTest good = new ChatStoreTest();
        String chat = good.json(tree -> {});
        return List.of(
                new Wrong(
                        bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_CREATED_AT, "yesterday"))), "/created_at"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_CREATED_AT, 1565990000))), "/created_at"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_TEAM_ID, "868"))), "/team_id"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_TEAM_ID, 1.5))), "/team_id"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_CHAT_ID, 17))), "/chat_id"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_STATUS, 17))), "/status"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_ALIAS_ID, true))), "/alias_id"),
                new Wrong(bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_CUSTOMER, "Kim"))), "/customer"),
                new Wrong(bytes(good.json(tree -> tree.putObject(Chat.JSON_PROPERTY_MESSAGES))), "/messages"),
                new Wrong(
                        bytes(good.json(tree -> tree.putArray(Chat.JSON_PROPERTY_MESSAGES)
                                .addObject()
                                .put("timestamp", 5))),
                        "/messages/0/timestamp"),
                new Wrong(
                        bytes(good.json(tree -> tree.remove(Chat.JSON_PROPERTY_CHAT_ID))),
                        "its identifier or its time of creation is missing"),
                new Wrong(
                        bytes(good.json(tree -> tree.put(Chat.JSON_PROPERTY_CHAT_ID, ""))),
                        "its identifier or its time of creation is missing"),
                new Wrong(
                        bytes(good.json(tree -> tree.putNull(Chat.JSON_PROPERTY_CREATED_AT))),
                        "its identifier or its time of creation is missing"),
                new Wrong(
                        bytes(chat.replaceFirst(
                                "\\{",
                                "{\"x\":" + "[".repeat(LocatedJson.MAX_DEPTH + 1) + "1"
                                        + "]".repeat(LocatedJson.MAX_DEPTH + 1) + ",")),
                        "it is nested too deeply, or has a number with too many digits"),
                new Wrong(
                        bytes(chat.replaceFirst("\\{", "{\"x\":" + "1".repeat(LocatedJson.MAX_DIGITS + 1) + ",")),
                        "it is nested too deeply, or has a number with too many digits"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void aTextThatIsNotAChatIsRefusedWithTheReason(Wrong wrong) {
        int before = chats.size();

        assertThatExceptionOfType(BadChatException.class)
                .isThrownBy(() -> chats.put(wrong.text))
                .withMessageContaining(wrong.reason);
        assertThat(chats.accepts(wrong.text)).isFalse();
        assertThat(chats.size()).isEqualTo(before);
        assertThat(chats.get(first.getChatId())).contains(first);
    }

    @Test
    void anInvalidLineIsReportedByItsNumberAndTheOthersAreAdded() throws IOException {
        chats.clear();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(bytes("\ufeff" + numbered(1) + "\r\n\n  \n"));
        for (Wrong wrong : wrongs()) {
            file.writeBytes(wrong.text);
            file.write('\n');
        }
        file.writeBytes(bytes(numbered(2)));

        LoadResult loaded = load(new ByteArrayInputStream(file.toByteArray()));

        assertThat(loaded).isEqualTo(new LoadResult(2, wrongs().size()));
        assertThat(chats.page(1, 10)).extracting(Chat::getChatId).containsExactly("n1", "n2");
        assertThat(rejected).hasSameSizeAs(wrongs());
        for (int i = 0; i < rejected.size(); i++) {
            assertThat(rejected.get(i).file()).isEqualTo("some.ndjson");
            assertThat(rejected.get(i).line()).isEqualTo(4 + i);
            assertThat(rejected.get(i).reason()).contains(wrongs().get(i).reason);
        }
    }

    @Test
    void aGzippedFileIsReadAndATruncatedOneUpToItsEnd() throws IOException {
        chats.clear();
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            for (int i = 0; i < 2000; i++) {
                gzip.write(bytes(numbered(i) + "\n"));
            }
        }

        assertThat(load(new ByteArrayInputStream(gzipped.toByteArray()))).isEqualTo(new LoadResult(2000, 0));
        assertThat(chats.size()).isEqualTo(2000);

        LoadResult cut = load(new ByteArrayInputStream(gzipped.toByteArray(), 0, gzipped.size() - 40));
        assertThat(cut.rejected()).isEqualTo(1);
        assertThat(cut.added()).isBetween(1L, 1999L);
        assertThat(rejected).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(cut.added() + 1);
            assertThat(line.reason()).contains("cut off");
        });
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndTheNextOneAdded() throws IOException {
        chats.clear();
        InputStream endless = new InputStream() {
            private int left = (64 << 20) + 1;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = Math.min(length, left);
                Arrays.fill(buffer, offset, offset + count, (byte) 'x');
                left -= count;
                return count == 0 ? -1 : count;
            }
        };

        LoadResult loaded = load(new SequenceInputStream(
                endless, new ByteArrayInputStream(bytes("\n" + numbered(1) + "\n" + numbered(2)))));

        assertThat(loaded).isEqualTo(new LoadResult(2, 1));
        assertThat(rejected).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(1);
            assertThat(line.reason()).startsWith("it is longer than");
        });
    }

    @Test
    void theLaterOfTwoLinesWithOneIdentifierIsStored() throws IOException {
        LoadResult loaded = load(new ByteArrayInputStream(
                bytes(json(tree -> tree.put("x", 1)) + "\n" + json(tree -> tree.put("x", 2)) + "\n")));

        assertThat(loaded.added()).isEqualTo(2);
        assertThat(TestHttp.json(chats.stored(first.getChatId()).orElseThrow().body())
                        .path("response")
                        .path("x")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void anInputThatFailsChangesNothing() {
        int before = chats.size();
        InputStream failing =
                new SequenceInputStream(new ByteArrayInputStream(bytes(numbered(1) + "\n")), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> load(failing));
        assertThat(chats.size()).isEqualTo(before);
    }

    private LoadResult load(InputStream in) throws IOException {
        return chats.load(in, "some.ndjson", rejected::add);
    }

    private String numbered(int number) {
        return json(tree -> tree.put(Chat.JSON_PROPERTY_CHAT_ID, "n" + number));
    }

    private String json(Consumer<ObjectNode> change) {
        ObjectNode tree = MAPPER.valueToTree(first);
        change.accept(tree);
        return tree.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
