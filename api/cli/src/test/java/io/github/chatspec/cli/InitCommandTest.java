package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theExampleChangesNothing() {
        Path file = folder.resolve("chatspec.yaml");

        assertThat(run(file)).isZero();
        assertThat(Settings.read(file)).isEqualTo(Settings.NONE);
        assertThat(out.toString()).contains(file.toString());
    }

    @Test
    void eachKeyOfTheExampleCanBeUsed() throws IOException {
        Path file = folder.resolve("chatspec.yaml");
        run(file);
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^#(?! )|^#(?=  )", ""));

        Settings settings = Settings.read(file);

        assertThat(settings.levels())
                .containsEntry("undocumented-field", Optional.of(Level.ERROR))
                .containsEntry("reading", Optional.empty());
        assertThat(settings.ignores()).singleElement().satisfies(ignore -> {
            assertThat(ignore.rule()).isEqualTo("enum");
            assertThat(ignore.until()).isPresent();
        });
        assertThat(settings.contracts()).hasSize(2);
    }

    @Test
    void anExistingFileIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("chatspec.yaml"), "levels: {reading: off}");

        assertThat(run(file)).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("The file exists and is not replaced; name another one with -o.", "  " + file);
        assertThat(file).hasContent("levels: {reading: off}");
    }

    @Test
    void aFolderThatDoesNotExistIsReported() {
        assertThat(run(folder.resolve("absent/chatspec.yaml"))).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot write the file");
    }

    private int run(Path file) {
        return Chatspec.run(new PrintWriter(out, true), new PrintWriter(err, true), "init", "-o", file.toString());
    }
}
