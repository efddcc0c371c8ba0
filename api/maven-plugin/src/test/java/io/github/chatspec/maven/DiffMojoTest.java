package io.github.chatspec.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffMojoTest {

    private static final String CONTRACT = """
            openapi: "3.1.0"
            info: {title: Pets, version: "1.0.0"}
            servers: [{url: "https://pets.example"}]
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200":
                      description: The pets.
                      content:
                        application/json:
                          schema: {type: string, maxLength: 5}
            """;

    private final BuildLog log = new BuildLog();

    @TempDir
    private Path repository;

    private DiffMojo goal;

    @BeforeEach
    void commit() throws Exception {
        Path module = Files.createDirectories(repository.resolve("module/src"));
        Path contract = Files.writeString(module.resolve("pets.yaml"), CONTRACT);
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "Pets");
        goal = log.prepare(new DiffMojo(), repository.resolve("module"));
        goal.contract = contract.toFile();
        goal.revision = "HEAD";
        goal.failOnChange = "breaking";
    }

    @Test
    void anUnchangedContractPasses() throws Exception {
        goal.execute();

        assertThat(log.lines()).isNotEmpty().allMatch(line -> line.startsWith("INFO "));
    }

    @Test
    void aBreakingChangeFailsTheBuildAndIsPrintedWithItsProof() throws IOException {
        Files.writeString(goal.contract.toPath(), CONTRACT.replace("maxLength: 5", "maxLength: 6"));

        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("breaking"));
    }

    @Test
    void aRevisionThatDoesNotExistIsNamed() {
        goal.revision = "absent";

        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("absent"));
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
