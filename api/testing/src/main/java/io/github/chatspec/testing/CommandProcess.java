package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server's command as a process of its own, since its exit code and its streams are what people see. */
public abstract class CommandProcess {

    private static final String PLACE = "  127.0.0.1:";

    private final Class<?> main;

    protected CommandProcess(Class<?> main) {
        this.main = main;
    }

    @Test
    void aPortInUseIsSaidInOneSentenceAndThePlace() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process server = start("--port", String.valueOf(taken.getLocalPort()));

            assertThat(read(server.getErrorStream()))
                    .containsExactly(
                            "Nothing can listen there; take another --port or --host.", PLACE + taken.getLocalPort());
            assertThat(read(server.getInputStream())).isEmpty();
            assertThat(server.waitFor()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port | 65536 | A port is a number from 0 to 65535; take another --port. | 65536",
                "--port | -1 | A port is a number from 0 to 65535; take another --port. | -1",
                "--host | no.such.host.invalid | Nobody knows this host; take an address of this machine as --host."
                        + " | no.such.host.invalid"
            })
    void anAddressThatIsNoneIsSaidInOneSentenceAndThePlace(String option, String value, String sentence, String place)
            throws Exception {
        Process server = start(option, value);

        assertThat(read(server.getErrorStream())).containsExactly(sentence, "  " + place);
        assertThat(server.waitFor()).isEqualTo(2);
    }

    @Test
    void anUnknownOptionIsRefusedInOneSentence() throws Exception {
        Process server = start("--prot", "0");

        assertThat(read(server.getErrorStream()))
                .first()
                .asString()
                .startsWith("Unknown option")
                .endsWith(".");
        assertThat(server.waitFor()).isEqualTo(2);
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

    protected final Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    protected static List<String> read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}
