package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.testing.CommandProcess;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCommandTest extends CommandProcess {

    private static final String LOAD = "POST /__chatspec/admin/helpscout/load HTTP/1.1\r\n";

    ServerCommandTest() {
        super(ServerStub.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host=127.0.0.1", "--token=a'b$x", "--team=7 \"8\""})
    void everyCommandThatIsPrintedIsAnswered(String option) throws Exception {
        Process stub = start("--port", "0", option);
        try (BufferedReader out = stub.inputReader(StandardCharsets.UTF_8)) {
            List<String> commands =
                    text(out).stream().filter(line -> line.startsWith("curl ")).toList();

            assertThat(commands).hasSize((int) SampleRequests.operations().count());
            for (String command : commands) {
                Process shell = new ProcessBuilder("sh", "-c", command + " -s -o /dev/null -w '%{http_code}'").start();
                assertThat(read(shell.getInputStream())).as(command).containsExactly("200");
            }
        } finally {
            end(stub);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--host=127.0.0.1 | Any token and any team are accepted; --token and --team narrow that.",
                "--token=a --token=b | 2 tokens and any team are accepted.",
                "--token=a --team=1 --team=2 --expired-token=c | 1 token and 2 teams are accepted.",
                "--team=1 | Any token and 1 team are accepted."
            })
    void theStartSaysWhoIsAcceptedAndWhatIsThere(String options, String sentence) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of(options.split(" ", -1)));
        Process stub = start(arguments.toArray(new String[0]));
        try (BufferedReader out = stub.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = text(out);

            assertThat(lines).contains(sentence);
            assertThat(lines.get(lines.size() - 2))
                    .matches("[0-9]+ chats of .*/__chatspec/admin/engage/ changes them\\.");
            assertThat(lines.get(lines.size() - 1)).matches("1 chat of .*/__chatspec/admin/helpscout/ changes them\\.");
        } finally {
            end(stub);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--token | ' ' | A token is not blank; give another one. | --token, --expired-token, --team",
                "--access-log | /nowhere/log | The access log cannot be written; name a file that can be. | /nowhere/log",
                "--admin-user | anna | The admin API needs a name and a password; give --admin-user and"
                        + " --admin-password-file. | --admin-password-file"
            })
    void anOptionThatIsWrongIsSaidInOneSentenceAndThePlace(String option, String value, String sentence, String place)
            throws Exception {
        Process stub = start("--port", "0", option, value);

        assertThat(read(stub.getErrorStream())).containsExactly(sentence, "  " + place);
        assertThat(read(stub.getInputStream())).isEmpty();
        assertThat(stub.waitFor()).isEqualTo(2);
    }

    @Test
    void theAccessLogIsWrittenWhereItIsAskedFor(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("access.log");
        for (String where : List.of(file.toString(), "-", file.toString())) {
            Process stub = start("--port", "0", "--access-log", where);
            try (BufferedReader out = stub.inputReader(StandardCharsets.UTF_8)) {
                assertThat(TestHttp.send(text(out).get(0), operation()).status())
                        .isEqualTo(200);
            } finally {
                end(stub);
            }
            List<String> err = read(stub.getErrorStream());
            assertThat(err)
                    .hasSize(where.equals("-") ? 1 : 0)
                    .allSatisfy(line -> assertThat(line).contains("\" 200 "));
        }
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\" 200 "));
    }

    @Test
    void aRequestThatRunsIsFinishedWhenTheProcessIsToldToEnd() throws Exception {
        Process stub = start("--port", "0");
        try (BufferedReader out = stub.inputReader(StandardCharsets.UTF_8)) {
            String url = text(out).get(0);
            try (RawClient running = new RawClient(url)) {
                running.send(LOAD + "Host: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
                // By then the body is waited for.
                assertThat(running.read(true).status()).isEqualTo(100);

                stub.destroy();
                awaitRefusing(url);
                running.send("[]\n\n");

                assertThat(running.read(false).status()).isEqualTo(200);
            }
            stub.waitFor();
        } finally {
            end(stub);
        }
    }

    @Test
    void theHelpFitsOnOneScreenAndHasAnExample() throws Exception {
        Process help = start("--help");

        List<String> lines = read(help.getInputStream());

        assertThat(lines)
                .hasSizeLessThanOrEqualTo(60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("Example: chatspec-server "));
        assertThat(lines.toString())
                .contains(
                        "--token",
                        "--expired-token",
                        "--team",
                        "--access-log",
                        "--admin-user",
                        "--admin-password-file");
        assertThat(help.waitFor()).isZero();
    }

    private static Operation operation() {
        return SampleRequests.operations().findFirst().orElseThrow();
    }

    /** What a stub prints at its start, of which the last lines tell the chats of each vendor. */
    private static List<String> text(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.endsWith("/helpscout/ changes them.")) {
                return lines;
            }
        }
        return lines;
    }

    private static void awaitRefusing(String url) throws Exception {
        while (true) {
            try (RawClient client = new RawClient(url)) {
                assertThat(client).isNotNull();
                Thread.sleep(5);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void end(Process stub) throws InterruptedException {
        // Not by the process itself, which would close the streams that are to be read.
        stub.toHandle().destroy();
        stub.waitFor();
    }
}
