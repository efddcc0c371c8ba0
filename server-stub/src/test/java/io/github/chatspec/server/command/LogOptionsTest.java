package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.command.LogOptions;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class LogOptionsTest {

    @Test
    void theAccessLogIsAppendedToTheFileOrWrittenToStandardError(@TempDir Path folder) throws IOException {
        Operation operation = SampleRequests.operations().findFirst().orElseThrow();
        Path file = folder.resolve("access.log");
        for (String log : List.of(file.toString(), "-", file.toString())) {
            StringWriter err = new StringWriter();
            try (ServerStub stub = ServerStub.start(options(err, "--access-log", log))) {
                assertThat(TestHttp.send(stub.url(), operation).status()).isEqualTo(200);
            }
            assertThat(err.toString().lines())
                    .hasSize(log.equals("-") ? 1 : 0)
                    .allSatisfy(line -> assertThat(line).contains("\" 200 "));
        }
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\" 200 "));
    }

    private static StubOptions options(StringWriter err, String... arguments) {
        LogOptions logs = new LogOptions();
        CommandLine command =
                new CommandLine(CommandSpec.create().addMixin("logs", CommandSpec.forAnnotatedObject(logs)));
        command.setErr(new PrintWriter(err, true)).parseArgs(arguments);
        StubOptions options = new StubOptions();
        logs.accessLog(command).ifPresent(options::accessLog);
        return options;
    }
}
