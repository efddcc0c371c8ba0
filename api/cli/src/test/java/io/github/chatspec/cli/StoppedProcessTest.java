package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.testing.JavaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the program ends if it is stopped, or if the program that reads its output ends before. */
class StoppedProcessTest {

    @Test
    void aRunThatIsStoppedSaysHowFarItHasCome() throws Exception {
        String operation = Contract.builtIn().get(0).operations().get(0).qualifiedId();
        ProcessBuilder command = JavaProcess.of(Chatspec.class, "check", "--lines", "--operation", operation, "-");
        // Shows the progress although the output is not a terminal.
        command.environment().put("CLICOLOR_FORCE", "1");
        Process process = command.start();
        Thread writer = new Thread(() -> writeForEver(process.getOutputStream()));
        writer.setDaemon(true);
        writer.start();
        InputStream errors = process.getErrorStream();
        assertThat(errors.read()).isPositive();
        // The method of the process itself would close its streams.
        process.toHandle().destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(new String(errors.readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("Stopped after [0-9,]+ exchanges with [0-9,]+ findings; .*\n$");
    }

    @Test
    void aReaderThatEndsEarlyDoesNotFailTheRun() throws Exception {
        String contract = Contract.builtIn().get(0).name();
        Process process =
                JavaProcess.of(Chatspec.class, "contract", contract, "--bundle").start();
        CompletableFuture<String> errors = read(process.getErrorStream());
        InputStream out = process.getInputStream();
        assertThat(out.read()).isPositive();
        out.close();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(errors.get(1, TimeUnit.MINUTES)).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private static void writeForEver(OutputStream stream) {
        byte[] lines = "{}\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (stream) {
            while (true) {
                stream.write(lines);
            }
        } catch (IOException e) {
            // The process has ended.
            return;
        }
    }
}
