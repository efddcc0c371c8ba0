package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactCommandTest {

    private static final String ENTRY = "{\"request\": {\"method\": \"GET\", \"url\": \"/v3.1/chats/Anna\"},"
            + " \"response\": {\"status\": 418, \"content\": {\"size\": 0}}}";
    private static final String SAMPLE = "../engage/samples/getChat/livechat.json";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void aKeyIsThere() throws IOException {
        Files.writeString(folder.resolve("key"), "a key for the tests");
        target = folder.resolve("out.har");
    }

    @AfterEach
    void nothingIsLeftHalf() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".part"));
        }
        assertThat(out + "" + err).doesNotContain("\tat ", "Exception", "should not have happened", "Anna");
    }

    @Test
    void aRecordingIsWrittenAndExitsWith0() throws IOException {
        assertThat(run(recording(ENTRY).toString(), target.toString())).isZero();
        assertThat(new ObjectMapper().readTree(target.toFile()).at("/log/entries"))
                .hasSize(1);
        assertThat(Files.readString(target)).doesNotContain("Anna");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anEntryThatIsLeftOutIsReportedAndExitsWith1() throws IOException {
        Path recording = recording(ENTRY + ", {\"Anna\": 1}");

        assertThat(run(recording.toString(), target.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "An exchange was left out. It has no request with a method and a url.",
                        "  " + recording + " entry 2");
        assertThat(new ObjectMapper().readTree(target.toFile()).at("/log/entries"))
                .hasSize(1);
    }

    @Test
    void whatIsPackedIsReadAndTheNameOfTheFileSaysWhetherItIsPackedAgain() throws IOException {
        Path packed = folder.resolve("in.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            stream.write(ENTRY.getBytes(StandardCharsets.UTF_8));
        }
        Path again = folder.resolve("out.ndjson.gz");

        assertThat(run(packed.toString(), again.toString())).isZero();
        assertThat(run(packed.toString(), target.toString())).isZero();
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(again))) {
            assertThat(stream.readAllBytes()).isEqualTo(Files.readAllBytes(target));
        }
    }

    @Test
    void aBareBodyIsPrintedWhereItIsAskedTo() throws IOException {
        assertThat(run("--operation", "engage/getChat", SAMPLE, "-")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("status_code"))
                .isEqualTo(new ObjectMapper().readTree(Path.of(SAMPLE).toFile()).path("status_code"));
    }

    @Test
    void bodiesOnLinesNeedTheirOperation() throws IOException {
        Path lines = Files.writeString(folder.resolve("lines"), "{}\n{}\n");

        assertThat(run("--lines", lines.toString(), target.toString())).isEqualTo(2);
        assertThat(run("--lines", "--operation", "engage/getChat", lines.toString(), target.toString()))
                .isZero();
        assertThat(target).hasContent("{}\n{}\n");
    }

    @Test
    void anOldFileStaysWhereTheCommandFails() throws IOException {
        Files.writeString(target, "old");
        Path unknown = Files.writeString(folder.resolve("unknown"), "{\"a\": 1}");

        assertThat(run(unknown.toString(), target.toString())).isEqualTo(2);
        assertThat(target).hasContent("old");
        assertThat(err.toString().lines())
                .containsExactly("This file is not a recording; name the --operation of a bare body.", "  " + unknown);
    }

    @Test
    void whatCannotBeReadOrWrittenIsOneSentenceAndThePlace() throws IOException {
        String recording = recording(ENTRY).toString();
        String missing = folder.resolve("missing").toString();

        failsWith("Cannot read the recording.", missing, missing, target.toString());
        failsWith("This is a folder; name a file.", folder.toString(), folder.toString(), target.toString());
        failsWith("Cannot write the file; name one in a writable folder.", missing + "/x", recording, missing + "/x");
        failsWith(
                "Cannot write the file; name one in a writable folder.",
                folder.toString(),
                recording,
                folder.toString());
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'"', (byte) 0xe9, '"'});
        failsWith(
                "The body is not UTF-8 and cannot be printed; use a file as OUT.",
                binary.toString(),
                "--operation",
                "engage/getChat",
                binary.toString(),
                "-");
    }

    @Test
    void aKeyThatIsShortOrMissingIsToldWithTheWayToMakeOne() throws IOException {
        String recording = recording(ENTRY).toString();
        Path key = folder.resolve("key");

        Files.writeString(key, "short");
        failsWith(
                "The key has fewer than 16 bytes; create one with head -c 32 /dev/urandom > key.",
                key.toString(),
                recording,
                target.toString());
        Files.delete(key);
        failsWith(
                "Cannot read the key; create one with head -c 32 /dev/urandom > key.",
                key.toString(),
                recording,
                target.toString());
    }

    @Test
    void neitherTheRecordingNorTheKeyIsOverwritten() throws IOException {
        Path recording = recording(ENTRY);
        byte[] before = Files.readAllBytes(recording);

        assertThat(run(recording.toString(), recording.toString())).isEqualTo(2);
        assertThat(run(recording.toString(), folder.resolve("key").toString())).isEqualTo(2);
        assertThat(Files.readAllBytes(recording)).isEqualTo(before);
    }

    private void failsWith(String sentence, String place, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(sentence, "  " + place);
    }

    private Path recording(String entries) throws IOException {
        return Files.writeString(folder.resolve("in.har"), "{\"log\": {\"entries\": [" + entries + "]}}");
    }

    private int run(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("redact", "--key", folder.resolve("key").toString()));
        all.addAll(List.of(arguments));
        return Chatspec.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }
}
