import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.Chat;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes chats to a file, one per line: copies of the samples with other identifiers and times. */
public final class MakeChats {

    private MakeChats() {}

    /** Writes the file; the arguments are the number of chats and the file. The same number gives the same file. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        ObjectMapper mapper = ModelJson.mapper();
        List<JsonNode> samples = new ArrayList<>();
        new EngageChats().store().page(1, 1000).forEach(chat -> samples.add(mapper.valueToTree(chat)));
        Random random = new Random(1);
        Instant begin = Instant.parse("2019-01-01T00:00:00Z");
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            StringBuilder block = new StringBuilder();
            for (int i = 0; i < count; i++) {
                ObjectNode chat = (ObjectNode) samples.get(random.nextInt(samples.size()));
                chat.put(Chat.JSON_PROPERTY_CHAT_ID, String.format("B%015X", random.nextLong() >>> 4));
                Instant created = begin.plusMillis(random.nextInt(Integer.MAX_VALUE) * 50L);
                chat.put(Chat.JSON_PROPERTY_CREATED_AT, created.toString());
                if (chat.has(Chat.JSON_PROPERTY_UPDATED_AT)) {
                    chat.put(Chat.JSON_PROPERTY_UPDATED_AT, created.plusSeconds(3000).toString());
                }
                block.append(mapper.writeValueAsString(chat)).append('\n');
                if (block.length() > 1 << 20 || i + 1 == count) {
                    out.write(block.toString().getBytes(StandardCharsets.UTF_8));
                    block.setLength(0);
                }
            }
        }
    }
}
