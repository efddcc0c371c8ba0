package io.github.chatspec.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {

    private static final Operation OPERATION = Contract.builtIn().get(0).operations().stream()
            .filter(operation -> !samples(operation).isEmpty())
            .findFirst()
            .orElseThrow();

    private final BuildLog log = new BuildLog();

    @TempDir
    private Path project;

    private CheckMojo goal;
    private Path recordings;

    @BeforeEach
    void prepare() throws IOException {
        goal = log.prepare(new CheckMojo(), project);
        recordings = Files.createDirectories(project.resolve("src/test/recordings"));
        goal.standardRecordings = recordings.toFile();
        goal.reports = project.resolve("target/chatspec").toFile();
        goal.arguments = List.of("--operation", OPERATION.qualifiedId());
    }

    @Test
    void recordingsWithoutFindingsPassAndReportsAreWritten() throws Exception {
        Files.writeString(
                recordings.resolve("good.json"), samples(OPERATION).get(0).text());

        goal.execute();

        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO 1 exchange: 0 errors"));
        assertThat(goal.reports.list()).containsExactlyInAnyOrder("junit.xml", "report.html");
    }

    @Test
    void aFindingFailsTheBuildAndIsPrinted() throws IOException {
        Files.writeString(recordings.resolve("empty.json"), "{}");

        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(goal.reports.toString());
        assertThat(log.lines()).anyMatch(line -> line.startsWith("ERROR ") && line.contains("required"));
    }

    @Test
    void aLevelCanKeepTheBuildFromFailing() throws Exception {
        Files.writeString(recordings.resolve("empty.json"), "{}");
        goal.levels = Map.of("required", "note");

        goal.execute();

        assertThat(log.lines()).anyMatch(line -> line.contains("note required"));
    }

    @Test
    void aProjectWithoutRecordingsPasses() throws Exception {
        Files.delete(recordings);

        goal.execute();

        assertThat(log.lines()).singleElement().asString().contains("there is nothing to check");
    }

    @Test
    void aNamedRecordingThatIsMissingFailsTheBuild() {
        goal.recordings = List.of(project.resolve("absent.har").toFile());

        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class);
        assertThat(log.lines()).anyMatch(line -> line.contains("Cannot read the file."));
    }

    @Test
    void aSkippedGoalRunsNothing() throws Exception {
        Files.writeString(recordings.resolve("empty.json"), "{}");
        goal.skip = true;

        goal.execute();

        assertThat(goal.reports).doesNotExist();
    }

    private static List<Sample> samples(Operation operation) {
        return operation.samples().stream()
                .filter(sample -> sample.status() == 200)
                .toList();
    }
}
