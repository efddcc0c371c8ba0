package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    static Iterable<Contract> contracts() {
        return Contract.builtIn();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aBuiltInContractIsPrintedAsItIsWritten(Contract contract) {
        assertThat(run("contract", contract.name())).isZero();
        assertThat(out.toString()).isEqualTo(new String(contract.source(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aBundleContainsTheSamples(Contract contract) throws IOException {
        assertThat(run("contract", contract.name(), "--bundle")).isZero();
        JsonNode bundle = JSON.readTree(out.toString());
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                JsonNode example = bundle.at(sample.place().pointer());
                assertThat(example.has("externalValue")).isFalse();
                assertThat(example.get("value")).isEqualTo(JSON.readTree(sample.text()));
            }
        }
        Path file = Files.writeString(folder.resolve(contract.name() + ".json"), out.toString());
        assertThat(Contract.read(file).operations()).hasSameSizeAs(contract.operations());
    }

    @Test
    void aFileIsWrittenInstead() throws IOException {
        Path file = folder.resolve("engage.yaml");

        assertThat(run("contract", "engage", "-o", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(file).hasBinaryContent(Contract.builtIn("engage").source());
    }

    @Test
    void theContractItselfIsNotReplaced() throws IOException {
        Path file = Files.write(
                folder.resolve("engage.yaml"), Contract.builtIn("helpscout").source());
        assertThat(run("contract", file.toString(), "--bundle", "-o", file.toString()))
                .isEqualTo(2);
        assertThat(file).hasBinaryContent(Contract.builtIn("helpscout").source());
    }

    @Test
    void anUnknownContractExitsWith2() {
        assertThat(run("contract", "nothing")).isEqualTo(2);
        assertThat(err.toString()).contains("nothing");
    }

    private int run(String... arguments) {
        return Chatspec.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
