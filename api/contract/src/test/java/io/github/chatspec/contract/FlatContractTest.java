package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlatContractTest {

    private static final String CHAT = "/components/schemas/Chat";

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theContractKeepsTheHouseRules(Contract contract) {
        assertThat(Flatness.breaches(contract.document())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyAnswerRefersToANamedSchema(Contract contract) {
        for (Operation operation : contract.operations()) {
            for (Response response : operation.responses()) {
                assertThat(response.contents())
                        .hasSize(1)
                        .allSatisfy(content -> assertThat(
                                        contract.at(content.schema().orElseThrow())
                                                .path("$ref")
                                                .asText())
                                .startsWith("#/components/schemas/"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyFileBesideTheContractIsReferredToOnce(Contract contract) throws IOException {
        assertThat(contract.document().findValuesAsText("externalValue"))
                .containsExactlyInAnyOrderElementsOf(filesBeside(Path.of("..", contract.name())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/description | \"Two words\" | a full stop ends it",
                "/properties/id/description | \"Two words\" | a full stop ends it",
                "/summary | \"Two words.\" | no full stop ends it",
                "/operationId | \"get_chat\" | it is in camel case",
                "/oneOf | [] | generators break on it",
                "/discriminator | {\"propertyName\": \"type\"} | generators break on it",
                "/additionalProperties | false | it is true",
                "/anyOf | [] | alternatives stand in a clause",
                "/if | {} | an if has a then",
                "/allOf | [{\"properties\": {}}] | a clause is an if with a then",
                "/allOf | [{\"$ref\": \"#/components/schemas/Person\"}] | a clause is an if with a then",
                "/properties/x | {\"type\": \"object\"} | it says that other keys are allowed",
                "/properties/x | {\"description\": \"X.\", \"properties\": {}} | an object has a name of its own",
                "/properties/x | {\"description\": \"X.\", \"enum\": [\"a\"]} | an enum has a name of its own",
                "/properties/x | {\"type\": \"string\"} | it has a description",
                "/properties/x | {\"$ref\": \"#/components/schemas/Tag\", \"title\": \"X\"} | a reference"
                        + " stands alone",
                "/required | [\"nothing\"] | it lists nothing",
                "/examples | {\"someName\": {}} | it is in kebab case",
                "/schema | {\"type\": \"object\"} | an object has a name of its own"
            })
    void eachHouseRuleIsReportedWhereItIsBroken(String below, String value, String rule) throws IOException {
        ObjectNode document = Contract.builtIn("helpscout").document().deepCopy();
        ObjectNode holder = (ObjectNode) document.at(CHAT + Pointers.parent(below));
        holder.set(Pointers.last(below), new ObjectMapper().readTree(value));

        assertThat(Flatness.breaches(document))
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).startsWith(CHAT))
                .anySatisfy(breach -> assertThat(breach).endsWith(": " + rule));
    }

    @Test
    void anObjectInsideAnArrayIsReported() {
        ObjectNode document = Contract.builtIn("helpscout").document().deepCopy();
        ObjectNode items = (ObjectNode) document.at(CHAT + "/properties/tags/items");
        items.removeAll().put("type", "object").putObject("properties");

        assertThat(Flatness.breaches(document)).contains(CHAT + "/properties/tags: an object has a name of its own");
    }

    @Test
    void everyClauseIsMarkedForARuleOfTheJudge() {
        JsonNode document = Contract.builtIn("engage").document();
        List<JsonNode> clauses = document.findValues("allOf").stream()
                .flatMap(allOf -> ((ArrayNode) allOf).valueStream())
                .toList();

        assertThat(clauses)
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(clause.path("x-rule").asText()).isNotEmpty());
    }

    private static List<String> filesBeside(Path contract) throws IOException {
        try (Stream<Path> files = Files.walk(contract.resolve("samples"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> contract.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
