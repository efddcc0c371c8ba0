package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.CommandProcess;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockCommandTest extends CommandProcess {

    MockCommandTest() {
        super(MockServer.class);
    }

    @Override
    protected List<String> line(Operation operation) {
        return Stream.concat(
                        super.line(operation).stream(),
                        operation.samples().stream().map(Sample::name))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host=127.0.0.1", "--https"})
    void everyCommandThatIsPrintedIsAnsweredWithAnExample(String option) throws Exception {
        Process mock = start("--port", "0", option);
        List<String> commands = new ArrayList<>();
        try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); !line.startsWith("-H"); line = out.readLine()) {
                if (line.startsWith("curl ")) {
                    commands.add(line);
                }
            }

            assertThat(commands).hasSize((int) SampleRequests.operations().count());
            for (String command : commands) {
                assertThat(command).contains(option.equals("--https") ? "https://" : "http://");
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(read(shell.getInputStream())).as(command).containsExactly("200");
            }
        } finally {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    void aPasswordWithoutItsKeystoreIsRefused() throws Exception {
        Process mock = start("--keystore-password-file", "password.txt");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("A keystore and its password go together; name both files.", "  --keystore");
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @Test
    void nothingIsWatchedWhereNothingCanChange() throws Exception {
        Process mock = start("--watch");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("Built-in contracts do not change; name what to watch.", "  --contract FILE");
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @Test
    void aChangedContractIsReadAgain(@TempDir Path folder) throws Exception {
        String text = """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths: {}
                """;
        Path contract = Files.writeString(folder.resolve("things.yaml"), text);
        Process mock = start("--port", "0", "--contract", contract.toString(), "--watch");
        try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = mock.errorReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("http://");
            Files.writeString(contract, text.replace("\"1\"", "\"2\""));

            assertThat(err.readLine()).isEqualTo("Read again: things 2");
        } finally {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    void theStubsAreWrittenByASubcommand(@TempDir Path folder) throws Exception {
        Process mock = start("export", folder.resolve("stubs").toString());

        assertThat(read(mock.getInputStream())).singleElement().asString().matches(".*stubs: [1-9][0-9]* stubs");
        assertThat(mock.waitFor()).isZero();
        assertThat(folder.resolve("stubs/mappings")).isNotEmptyDirectory();
    }

    @Test
    void whatAStartNeedsIsUsedOnceForAnArchiveOfTheClasses() throws Exception {
        Process mock = start("warm-up");

        assertThat(read(mock.getInputStream())).isEmpty();
        assertThat(mock.waitFor()).isZero();
    }

    @Test
    void theHelpFitsTheWidthOfATerminal() throws Exception {
        List<String> help = read(start("--help").getInputStream());

        assertThat(help)
                .hasSizeBetween(10, 60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aContractThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--contract", "no-such-contract.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The contract cannot be read; name a readable file.", "  no-such-contract.yaml");
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @Test
    void aScenarioThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--scenario", "no-such-scenario.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The scenario cannot be read; name a readable file.", "  no-such-scenario.yaml");
        assertThat(read(mock.getInputStream())).isEmpty();
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--journal | -1 | A journal keeps from 0 to 1000000 requests; take another --journal. | -1",
                "--record | x.har | Only a vendor's answers are recorded; say with --proxy-to where it is. | --record",
                "--admin-user | anna | The admin API wants a name and a password; give --admin-user and"
                        + " --admin-password-file. | --admin-password-file",
                "--admin-password-file | x | The admin API wants a name and a password; give --admin-user and"
                        + " --admin-password-file. | --admin-user",
                "--proxy-to | nowhere | A vendor's address is like https://api.example.com, without a path; take"
                        + " another. | --proxy-to"
            })
    void whatCannotBeRunIsSaidInOneSentenceAndThePlace(String option, String value, String sentence, String place)
            throws Exception {
        Process mock = start("--port", "0", option, value);

        assertThat(read(mock.getErrorStream())).containsExactly(sentence, "  " + place);
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @Test
    void aRecordingIsWholeWhenTheProcessIsToldToEnd(@TempDir Path folder) throws Exception {
        Path har = folder.resolve("recorded.har");
        try (MockServer vendor = MockServer.start(0)) {
            Process mock = start("--port", "0", "--proxy-to", vendor.url(), "--record", har.toString());
            try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
                String url = out.readLine();
                SampleRequests.operations().forEach(operation -> TestHttp.send(url, operation));
                // What destroys a Process closes its streams as well.
                mock.toHandle().destroy();
            }
            assertThat(read(mock.getErrorStream())).last().asString().startsWith("answers 3  error 0");
            mock.waitFor();
        }

        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries"))
                .hasSize((int) SampleRequests.operations().count());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }
}
