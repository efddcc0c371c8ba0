package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposeCommandTest {

    private static final ObjectNode GOOD = Recordings.entry("engage/getChat", "livechat");
    private static final ObjectNode BAD = Recordings.withBody(
            GOOD, GOOD.at("/response/content/text").textValue().replace("\"livechat\"", "\"chatbot\""));

    @TempDir
    private Path folder;

    @Test
    void anOverlayIsPrintedForWhatTheContractDoesNotHave() throws IOException, JsonSyntaxException {
        CommandOutput session = propose(coverage(BAD));

        assertThat(session.exit()).isEqualTo(1);
        JsonNode overlay = LocatedJson.readYaml(session.out().getBytes(StandardCharsets.UTF_8))
                .tree();
        assertThat(overlay.at("/info/title").asText()).isEqualTo("Recorded, but not in the contract engage");
        assertThat(overlay.at("/actions/1/update/enum"))
                .extracting(JsonNode::asText)
                .contains("livechat", "chatbot");
    }

    @Test
    void theFileIsWrittenAndSeveralFilesAreAddedUp() throws IOException {
        String out = folder.resolve("overlay.yaml").toString();

        CommandOutput session = propose(coverage(GOOD), coverage(BAD), "--out", out);

        assertThat(session.out()).isEmpty();
        assertThat(session.exit()).isEqualTo(1);
        assertThat(Files.readString(Path.of(out)))
                .startsWith("overlay: \"1.0.0\"")
                .contains(" 1 of 2 values");
    }

    @Test
    void aContractThatHasEverythingNeedsNoAction() throws IOException {
        CommandOutput session = propose(coverage(GOOD));

        assertThat(session.exit()).isZero();
        assertThat(session.out()).endsWith("actions: []" + System.lineSeparator());
    }

    @Test
    void theRecordingsShowWhichEntryWasTheFirst() throws IOException {
        Path recording = Files.write(folder.resolve("week.ndjson"), Recordings.ndjson(List.of(GOOD, BAD, BAD)));

        CommandOutput session = propose(coverage(GOOD, BAD, BAD), "--recordings", recording.toString());

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.out()).contains(" 2 of 3 values").contains(recording + " entry 2 in engage/getChat");
        CommandOutput missing = propose(coverage(BAD), "--recordings", "no-such-file.har");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("no-such-file.har");
    }

    @Test
    void theRecordedRequestsMayHaveBeenSentToAnotherServer() throws IOException {
        ObjectNode elsewhere = BAD.deepCopy();
        String path = URI.create(BAD.at("/request/url").textValue()).getPath();
        ((ObjectNode) elsewhere.get("request")).put("url", "http://localhost:9000/gateway" + path);
        Path recording = Files.write(folder.resolve("week.ndjson"), Recordings.ndjson(List.of(elsewhere)));
        String found = recording + " entry 1 in engage/getChat";

        // The coverage is that of the same responses from the contract's server.
        String[] options = {coverage(BAD), "--recordings", recording.toString()};
        String base = "http://localhost:9000/gateway";

        assertThat(propose(options).out()).contains(" 1 of 1 values").doesNotContain(found);
        for (String named : List.of(base, "engage=" + base)) {
            CommandOutput session = propose(options[0], options[1], options[2], "--base", named);

            assertThat(session.exit()).isEqualTo(1);
            assertThat(session.out()).contains(" 1 of 1 values").contains(found);
        }
        CommandOutput wrong = propose(options[0], options[1], options[2], "--base", "not a URL");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("not a URL");
    }

    @Test
    void severalContractsHaveToBeNamed() throws IOException {
        String file = coverage(GOOD, Recordings.entry("helpscout/getChat", "chat"));

        assertThat(propose(file).err())
                .contains("The files do not belong to one built-in contract; name the one to change with --contract.")
                .contains("observed: engage, helpscout");
        assertThat(propose(file).exit()).isEqualTo(2);
        assertThat(propose(file, "--contract", "helpscout").exit()).isZero();
    }

    @Test
    void aFileThatIsReadIsNotOverwritten() throws IOException {
        String file = coverage(BAD);

        CommandOutput session = propose(file, "--out", file);

        assertThat(session.exit()).isEqualTo(2);
        assertThat(Files.readString(Path.of(file))).startsWith("{");
    }

    private String coverage(ObjectNode... entries) throws IOException {
        Path recording = Files.createTempFile(folder, "recorded", ".ndjson");
        Files.write(recording, Recordings.ndjson(List.of(entries)));
        String file = Files.createTempFile(folder, "coverage", ".json").toString();
        CommandOutput.of("check", "--write-coverage", file, recording.toString());
        return file;
    }

    private static CommandOutput propose(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "propose";
        all[1] = "--coverage";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandOutput.of(all);
    }
}
