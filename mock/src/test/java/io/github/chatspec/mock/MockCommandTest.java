package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.CommandProcess;
import io.github.chatspec.testing.Http;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aContractThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--contract", "no-such-contract.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The contract cannot be read; name a readable file.", "  no-such-contract.yaml");
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
                Ask.operations().forEach(operation -> Http.send(url, operation));
                // What destroys a Process closes its streams as well.
                mock.toHandle().destroy();
            }
            assertThat(read(mock.getErrorStream())).last().asString().startsWith("answers 3  error 0");
            mock.waitFor();
        }

        assertThat(Http.json(Files.readAllBytes(har)).at("/log/entries"))
                .hasSize((int) Ask.operations().count());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(har);
        }
    }
}
