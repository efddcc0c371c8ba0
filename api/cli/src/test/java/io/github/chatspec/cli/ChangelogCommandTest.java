package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogCommandTest {

    private static final String COMMIT = "git -c user.name=t -c user.email=t@example.org commit -qam ";
    private static final String CONTRACT = "{openapi: 3.1.0, info: {title: Things, version: %s}, paths: {/things: {get:"
            + " {operationId: listThings, responses: {'200': {description: All., content: {application/json: {schema:"
            + " {enum: [%s]}}}}}}}}}\n";

    @TempDir
    private Path folder;

    @Test
    void theChangesBetweenTwoRevisionsAreGrouped() throws IOException, InterruptedException {
        contract("api/one/openapi.yaml", "1.0.0", "a, b");
        contract("old.yaml", "1.0.0", "a");
        contract("next/openapi.yaml", "2.0.0", "b, c");

        List<List<String>> outputs = ChatspecSession.run(
                List.of(
                        "git init -q",
                        "git add api",
                        COMMIT + "one",
                        "git tag v1",
                        "cp next/openapi.yaml api/one/openapi.yaml",
                        COMMIT + "two",
                        "chatspec changelog v1..",
                        "chatspec changelog v1..HEAD api/one",
                        "chatspec changelog ..v1 api/one/openapi.yaml",
                        "chatspec changelog v1..v1"),
                folder);

        assertThat(outputs.get(6))
                .startsWith("## Things 2.0.0", "", "### Added", "")
                .anySatisfy(line -> assertThat(line).startsWith("- **Breaking:** \"c\" was added to the enum"))
                .anySatisfy(line -> assertThat(line).startsWith("  Refused before: `\"c\"` – "))
                .contains("### Removed");
        assertThat(outputs.get(7)).isEqualTo(outputs.get(6));
        assertThat(outputs.get(8))
                .startsWith("## Things 1.0.0")
                .anySatisfy(line -> assertThat(line).startsWith("- **Breaking:** \"a\" was added to the enum"));
        assertThat(outputs.get(9)).containsExactly("## Things 1.0.0", "", "Nothing changed.");
    }

    @Test
    void aRevisionThatDoesNotExistIsNamedAndSoIsAPathWithoutAContract() throws IOException, InterruptedException {
        contract("api/one/openapi.yaml", "1.0.0", "a");

        List<List<String>> outputs = ChatspecSession.run(
                List.of(
                        "git init -q",
                        "git add api",
                        COMMIT + "one",
                        "chatspec changelog v9..HEAD",
                        "echo $?",
                        "chatspec changelog HEAD..HEAD api/two",
                        "echo $?"),
                folder);

        assertThat(outputs.get(3)).anySatisfy(line -> assertThat(line).contains("v9"));
        assertThat(outputs.get(4)).containsExactly("2");
        assertThat(outputs.get(5)).anySatisfy(line -> assertThat(line).contains("HEAD:api/two"));
        assertThat(outputs.get(6)).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1...v2", "main"})
    void whatIsNotARangeIsRefused(String range) {
        CommandOutput output = CommandOutput.of("changelog", range);

        assertThat(output.exit()).isEqualTo(2);
        assertThat(output.err())
                .contains("Not a range of revisions; write OLD..NEW.")
                .contains(range);
    }

    private void contract(String name, String version, String values) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CONTRACT.formatted(version, values));
    }
}
