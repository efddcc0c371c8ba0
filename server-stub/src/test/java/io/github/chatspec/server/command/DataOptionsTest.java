package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.chats.ChatJudge;
import io.github.chatspec.server.chats.ChatKeys;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.Envelope;
import io.github.chatspec.server.chats.ModelJson;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataOptionsTest {

    private static final ObjectMapper MAPPER = ModelJson.mapper();

    @TempDir
    private Path folder;

    private final Map<String, ChatStore<?>> chats = new LinkedHashMap<>();
    private final StringWriter err = new StringWriter();
    private final ChatStore<Chat> engage = new EngageChats().store();
    private final ChatStore<io.github.chatspec.server.helpscout.model.Chat> helpScout = new HelpScoutChats().store();
    private final String engageLine = line(engage.page(1, 1).get(0));
    private final String helpScoutLine = line(helpScout.page(1, 1).get(0));

    DataOptionsTest() {
        chats.put("engage", engage);
        chats.put("helpscout", helpScout);
    }

    @Test
    void withoutTheOptionTheSamplesAreServed() {
        int before = engage.size();

        assertThat(load()).isEmpty();

        assertThat(engage.size()).isEqualTo(before).isPositive();
    }

    @Test
    void aFileBelongsToTheVendorOfItsFirstChatAndReplacesTheSamples() throws IOException {
        Path file = write("mixed.ndjson", "nothing", engageLine, helpScoutLine);
        int others = helpScout.size();

        assertThat(load("--data", file.toString()))
                .containsExactly("1 chat of engage loaded from " + file + "; 2 lines skipped");

        assertThat(engage.size()).isEqualTo(1);
        assertThat(helpScout.size()).isEqualTo(others);
        assertThat(err.toString().lines())
                .containsExactly(
                        "A line was skipped: it is not valid JSON, or has a duplicate key, at column 1.",
                        "  " + file + ":1",
                        "A line was skipped: it has a value of the wrong type or format, at /assignee.",
                        "  " + file + ":3");
    }

    @Test
    void chatsThatDoNotFitIntoTheMemoryEndInOneSentence() throws IOException {
        Path file = write("many.ndjson", engageLine);
        chats.put(
                "engage",
                new ChatStore<>(
                        Chat.class,
                        chat -> {
                            throw new OutOfMemoryError();
                        },
                        Chat::getCreatedAt,
                        chat -> chat,
                        new ChatKeys("no", "keys"),
                        Envelope.NONE,
                        new ChatJudge(Contract.builtIn("engage"), "getChat")));

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> load("--data", "engage=" + file))
                .withMessageContaining("do not fit into memory");
    }

    @Test
    void aFileOfANamedVendorIsOfThatVendorWhateverIsInIt() throws IOException {
        Path file = write("a=b.ndjson", engageLine, helpScoutLine);

        assertThat(load("--data", "helpscout=" + file))
                .containsExactly("1 chat of helpscout loaded from " + file + "; 1 line skipped");
        assertThat(helpScout.size()).isEqualTo(1);
    }

    @Test
    void aNameThatHoldsAnEqualsSignIsAName() throws IOException {
        Path file = write("a=b.ndjson", helpScoutLine);

        assertThat(load("--data", file.toString())).singleElement().asString().startsWith("1 chat of helpscout");
    }

    @Test
    void severalFilesOfOneVendorAreAllServedAndAResetGoesBackToThem() throws IOException {
        Path one = write("one.ndjson", engageLine);
        Path two = folder.resolve("two.ndjson.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(two))) {
            gzip.write(numbered("another").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(load("--data", one.toString(), "--data", two.toString())).hasSize(2);

        assertThat(engage.size()).isEqualTo(2);
        assertThat(engage.get("another")).isPresent();
        engage.clear();
        engage.reset();
        assertThat(engage.size()).isEqualTo(2);
    }

    @Test
    void ofManyInvalidLinesTheFirstAreReportedAndTheOthersCounted() throws IOException {
        List<String> lines = new ArrayList<>(List.of(engageLine));
        for (int i = 0; i < DataOptions.REPORTED_LINES + 3; i++) {
            lines.add("{\"a key with \u001b[31m\": ");
        }
        Path file = write("broken.ndjson", lines.toArray(String[]::new));

        load("--data", file.toString());

        assertThat(err.toString().lines())
                .hasSize(2 * DataOptions.REPORTED_LINES + 1)
                .last()
                .isEqualTo("3 more lines were skipped.");
        assertThat(err.toString()).doesNotContain("\u001b");
    }

    @Test
    void aFileOfAnUnknownVendorIsRefusedAndTheSamplesStay() throws IOException {
        int before = engage.size();
        Path good = write("good.ndjson", engageLine);
        for (Path file : List.of(write("unknown.ndjson", "{\"name\": \"x\"}", "nothing"), write("empty.ndjson"))) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> load("--data", good.toString(), "--data", file.toString()))
                    .withMessage("None of the first 100 lines is a chat; name the vendor with --data VENDOR=FILE, "
                            + "one of engage, helpscout." + System.lineSeparator() + "  " + file);
        }
        assertThat(engage.size()).isEqualTo(before);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        for (String data : List.of("nowhere.ndjson", "engage=nowhere.ndjson", ".", "engage=.")) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> load("--data", data))
                    .withMessageStartingWith("Cannot read the chats; name a readable file as --data.");
        }
        for (String data : List.of("other=nowhere.ndjson", "=nowhere.ndjson", "other=\0")) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() -> load("--data", data))
                    .withMessageContaining(
                            data.startsWith("=")
                                    ? "name a readable file"
                                    : "Unknown vendor; use one of engage, helpscout.");
        }
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> load("--data", "/dev/null"))
                .withMessageContaining("--data VENDOR=FILE, one of engage, helpscout.");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> load("--data", "\0"))
                .withMessageStartingWith("Not a file name; choose another --data.");
    }

    private List<String> load(String... arguments) {
        DataOptions options = new DataOptions();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("data", CommandLine.Model.CommandSpec.forAnnotatedObject(options)));
        line.parseArgs(arguments);
        return options.load(chats, new PrintWriter(err, true));
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private String numbered(String id) throws IOException {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(engageLine);
        return tree.put(Chat.JSON_PROPERTY_CHAT_ID, id).toString();
    }

    private static String line(Object chat) {
        return MAPPER.valueToTree(chat).toString();
    }
}
