package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.testing.CommandProcess;
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
    void aContractThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--contract", "no-such-contract.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The contract cannot be read; name a readable file.", "  no-such-contract.yaml");
        assertThat(mock.waitFor()).isEqualTo(2);
    }

    @Test
    void aScenarioThatCannotBeReadIsNamed() throws Exception {
        Process mock = start("--port", "0", "--scenario", "no-such-scenario.yaml");

        assertThat(read(mock.getErrorStream()))
                .containsExactly("The scenario cannot be read; name a readable file.", "  no-such-scenario.yaml");
        assertThat(read(mock.getInputStream())).isEmpty();
        assertThat(mock.waitFor()).isEqualTo(2);
    }
}
