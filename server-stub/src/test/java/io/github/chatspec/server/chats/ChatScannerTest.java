package io.github.chatspec.server.chats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.testing.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatScannerTest {

    private final ChatScanner scanner = new ChatScanner("id", "at");

    @Test
    void theIdentifierAndTheTimeAreFoundAmongOtherFields() {
        assertThat(scan(" {\"id\": 1}")).isFalse();
        assertThat(scan(
                        "{\"a\": {\"id\": \"x\", \"at\": \"y\"}, \"b\": [\"id\", \"\\\"{\"], \"id\" : \"C-1\", \"n\": [-12, 123456789012345678, 59.9, 0.05],\t\"at\":"
                                + "\"2024-02-29T23:59:58.25Z\", \"c\": \"id\"} \r"))
                .isTrue();
        assertThat(scanner.id()).isEqualTo("C-1");
        assertThat(scanner.createdAt()).contains(Instant.parse("2024-02-29T23:59:58.25Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"id\": \"x\"}",
                "{\"at\": \"y\"}",
                "{\"id\": \"\", \"at\": \"y\"}",
                "{\"id\": 1, \"at\": \"y\"}",
                "{\"id\": \"x\\u0041\", \"at\": \"y\"}",
                "{\"id\": \"\u00e9\", \"at\": \"y\"}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": 1.0}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": 1e3}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": 1.5e3}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": 1.50}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": 1.}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": -}",
                "{\"id\": \"x\", \"at\": \"y\", \"n\": [1234567890123456789]}",
                "{\"id\": \"x\", \"at\": \"y\"},\"z\": \"1\"",
                "{\"id\": \"x\", \"at\": \"y\"}{}",
                "{\"id\": \"x\", \"at\": \"y\"",
                "{\"id\": \"x\", \"at\": \"y",
                "{\"id\": \"x\", \"at\": \"y\\"
            })
    void aChatThatIsWrittenInAnotherWayIsNotScanned(String json) {
        assertThat(scan(json)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-28T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00.1Z",
        "9999-12-31T23:59:59.123456789Z"
    })
    void aTimeInUtcIsRead(String time) {
        assertThat(scan("{\"id\": \"x\", \"at\": \"" + time + "\"}")).isTrue();
        assertThat(scanner.createdAt()).contains(Instant.parse(time));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-00-01T00:00:00Z",
        "2024-01-00T00:00:00Z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T00:60:00Z",
        "2016-12-31T23:59:60Z",
        "2024-01-01T00:00:00",
        "2024-01-01t00:00:00Z",
        "2024-01-01T00:00:00.Z",
        "2024-01-01T00:00:00,1Z",
        "2024-01-01T00:00:00.1234567891Z",
        "2024-01-01T00:00:00+00:00",
        "2024-1-01T00:00:00Z",
        "Z"
    })
    void anotherTimeIsLeftToTheModel(String time) {
        assertThat(scan("{\"id\": \"x\", \"at\": \"" + time + "\"}")).isTrue();
        assertThat(scanner.createdAt()).isEmpty();
    }

    @Test
    void aLoadedChatIsOneThatTheModelAccepts() throws IOException {
        ChatStore<Chat> chats = new EngageChats().store();
        List<byte[]> samples = new ArrayList<>();
        for (Chat chat : chats.page(1, 1000)) {
            samples.add(ModelJson.write(chat));
        }
        Random random = new Random(20_261_130);
        byte[] values = "{}[]\",:\\0123456789-+.eEtrufalsn TZ/ \u00e9".getBytes(UTF_8);
        int loaded = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] text = samples.get(random.nextInt(samples.size())).clone();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                text[random.nextInt(text.length)] = values[random.nextInt(values.length)];
            }
            chats.clear();
            boolean isAccepted = chats.accepts(text);
            LoadResult result = chats.load(new ByteArrayInputStream(text), "file", line -> {});
            assertThat(result.added()).as(new String(text, UTF_8)).isEqualTo(isAccepted ? 1 : 0);
            if (isAccepted) {
                Chat chat = chats.page(1, 1).get(0);
                assertThat(chats.stored(chat.getChatId()).orElseThrow().createdAt())
                        .isEqualTo(chat.getCreatedAt().toInstant());
                loaded++;
            }
        }
        assertThat(loaded).isBetween(1000, 19_000);
    }

    @Test
    void aFieldNextToTheChatIsNotPartOfIt() throws IOException {
        ChatStore<Chat> chats = new EngageChats().store();
        ObjectNode chat =
                (ObjectNode) TestHttp.json(ModelJson.write(chats.page(1, 1).get(0)));
        String line = chat + ", \"request_identifier\": \"x\"";

        assertThat(chats.load(new ByteArrayInputStream(line.getBytes(UTF_8)), "file", rejected -> {})
                        .rejected())
                .isEqualTo(1);
    }

    private boolean scan(String json) {
        return scanner.scan(json.getBytes(UTF_8));
    }
}
