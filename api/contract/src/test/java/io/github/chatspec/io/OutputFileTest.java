package io.github.chatspec.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileAppearsWhenItIsFinished() throws IOException {
        Path path = folder.resolve("report.txt");
        try (OutputFile file = OutputFile.at(path.toString())) {
            PrintWriter out = file.writer();
            out.print("all");
            out.flush();
            assertThat(path).doesNotExist();
            file.finish();
        }

        assertThat(path).hasContent("all");
        assertThat(folder).isDirectoryContaining(file -> file.equals(path));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void nothingIsLeftOfAFileThatIsNotFinished() throws IOException {
        Path path = Files.writeString(folder.resolve("report.txt"), "old");
        try (OutputFile file = OutputFile.at(path.toString());
                OutputStream out = file.stream()) {
            out.write('x');
        }

        assertThat(path).hasContent("old");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void theTemporaryFileOfAKilledProcessIsDeletedByTheNextRun() throws IOException {
        Path abandoned = Files.writeString(folder.resolve(".report.txt." + UUID.randomUUID() + ".part"), "half");

        OutputFile.requireWritable(folder.resolve("report.txt").toString());

        assertThat(abandoned).doesNotExist();
    }

    @Test
    void otherFilesAreKept() throws IOException {
        String id = UUID.randomUUID().toString();
        for (String name : new String[] {
            ".report.txt.part",
            ".other.txt." + id + ".part",
            "report.txt." + id + ".part",
            ".report.txt." + id,
            ".report.txt.x.part"
        }) {
            Files.writeString(folder.resolve(name), "mine");
        }

        OutputFile.requireWritable(folder.resolve("report.txt").toString());

        assertThat(folder.toFile().list()).hasSize(5);
    }

    @Test
    void aFileThatIsBeingWrittenIsKept() throws IOException {
        String path = folder.resolve("report.txt").toString();
        try (OutputFile first = OutputFile.at(path);
                OutputStream out = first.stream()) {
            out.write('1');
            OutputFile.requireWritable(path);
            first.finish();
        }

        assertThat(Path.of(path)).hasContent("1");
    }
}
