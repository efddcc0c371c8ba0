package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArazzoWalkTest {

    private static final String SERVER = "http://127.0.0.1:8080";

    static Stream<Contract> contracts() {
        return Contract.builtIn().stream();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void eachConditionOfAnExampleIsAStep(Contract contract) {
        List<String> expected = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                // A header cannot consist of spaces alone.
                long conditions = sample.when().stream()
                        .filter(condition -> SampleRequests.of(operation, sample).stream()
                                .anyMatch(described -> condition.holds(operation, described.request())))
                        .count();
                for (int i = 1; i <= conditions; i++) {
                    expected.add(operation.id() + " " + sample.status() + "-" + sample.name() + "-request-" + i);
                }
            }
        }

        assertThat(names(ArazzoWalk.of(contract, SERVER, false)))
                .containsExactlyElementsOf(expected)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void eachExampleIsAStepByItsName(Contract contract) {
        List<String> expected = contract.operations().stream()
                .flatMap(operation -> operation.samples().stream()
                        .map(sample -> operation.id() + " " + sample.status() + "-" + sample.name() + "-name"))
                .toList();

        assertThat(names(ArazzoWalk.of(contract, SERVER, true)))
                .containsAll(expected)
                .hasSizeGreaterThan(expected.size());
    }

    @Test
    void aStepHasTheParametersOfItsRequestAndTheValuesOfItsExample() {
        JsonNode step = step("engage", "200-sms-minimal-request-1");

        assertThat(step.path("operationId").asText()).isEqualTo("getChat");
        assertThat(step.path("parameters").findValuesAsText("name"))
                .containsExactlyInAnyOrder("chat_id", "access_token", "teamid");
        assertThat(step.path("successCriteria").findValuesAsText("condition"))
                .contains("$statusCode == 200", "$response.body#/status_code == 4304");
    }

    @Test
    void aRequestThatTheOperationCannotExpressIsAStepWithItsAddress() {
        JsonNode otherMethod = step("engage", "405-wrong-method-request-1").path("x-operation");
        JsonNode repeated = step("engage", "400-invalid-page-request-2").path("x-operation");

        assertThat(otherMethod.path("method").asText()).isEqualTo("delete");
        assertThat(otherMethod.path("url").asText()).startsWith(SERVER + "/");
        assertThat(repeated.path("url").asText()).endsWith("?page=1&page=1");
    }

    @Test
    void aConditionOfASchemaAllowsOtherProperties() {
        ObjectNode description = ArazzoWalk.description(Contract.builtIn("engage"));
        JsonNode condition = description.at("/components/schemas/Message/then/allOf/1/if");

        assertThat(condition.path("properties").isObject()).isTrue();
        assertThat(condition.path("unevaluatedProperties").asBoolean()).isTrue();
        assertThat(description.at("/components/schemas/Message").has("unevaluatedProperties"))
                .isFalse();
    }

    @Test
    void theDocumentsAndTheContractsTheyReferToAreWritten(@TempDir Path folder) throws Exception {
        ArazzoWalk.main(new String[] {folder.toString(), SERVER});

        for (Contract contract : Contract.builtIn()) {
            assertThat(folder.resolve(contract.name() + ".arazzo.json")).isNotEmptyFile();
            assertThat(folder.resolve(contract.name() + ".json")).isNotEmptyFile();
        }
    }

    private static JsonNode step(String contract, String name) {
        for (JsonNode workflow :
                ArazzoWalk.of(Contract.builtIn(contract), SERVER, false).path("workflows")) {
            for (JsonNode step : workflow.path("steps")) {
                if (step.path("stepId").asText().equals(name)) {
                    return step;
                }
            }
        }
        throw new AssertionError("No step " + name);
    }

    private static List<String> names(ObjectNode document) {
        List<String> names = new ArrayList<>();
        for (JsonNode workflow : document.path("workflows")) {
            for (JsonNode step : workflow.path("steps")) {
                names.add(workflow.path("workflowId").asText() + " "
                        + step.path("stepId").asText());
            }
        }
        return names;
    }
}
