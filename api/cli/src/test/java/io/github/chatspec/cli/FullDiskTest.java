package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Recordings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command that writes a file reports a full disk in one sentence. */
@EnabledIf("hasFullDevice")
class FullDiskTest {

    private static final String FULL = "/dev/full";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    static boolean hasFullDevice() {
        return Files.isWritable(Path.of(FULL));
    }

    @BeforeEach
    void record() throws IOException {
        Files.write(folder.resolve("rec.har"), Recordings.har(List.of(Recordings.entry("engage/getChat", "livechat"))));
        Files.writeString(folder.resolve("key"), "a key for the tests");
        assertThat(run("check --write-coverage=@coverage.json @rec.har")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --write-baseline=/dev/full @rec.har",
                "check --write-coverage=/dev/full @rec.har",
                "check --report=text=/dev/full @rec.har",
                "check --report=json=/dev/full @rec.har",
                "check --report=junit=/dev/full @rec.har",
                "check --report=sarif=/dev/full @rec.har",
                "check --report=html=/dev/full @rec.har",
                "redact --key @key @rec.har /dev/full",
                "coverage merge @coverage.json --out /dev/full",
                "contract engage -o /dev/full"
            })
    void aFullDiskIsReported(String command) {
        assertThat(run(command)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).first().asString().startsWith("Cannot ");
    }

    private int run(String command) {
        return Chatspec.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                command.replace("@", folder + "/").split(" ", -1));
    }
}
