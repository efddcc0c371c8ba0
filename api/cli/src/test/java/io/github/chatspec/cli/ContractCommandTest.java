package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    @ParameterizedTest
    @MethodSource("contracts")
    void aSampleAnswersTheParameterExamplesOfTheSameName(Contract contract) throws IOException {
        assertThat(run("contract", contract.name(), "--bundle")).isZero();
        JsonNode bundle = JSON.readTree(out.toString());
        for (Operation operation : contract.operations()) {
            Map<String, Map<String, String>> values = new TreeMap<>();
            for (JsonNode parameter : bundle.at(operation.place().pointer() + "/parameters")) {
                assertThat(parameter.has("example") && parameter.has("examples"))
                        .isFalse();
                parameter
                        .path("examples")
                        .properties()
                        .forEach(example -> values.computeIfAbsent(example.getKey(), absent -> new TreeMap<>())
                                .put(
                                        parameter.path("name").asText(),
                                        example.getValue().path("value").asText()));
            }
            assertThat(values.isEmpty())
                    .as(operation.id())
                    .isEqualTo(operation.parameters().isEmpty());
            values.forEach((name, parameters) ->
                    assertThat(answer(operation, parameters)).as(name).isEqualTo(name));
        }
    }

    @Test
    void theExamplesOfParametersHaveTheValuesOfTheConditions() throws IOException {
        assertThat(run("contract", "engage", "--bundle")).isZero();
        JsonNode operation = JSON.readTree(out.toString()).at("/paths/~1v3.1~1chats/get");
        JsonNode team = operation.at("/parameters/0/examples");
        JsonNode page = operation.at("/parameters/1/examples");

        assertThat(names(page)).containsExactly("first-page", "last-page", "empty-page");
        assertThat(page.at("/last-page/value")).isEqualTo(new IntNode(2));
        assertThat(page.at("/empty-page/value")).isEqualTo(new IntNode(3));
        assertThat(names(team)).containsExactly("first-page", "last-page", "empty-page", "unknown-team");
        assertThat(team.at("/unknown-team/value").asText()).isEqualTo("unknown-team");
        assertThat(team.at("/last-page/value").asText()).isEqualTo("868");
    }

    private static List<String> names(JsonNode examples) {
        return examples.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** Returns the name of the sample that answers a request with values of parameters and a good credential. */
    private static String answer(Operation operation, Map<String, String> values) {
        String target = operation.path();
        Headers headers = Headers.NONE;
        for (Credential credential : operation.credentials().get(0)) {
            headers = headers.with(credential.name(), credential.exampleValue());
        }
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.name());
            if (value != null) {
                switch (parameter.in()) {
                    case "path" -> target = target.replace("{" + parameter.name() + "}", value);
                    case "query" -> target += "?" + parameter.name() + "=" + value;
                    default -> headers = headers.with(parameter.name(), value);
                }
            }
        }
        Request request = new Request(operation.method(), target, headers);
        return operation.choices().stream()
                .filter(choice -> choice.getKey().holds(operation, request))
                .map(choice -> choice.getValue().name())
                .findFirst()
                .orElse("no sample");
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
