package io.github.chatspec.mock.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.CommandProcess;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MockCommandTest extends CommandProcess {

    MockCommandTest() {
        super(MockCommand.class);
    }

    @Override
    protected List<String> line(Operation operation) {
        return Stream.concat(
                        super.line(operation).stream(),
                        operation.samples().stream().map(Sample::name))
                .toList();
    }

    @Override
    protected Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = MockCommand.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    @Test
    void everyCommandThatIsPrintedIsAnsweredWithAnExample() throws Exception {
        Process mock = start("--port", "0", "--https");
        List<String> commands = new ArrayList<>();
        try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); !line.startsWith("-H"); line = out.readLine()) {
                if (line.startsWith("curl ")) {
                    commands.add(line);
                }
            }

            assertThat(commands).hasSize((int) SampleRequests.operations().count());
            for (String command : commands) {
                assertThat(command).contains("https://");
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(read(shell.getInputStream())).as(command).containsExactly("200");
            }
        } finally {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    void theSourcesOfTheBodiesWithoutExampleAreCounted() throws Exception {
        Contract contract = Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    get:
                      responses:
                        "200": {description: "d", content: {application/json: {example: 1}}}
                        "400": {description: "d", content: {application/json: {schema: {type: integer, example: 7}}}}
                        "401": {description: "d", content: {application/json: {schema: {type: object, required: [a], properties: {a: {const: 1}}}}}}
                        "404": {description: "d", content: {application/json: {schema: {type: object, required: [a, b], properties: {a: {const: 1}, b: {type: integer}}}}}}
                        "409": {description: "d", content: {application/json: {schema: false}}}
                """);
        try (MockServer mock = MockServer.start(new MockOptions().contracts(List.of(contract)))) {
            mock.generationCheck().result().get(30, TimeUnit.SECONDS);

            assertThat(MockCommand.generated(mock.generationCheck()))
                    .isEqualTo("Documented responses without example: 4, of which 2 from examples of schemas,"
                            + " 1 generated, and 1 that cannot be generated");
        }
    }

    @Test
    void aPasswordWithoutItsKeystoreIsRefused() {
        Result result = run("--keystore-password-file", "password.txt");

        assertThat(result.err()).containsExactly("A keystore needs its password; give both options.", "  --keystore");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void watchingNeedsAContractThatCanChange() {
        Result result = run("--watch");

        assertThat(result.err())
                .containsExactly(
                        "The built-in contracts do not change; name a contract to watch.", "  --contract FILE");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aChangedContractIsReloaded(@TempDir Path folder) throws Exception {
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

            assertThat(err.readLine()).isEqualTo("Reloaded: things 2");
        } finally {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    void aSubcommandExportsTheStubs(@TempDir Path folder) {
        Result result = run("export", folder.resolve("stubs").toString());

        assertThat(result.out()).singleElement().asString().matches(".*stubs: [1-9][0-9]* stubs");
        assertThat(result.code()).isZero();
        assertThat(folder.resolve("stubs/mappings")).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aContractIsExportedWhereverItIsNamed(boolean first, @TempDir Path folder) throws IOException {
        Path contract = Files.writeString(folder.resolve("things.yaml"), """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses:
                        "204": {description: "None."}
                """);
        String stubs = folder.resolve("stubs").toString();
        String option = "--contract=" + contract;

        Result result = first ? run(option, "export", stubs) : run("export", option, stubs);

        assertThat(result.code()).isZero();
        assertThat(folder.resolve("stubs/mappings"))
                .isDirectoryRecursivelyContaining("glob:**things**")
                .isDirectoryNotContaining("glob:**engage**");
    }

    @Test
    void theExportSaysThatStateIsNotExported(@TempDir Path folder) {
        Result result = run("--stateful", "export", folder.resolve("stubs").toString());

        assertThat(result.err()).containsExactly("State is not exported; the stubs answer with the examples.");
        assertThat(result.code()).isZero();
        assertThat(folder.resolve("stubs/mappings")).isDirectoryNotContaining("glob:**stored**");
    }

    @Test
    void aWarmUpEndsByItself() {
        Result result = run("warm-up");

        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void theHelpFitsATerminal() {
        assertThat(run("--help").out())
                // Wider terminals are common, and higher ones too: 44 lines fit a window of 1080 pixels.
                .hasSizeBetween(10, 44)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aContractThatCannotBeReadIsNamed() {
        Result result = run("--port", "0", "--contract", "no-such-contract.yaml");

        assertThat(result.err())
                .containsExactly("Cannot read the contract; name a readable file.", "  no-such-contract.yaml");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aScenarioThatCannotBeReadIsNamed() {
        Result result = run("--port", "0", "--scenario", "no-such-scenario.yaml");

        assertThat(result.err())
                .containsExactly("Cannot read the scenario; name a readable file.", "  no-such-scenario.yaml");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--journal | -1 | The journal keeps 0 to 1000000 requests; choose another --journal. | -1",
                "--callback-hosts | example.com | No callbacks are sent; add --callbacks. | --callback-hosts",
                "--overwrite | --journal=5 | Only a recording is overwritten; add --record. | --overwrite",
                "--record | x.har | Only the responses of a vendor are recorded; add --proxy-to. | --record",
                "--admin-user | anna | The admin API needs a user name and a password; set both --admin-user and"
                        + " --admin-password-file. | --admin-password-file",
                "--admin-password-file | x | The admin API needs a user name and a password; set both --admin-user and"
                        + " --admin-password-file. | --admin-user",
                "--proxy-to | nowhere | Not the address of a vendor; give scheme and host only, for example"
                        + " https://api.example.com. | --proxy-to"
            })
    void aWrongOptionIsReportedWithItsPlace(String option, String value, String sentence, String place) {
        Result result = run("--port", "0", option, value);

        assertThat(result.err()).containsExactly(sentence, "  " + place);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aRecordingIsCompleteWhenTheProcessIsTerminated(@TempDir Path folder) throws Exception {
        Path har = folder.resolve("recorded.har");
        try (MockServer vendor = MockServer.start(0)) {
            Process mock = start("--port", "0", "--proxy-to", vendor.url(), "--record", har.toString());
            try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
                String url = out.readLine();
                SampleRequests.operations().forEach(operation -> TestHttp.send(url, operation));
                // Process.destroy would close the streams as well.
                mock.toHandle().destroy();
            }
            assertThat(read(mock.getErrorStream()))
                    .last()
                    .asString()
                    .startsWith("answers " + SampleRequests.operations().count() + "  error 0");
            mock.waitFor();
        }

        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries"))
                .hasSize((int) SampleRequests.operations().count());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }

    @Test
    void aRecordingIsCompleteWhenTheProcessIsKilled(@TempDir Path folder) throws Exception {
        Path har = folder.resolve("recorded.har");
        try (MockServer vendor = MockServer.start(0)) {
            Process mock = start("--port", "0", "--proxy-to", vendor.url(), "--record", har.toString());
            try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
                String url = out.readLine();
                SampleRequests.operations().forEach(operation -> TestHttp.send(url, operation));
                mock.destroyForcibly().waitFor();
            }
        }

        assertThat(TestHttp.json(Files.readAllBytes(har)).at("/log/entries"))
                .hasSize((int) SampleRequests.operations().count());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }
}
