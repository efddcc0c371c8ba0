package io.github.chatspec.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.chatspec.io.UserError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LimitOptionsTest {

    @Command
    private static final class Server {
        @Mixin
        private final LimitOptions limits = new LimitOptions();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "100,100", "2k,2048", "1M,1048576", "1g,1073741824"})
    void aSizeIsANumberWithOrWithoutAUnit(String size, int bytes) {
        assertThat(read("--max-body", size).maxBody()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1kb", "2g", "1.5m", "99999999999", "m"})
    void anythingElseIsRefused(String size) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read("--max-body", size).maxBody())
                .withMessageContaining("--max-body");
    }

    private static LimitOptions read(String... arguments) {
        Server server = new Server();
        new CommandLine(server).parseArgs(arguments);
        return server.limits;
    }
}
