package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.json.Pointers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ContractTest {

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyMethodOfAPathIsAnOperation(Contract contract) {
        List<String> documented = new ArrayList<>();
        contract.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("responses"))
                        .forEach(method -> documented.add(contract.name() + "/"
                                + method.getValue().path("operationId").asText() + " ("
                                + method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + ")")));

        assertThat(contract.operations())
                .isNotEmpty()
                .extracting(Operation::toString)
                .isEqualTo(documented);
    }

    @Test
    void theOperationsOfTheVendorsAreThere() {
        assertThat(Contract.builtIn())
                .flatExtracting(Contract::operations)
                .extracting(Operation::toString)
                .contains(
                        "engage/listChats (GET /v3.1/chats)",
                        "engage/getChat (GET /v3.1/chats/{chat_id})",
                        "helpscout/getChat (GET /chat/v1/{chatId})");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Contract.builtIn("acme"))
                .isInstanceOf(ContractException.class)
                .hasMessage("No built-in contract has this name; use one of "
                        + contracts().stream().map(Contract::name).collect(Collectors.joining(", ")) + ", or a file."
                        + System.lineSeparator() + "  acme");
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theContractIsAValidOpenApi31Document(Contract contract) {
        assertThat(contract.document().path("openapi").textValue()).startsWith("3.1.");
        assertThat(DocumentProblem.in(contract)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theContractOnTheClassPathIsTheOneOnDisk(Contract contract) {
        assertThat(Contract.read(Path.of("..", contract.name(), "openapi.yaml")).document())
                .isEqualTo(contract.document());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theContractHasTheVersionOfTheArtifact(Contract contract) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("..", "..", "pom.xml").toFile())
                .getDocumentElement();
        String version = Stream.iterate(project.getFirstChild(), node -> node != null, node -> node.getNextSibling())
                .filter(node -> node.getNodeName().equals("version"))
                .map(node -> node.getTextContent().trim())
                .findFirst()
                .orElseThrow();

        assertThat(contract.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aPlaceHasTheLineOfItsKey(Contract contract) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", contract.name(), "openapi.yaml"));

        for (String schema : keys(contract, "/components/schemas")) {
            SourceLine place = contract.place("/components/schemas/" + schema);
            assertThat(place.file()).isEqualTo(contract.name() + "/openapi.yaml");
            assertThat(lines.get(place.line() - 1)).isEqualTo("    " + schema + ":");
        }
        for (Operation operation : contract.operations()) {
            assertThat(lines.get(operation.place().line() - 1)).isEqualTo("    get:");
            SourceLine path = contract.place(Pointers.parent(operation.place().pointer()));
            assertThat(lines.get(path.line() - 1)).isEqualTo("  " + operation.path() + ":");
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aSampleIsTheFileOnDisk(Contract contract) throws IOException {
        for (Sample sample : samples(contract)) {
            assertThat(sample.body()).isEqualTo(Files.readAllBytes(Path.of("..", sample.file())));
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void oneNameRunsFromTheContractToTheFile(Contract contract) {
        for (Sample sample : samples(contract)) {
            assertThat(sample.file())
                    .isEqualTo(contract.name() + "/samples/" + sample.operation() + "/" + sample.name() + ".json");
            assertThat(contract.operation(sample.operation()).orElseThrow().sample(sample.name()))
                    .contains(sample);
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyOperationAnswersEveryStatusWithASample(Contract contract) {
        for (Operation operation : contract.operations()) {
            for (Response response : operation.responses()) {
                assertThat(response.samples())
                        .as("%s %s", operation, response.status())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aReferenceIsFollowedToWhatItMeans() {
        Contract engage = Contract.builtIn("engage");

        assertThat(engage.resolve("/components/schemas/Chat/properties/status"))
                .contains("/components/schemas/ChatStatus");
        assertThat(engage.resolve("/components/schemas/ChatStatus")).contains("/components/schemas/ChatStatus");
        assertThat(engage.resolve("/components/schemas/Nothing")).isEmpty();
    }

    @Test
    void aValueIsFoundByKeyAndByIndex() {
        Contract engage = Contract.builtIn("engage");

        assertThat(engage.at("/paths/~1v3.1~1chats/get/operationId").textValue())
                .isEqualTo("listChats");
        assertThat(engage.at("/components/schemas/ChatStatus/enum/0").isTextual())
                .isTrue();
        assertThat(engage.at("/components/schemas/ChatStatus/enum/x").isMissingNode())
                .isTrue();
        assertThat(engage.at("").path("openapi").isTextual()).isTrue();
    }

    @Test
    void anExtensionIsFoundAroundAPointer() {
        Contract engage = Contract.builtIn("engage");

        assertThat(engage.nearest("/components/schemas/Chat/properties/flag/description", "x-facts"))
                .contains("/components/schemas/Chat/properties/flag");
        assertThat(engage.nearest("/components/schemas/Chat/properties/flag", "x-nothing"))
                .isEmpty();
    }

    @Test
    void theVendorCodesOfAStatusAreThoseOfItsSchema() {
        Operation getChat = Contract.builtIn("engage").operation("getChat").orElseThrow();
        Response notFound = getChat.response(404).orElseThrow();
        Set<String> printed = keys(Contract.builtIn("engage"), "/components/schemas/ChatNotFoundCode/x-enum-facts");

        assertThat(new HashSet<>(notFound.vendorCodes())).isEqualTo(printed);
        assertThat(notFound.contents()).extracting(Content::vendorCode).doesNotContain(Optional.empty());
    }

    @Test
    void aWrongMethodCarriesTheAllowHeader() {
        List<Response> wrongMethods = Contract.builtIn().stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.response(405).stream())
                .toList();

        assertThat(wrongMethods)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(response -> assertThat(response.samples())
                        .isNotEmpty()
                        .allSatisfy(sample -> assertThat(sample.headers()).containsKey("Allow")));
    }

    @Test
    void theHeadersOfASampleStandInTheOrderOfTheDocument() {
        int most = 0;
        for (Contract contract : Contract.builtIn()) {
            for (Operation operation : contract.operations()) {
                for (Response response : operation.responses()) {
                    List<String> documented = new ArrayList<>();
                    contract.at(response.place().pointer() + "/headers")
                            .fieldNames()
                            .forEachRemaining(documented::add);
                    most = Math.max(most, documented.size());
                    assertThat(response.samples())
                            .isNotEmpty()
                            .allSatisfy(sample ->
                                    assertThat(sample.headers().keySet()).containsExactlyElementsOf(documented));
                }
            }
        }
        assertThat(most).isGreaterThan(1);
    }

    private static List<Sample> samples(Contract contract) {
        return contract.operations().stream()
                .flatMap(operation -> operation.samples().stream())
                .toList();
    }

    private static Set<String> keys(Contract contract, String pointer) {
        return contract.at(pointer).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
