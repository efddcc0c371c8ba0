package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.CommandProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    @Test
    void everyCommandThatIsPrintedIsAnsweredWithAnExample() throws Exception {
        Process mock = start("--port", "0");
        List<String> commands = new ArrayList<>();
        try (BufferedReader out = mock.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); !line.startsWith("-H"); line = out.readLine()) {
                if (line.startsWith("curl ")) {
                    commands.add(line);
                }
            }

            assertThat(commands).hasSize((int) Ask.operations().count());
            for (String command : commands) {
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(read(shell.getInputStream())).as(command).containsExactly("200");
            }
        } finally {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    void theHelpFitsASmallTerminal() throws Exception {
        List<String> help = read(start("--help").getInputStream());

        assertThat(help)
                .hasSizeBetween(10, 24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aContractThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--contract", "no-such-contract.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The contract cannot be read; name a readable file.", "  no-such-contract.yaml");
        assertThat(mock.waitFor()).isEqualTo(2);
    }
}
