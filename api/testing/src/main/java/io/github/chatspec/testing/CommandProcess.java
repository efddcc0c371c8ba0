package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command of a server. Tests about the process itself start one; the others may run the command in this process,
 * which is much quicker.
 */
public abstract class CommandProcess {

    private static final String PLACE = "  127.0.0.1:";

    private final Class<?> main;

    /**
     * The result of a command that ended by itself.
     *
     * @param code the exit code
     * @param out the lines of its standard output
     * @param err the lines of its standard error
     */
    public record Result(int code, List<String> out, List<String> err) {}

    protected CommandProcess(Class<?> main) {
        this.main = main;
    }

    @Test
    void aPortInUseIsSaidInOneSentenceAndThePlace() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process server = start("--port", String.valueOf(taken.getLocalPort()));

            assertThat(read(server.getErrorStream()))
                    .containsExactly(
                            "Cannot listen at this address; choose another --port or --host.",
                            PLACE + taken.getLocalPort());
            assertThat(read(server.getInputStream())).isEmpty();
            assertThat(server.waitFor()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port | 65536 | A port is a number from 0 to 65535; choose another --port. | 65536",
                "--port | -1 | A port is a number from 0 to 65535; choose another --port. | -1",
                "--host | no.such.host.invalid | Unknown host; use an address of this machine as --host."
                        + " | no.such.host.invalid"
            })
    void anAddressThatIsNoneIsSaidInOneSentenceAndThePlace(String option, String value, String sentence, String place)
            throws Exception {
        Result result = run(option, value);

        assertThat(result.err()).containsExactly(sentence, "  " + place);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void aMisspeltOptionGetsASuggestion() throws Exception {
        Result result = run("--prot", "0");

        assertThat(result.err()).first().asString().startsWith("Unknown option").contains("; did you mean ", "--port");
        assertThat(result.err()).hasSize(2).last().asString().endsWith(" --help");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void anUnknownOptionThatResemblesNoneIsReportedInOneSentence() throws Exception {
        Result result = run("--xyzzy");

        assertThat(result.err()).first().asString().startsWith("Unknown option").endsWith(".");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void theAddressComesFirstAndThenALineOfEveryOperation() throws Exception {
        Process server = start("--port", "0");
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            String url = out.readLine();

            assertThat(url).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
            for (Operation operation : SampleRequests.operations().toList()) {
                assertThat(out.readLine().split(" +", -1)).containsExactlyElementsOf(line(operation));
                assertThat(TestHttp.send(url, operation).status()).isEqualTo(200);
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
        assertThat(server.isAlive()).isFalse();
    }

    /** The words that the command prints of an operation. */
    protected List<String> line(Operation operation) {
        return List.of(operation.qualifiedId(), operation.method(), operation.path());
    }

    /** Runs a command that ends by itself. Subclasses may override this to run it in this process. */
    protected Result run(String... arguments) throws Exception {
        Process process = start(arguments);
        List<String> err = read(process.getErrorStream());
        List<String> out = read(process.getInputStream());
        return new Result(process.waitFor(), out, err);
    }

    protected final Process start(String... arguments) throws IOException {
        return JavaProcess.of(main, arguments).start();
    }

    protected static List<String> read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
