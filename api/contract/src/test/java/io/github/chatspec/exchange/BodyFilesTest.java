package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFilesTest {

    private static final String SECRET = "a secret of the machine";

    @TempDir
    private Path folder;

    private Path recordings;

    @BeforeEach
    void writeSecret() throws IOException {
        Files.writeString(folder.resolve("secret.json"), SECRET);
        recordings = Files.createDirectories(folder.resolve("recordings"));
    }

    @Test
    void anAttachedBodyIsReadFromTheFolderOfTheArchive() throws IOException {
        Files.writeString(recordings.resolve("3f2a.json"), "{}");

        assertThat(body(attached("3f2a.json"), recordings.resolve("a.har"))).isEqualTo("{}");
    }

    @Test
    void theBodyOfAStubIsReadFromTheFolderOfBodies() throws IOException {
        Path mappings = Files.createDirectories(recordings.resolve("mappings/deep"));
        Files.createDirectories(recordings.resolve("__files/deep"));
        Files.writeString(recordings.resolve("__files/b.json"), "{}");
        Files.writeString(recordings.resolve("__files/deep/c.json"), "[]");

        assertThat(body(stub("b.json"), mappings.resolve("m.json"))).isEqualTo("{}");
        assertThat(body(stub("b.json"), recordings.resolve("mappings/m.json"))).isEqualTo("{}");
        assertThat(body(stub("deep/c.json"), recordings.resolve("mappings/m.json")))
                .isEqualTo("[]");
        assertThat(body(stub("b.json"), recordings.resolve("stubs.json"))).isEqualTo("{}");
    }

    @Test
    void theBodyOfAStubMayBeNextToIt() throws IOException {
        Files.writeString(recordings.resolve("b.json"), "{}");

        assertThat(body(stub("b.json"), recordings.resolve("m.json"))).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.json",
                "x/../../secret.json",
                "/etc/hostname",
                "link.json",
                "folder/secret.json",
                "missing.json",
                "",
                ".",
                "..",
                "\\u0000"
            })
    void noOtherFileIsRead(String name) throws IOException {
        Files.createSymbolicLink(recordings.resolve("link.json"), folder.resolve("secret.json"));
        Files.createSymbolicLink(recordings.resolve("folder"), folder);

        Exchange exchange = read(attached(name), recordings.resolve("a.har"));

        assertThat(exchange.defect().orElseThrow().kind()).isEqualTo(Defect.Kind.BODY_MISSING);
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() throws IOException {
        Files.write(recordings.resolve("big.json"), new byte[Recording.MAX_BYTES + 1]);

        assertThat(read(attached("big.json"), recordings.resolve("a.har"))
                        .defect()
                        .orElseThrow()
                        .kind())
                .isEqualTo(Defect.Kind.TOO_LARGE);
    }

    private static String body(String record, Path recording) {
        Exchange exchange = read(record, recording);
        assertThat(exchange.defect()).isEmpty();
        return new String(exchange.body(), StandardCharsets.UTF_8);
    }

    private static Exchange read(String record, Path recording) {
        return EntryReader.of(RecordingFormat.NDJSON, "", 200, BodyFiles.of(recording))
                .read(RawRecord.of(1, 1, record.getBytes(StandardCharsets.UTF_8)))
                .exchange();
    }

    private static String attached(String file) {
        return "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"status\": 200, \"content\":"
                + " {\"size\": 2, \"_file\": \"" + file + "\"}}}";
    }

    private static String stub(String file) {
        return "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"bodyFileName\": \"" + file
                + "\"}}";
    }
}
