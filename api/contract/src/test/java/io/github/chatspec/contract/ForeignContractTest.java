package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that chatspec does not bring along. */
class ForeignContractTest extends BikeContracts {

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.0.4", "3.1.0", "3.1.1"})
    void everyVersion30And31IsRead(String version) throws IOException {
        Contract contract = Contract.read(write("bikes.yaml", GOOD.replace("3.1.0", version)));

        assertThat(contract.operations()).extracting(Operation::qualifiedId).containsExactly("bikes/listBikes");
        assertThat(contract.version()).isEqualTo("7");
        assertThat(contract.title()).isEqualTo("Bikes");
        assertThat(contract.isOpenApi30()).isEqualTo(version.startsWith("3.0"));
    }

    @Test
    void aContractInJsonIsTheSameAsInYaml() throws IOException {
        Contract yaml = Contract.read(write("bikes.yaml", GOOD));
        Contract json = Contract.read(write("bikes.json", new ObjectMapper().writeValueAsString(yaml.document())));

        assertThat(json.document()).isEqualTo(yaml.document());
        assertThat(json.operations()).extracting(Operation::toString).containsExactly("bikes/listBikes (GET /bikes)");
    }

    @Test
    void aFileNamedOpenapiIsNamedAfterItsFolder() throws IOException {
        Files.createDirectory(folder.resolve("bikes"));

        assertThat(Contract.read(write("bikes/openapi.yaml", GOOD)).name()).isEqualTo("bikes");
    }

    @Test
    void anOperationWithoutAnIdIsNamedForItsMethodAndPath() throws IOException {
        Contract contract = Contract.read(write("bikes.yaml", without("operationId")));

        assertThat(contract.operations()).extracting(Operation::id).containsExactly("GET /bikes");
    }

    @Test
    void anArrayWithoutItemTypeAcceptsAnyItem() throws IOException {
        String text = GOOD.replace("3.1.0", "3.0.3").replace("      items:\n        type: \"string\"\n", "");

        assertThat(Contract.read(write("bikes.yaml", text)).operations()).hasSize(1);
    }

    @Test
    void anOperationIdThatComesTwiceNamesTheFirstAndMethodAndPathTheSecond() throws IOException {
        String second = GOOD.substring(GOOD.indexOf("  /bikes:"), GOOD.indexOf("components:"))
                .replace("/bikes:", "/cars:");
        Contract contract = Contract.read(write("bikes.yaml", GOOD.replace("components:", second + "components:")));

        assertThat(contract.operations()).extracting(Operation::id).containsExactly("listBikes", "GET /cars");
    }

    @Test
    void aReferenceMayBeEscapedLikeAnAddress() throws IOException {
        String text = GOOD.replace("#/components/schemas/Bikes", "#/components/schemas/Old%20bikes")
                .replace("    Bikes:", "    Old bikes:");

        Contract contract = Contract.read(write("bikes.yaml", text));

        assertThat(contract.resolve(contract.operations()
                        .get(0)
                        .responses()
                        .get(0)
                        .contents()
                        .get(0)
                        .schema()
                        .orElseThrow()))
                .contains("/components/schemas/Old bikes");
    }

    @Test
    void parametersOfThePathAndOfReferencesBelongToTheOperation() throws IOException {
        String parameters = """
                    parameters:
                      - $ref: "#/components/parameters/Page"
                      - name: "size"
                        in: "query"
                        required: true
                        schema:
                          type: "integer"
                """;
        String component = """
              parameters:
                Page:
                  name: "page"
                  in: "query"
                  example: 3
                  schema:
                    type: "integer"
            """;
        Contract contract =
                Contract.read(write("bikes.yaml", GOOD.replace("    get:\n", parameters + "    get:\n") + component));

        assertThat(contract.operations().get(0).parameters())
                .extracting(
                        Parameter::name,
                        Parameter::required,
                        parameter -> parameter.example().asText(""))
                .containsExactly(tuple("page", false, "3"), tuple("size", true, ""));
    }

    @Test
    void aYamlOfManyMegabytesIsRead() throws IOException {
        String large = "x-large:\n" + ("  - \"" + "x".repeat(1000) + "\"\n").repeat(8_000);

        assertThat(Contract.read(write("bikes.yaml", GOOD + large)).operations())
                .hasSize(1);
    }
}
