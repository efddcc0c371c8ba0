package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.testing.JavaProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it writes a file leaves the old file or the whole new one. */
@Tag("attack")
class WriterAttackTest {

    private static final String OLD = "{\"old\": true}";
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    private Path target;
    private byte[] recording;

    @BeforeEach
    void prepare() throws IOException {
        target = folder.resolve("target");
        Files.writeString(folder.resolve("key"), "a key for the tests");
        recording = Recordings.ndjson(Recordings.entries());
        Files.write(folder.resolve("rec.ndjson"), recording);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check --report=json=@target -", "check --report=html=@target -", "redact --key @key - @target"})
    void aFileIsUnchangedWhenItsWriterIsKilledHalfWay(String command) throws Exception {
        Files.writeString(target, OLD);
        Process writer = start(command);
        try (OutputStream input = writer.getOutputStream()) {
            // More than the buffers hold, and without an end.
            for (int i = 0; i < 20; i++) {
                input.write(recording);
            }
            input.flush();
            awaitUnfinished();
            writer.destroyForcibly().waitFor();
        } catch (IOException e) {
            // The process is killed while the input is flushed on closing.
            assertThat(writer.isAlive()).isFalse();
        }

        assertThat(target).hasContent(OLD);
        assertThat(unfinished()).hasSize(1);
        assertThat(finish(command)).isIn(0, 1);
        assertThat(Files.readString(target)).isNotEqualTo(OLD);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void aBaselineIsTheOldOneOrTheNewOneWheneverItsWriterIsKilled() throws Exception {
        String command = "check --status 299 --operation engage/getChat --write-baseline=@target @body.json";
        Files.writeString(folder.resolve("body.json"), "{\"status_code\": \"x\"}");
        long start = System.nanoTime();
        assertThat(start(command).waitFor()).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        String written = Files.readString(target);

        for (int i = 0; i < KILLS; i++) {
            Files.writeString(target, OLD);
            Process writer = start(command);
            // From well before the end to just after it.
            writer.waitFor(whole * (KILLS + i) / (2 * KILLS - 2), TimeUnit.MILLISECONDS);
            writer.destroyForcibly().waitFor();

            assertThat(Files.readString(target)).isIn(OLD, written);
        }
        assertThat(start(command).waitFor()).isZero();
        assertThat(unfinished()).isEmpty();
        assertThat(new ObjectMapper().readTree(target.toFile()).isObject()).isTrue();
    }

    private Process start(String command) throws IOException {
        return JavaProcess.of(Chatspec.class, command.replace("@", folder + "/").split(" ", -1))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private int finish(String command) throws Exception {
        Process writer = start(command);
        try (OutputStream input = writer.getOutputStream()) {
            input.write(recording);
        }
        return writer.waitFor();
    }

    /** Waits until the temporary file has content, or for as long as a buffer may hold it. */
    private void awaitUnfinished() throws Exception {
        for (int i = 0; i < 600; i++) {
            List<Path> files = unfinished();
            if (!files.isEmpty() && (Files.size(files.get(0)) > 0 || i > 100)) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private List<Path> unfinished() throws IOException {
        List<Path> unfinished = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(".part"))
                    .forEach(unfinished::add);
        }
        return unfinished;
    }
}
