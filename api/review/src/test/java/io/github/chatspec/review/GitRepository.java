package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Git repository for a test.
 *
 * @param folder its working folder
 */
public record GitRepository(Path folder) {

    /** Makes a folder a repository without commits. */
    public static GitRepository create(Path folder) throws IOException, InterruptedException {
        GitRepository repository = new GitRepository(folder);
        repository.run("init", "-q", "-b", "main");
        return repository;
    }

    /** Writes a file in the working folder. */
    public Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    /** Commits all files. */
    public void commit(String message) throws IOException, InterruptedException {
        run("add", "-A");
        run("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--no-verify", "-m", message);
    }

    /** Runs Git and returns what it prints. */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
