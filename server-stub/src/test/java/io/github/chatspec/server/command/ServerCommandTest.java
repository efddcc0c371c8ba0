package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.testing.CommandProcess;
import io.github.chatspec.testing.RawClient;
import io.github.chatspec.testing.SampleRequests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCommandTest extends CommandProcess {

    private static final String LOAD = "POST /__chatspec/admin/helpscout/load HTTP/1.1\r\n";

    ServerCommandTest() {
        super(ServerCommand.class);
    }

    /** Runs the command in this process. */
    @Override
    protected Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ServerCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(
                code, out.toString().lines().toList(), err.toString().lines().toList());
    }

    @Test
    void everyCommandThatIsPrintedIsAnswered() throws Exception {
        Process stub = start("--port=0", "--host=127.0.0.1", "--token=a'b$x", "--team=7 \"8\"");
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
                "--token | ' ' | A token must not be blank; use another value. | --token, --expired-token, --team",
                "--access-log | /nowhere/log | Cannot write the access log; name a writable file. | /nowhere/log",
                "--admin-user | anna | The admin API needs a user name and a password; set both --admin-user and"
                        + " --admin-password-file. | --admin-password-file"
            })
    void anInvalidOptionIsReportedInOneSentenceAndThePlace(String option, String value, String sentence, String place) {
        Result result = run("--port", "0", option, value);

        assertThat(result.err()).containsExactly(sentence, "  " + place);
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aRunningRequestIsFinishedWhenTheProcessIsTerminated() throws Exception {
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
    void theHelpFitsOnOneScreenAndHasAnExample() {
        Result help = run("--help");

        List<String> lines = help.out();
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
        assertThat(help.code()).isZero();
    }

    /** Reads what a stub prints when it starts, which ends with the chats of each vendor. */
    private static List<String> text(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.endsWith("/__chatspec/admin/helpscout/")) {
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
