package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that refers to other files in its folder and below. */
class SeveralFilesTest extends BikeContracts {

    private static final Map<String, String> FILES = Map.of(
            "shop/openapi.yaml",
            """
                    openapi: "3.1.0"
                    info: {title: "Shop", version: "1"}
                    paths:
                      /bikes:
                        $ref: "paths/bikes.yaml"
                      /bikes/{id}:
                        $ref: "./paths/bike%20paths.yaml#/one"
                    components:
                      parameters:
                        Id: {name: "id", in: "path", required: true, schema: {type: "string"}}
                      responses:
                        Error:
                          description: "An error."
                    """,
            "shop/paths/bikes.yaml",
            """
                    get:
                      operationId: "listBikes"
                      parameters:
                        - $ref: "../parameters.yaml#/Page"
                        - $ref: "../parameters.yaml#/Size"
                      responses:
                        "200":
                          $ref: "../responses/bikes.yaml"
                        default:
                          $ref: "../openapi.yaml#/components/responses/Error"
                    """,
            "shop/paths/bike paths.yaml",
            """
                    one:
                      parameters: [{$ref: "../openapi.yaml#/components/parameters/Id"}]
                      get:
                        operationId: "getBike"
                        responses:
                          "200":
                            description: "One."
                            content: {application/json: {schema: {$ref: "../schemas/bike.yaml"}}}
                    """,
            "shop/parameters.yaml",
            """
                    Page: {name: "page", in: "query", schema: {type: "integer"}}
                    Size: {name: "size", in: "query", required: true, schema: {type: "integer"}}
                    """,
            "shop/responses/bikes.yaml",
            """
                    description: "The bikes."
                    content:
                      application/json:
                        schema:
                          type: "array"
                          items:
                            $ref: "../schemas/bike.yaml"
                        examples:
                          all: {externalValue: "../samples/bikes.json"}
                    """,
            "shop/schemas/bike.yaml",
            """
                    type: "object"
                    properties:
                      owner:
                        $ref: "owner.json#/Owner"
                      next:
                        $ref: "#"
                    """,
            "shop/schemas/owner.json",
            "{\"Owner\": {\n\"type\": \"string\"}}",
            "shop/samples/bikes.json",
            "[]");

    @BeforeEach
    void writeFiles() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            change(file.getKey(), file.getValue());
        }
    }

    @Test
    void theOperationsOfAllFilesAreRead() {
        Contract contract = Contract.read(folder.resolve("shop/openapi.yaml"));

        assertThat(contract.operations())
                .extracting(Operation::toString)
                .containsExactly("shop/listBikes (GET /bikes)", "shop/getBike (GET /bikes/{id})");
        assertThat(contract.operations().get(0).parameters())
                .extracting(Parameter::name, Parameter::required)
                .containsExactly(tuple("page", false), tuple("size", true));
        assertThat(contract.operations().get(0).responses())
                .extracting(Response::status)
                .containsExactly("200", "default");
        assertThat(contract.operations().get(0).sample("all")).map(Sample::text).contains("[]");
    }

    @Test
    void aPlaceIsInItsFile() {
        Contract contract = Contract.read(folder.resolve("shop/openapi.yaml"));
        Response response = contract.operations().get(0).response(200).orElseThrow();
        String items = response.contents().get(0).schema().orElseThrow() + "/items";
        String bike = contract.resolve(items).orElseThrow();
        String owner = contract.resolve(bike + "/properties/owner").orElseThrow();

        assertThat(contract.operations().get(0).place()).hasToString(folder + "/shop/paths/bikes.yaml:1");
        assertThat(response.place()).hasToString(folder + "/shop/responses/bikes.yaml:1");
        assertThat(contract.place(items)).hasToString(folder + "/shop/responses/bikes.yaml:6");
        assertThat(contract.place(bike + "/properties/owner")).hasToString(folder + "/shop/schemas/bike.yaml:3");
        assertThat(contract.place(owner + "/type")).hasToString(folder + "/shop/schemas/owner.json:2");
        assertThat(contract.reference(owner)).isEqualTo("schemas/owner.json#/Owner");
        assertThat(contract.reference(bike)).isEqualTo("schemas/bike.yaml#");
        assertThat(contract.reference("/paths/~1bikes")).isEqualTo("#/paths/~1bikes");
        assertThat(contract.resolve(bike + "/properties/next")).contains(bike);
        assertThat(contract.at(owner).path("type").textValue()).isEqualTo("string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../secret.yaml | leads out of the contract's folder, and no file outside it is read",
                "../../../../etc/passwd | leads out of the contract's folder, and no file outside it is read",
                "%2e%2e/secret.yaml | leads out of the contract's folder, and no file outside it is read",
                "a/%2e%2e/%2e%2e/secret.yaml | leads to a file that cannot be read",
                "link.yaml | leads to a file that cannot be read",
                "linked/secret.yaml | leads to a file that cannot be read",
                "none.yaml | leads to a file that cannot be read",
                "schemas | leads to a file that cannot be read",
                "file:///etc/passwd | leads out of the document, and nothing is fetched",
                "//host.example/a.yaml | leads out of the document, and nothing is fetched",
                "http://127.0.0.1:1/a.yaml | leads out of the document, and nothing is fetched",
                "parameters.yaml#/None | cannot be resolved",
                "parameters.yaml#none | cannot be resolved",
                "openapi.yaml#/None | cannot be resolved",
                "broken.yaml | leads to a file that is not well-formed: mapping values are not allowed here"
                        + " (FOLDER/shop/broken.yaml:2:3)",
                "a\\b.yaml | is not a URI"
            })
    void aReferenceThatLeadsNowhereIsNamedWithItsLine(String reference, String reason) throws IOException {
        change("secret.yaml", "description: \"A secret.\"");
        change("shop/broken.yaml", "a: 1\n b: 2\n");
        Files.createSymbolicLink(folder.resolve("shop/link.yaml"), folder.resolve("secret.yaml"));
        Files.createSymbolicLink(folder.resolve("shop/linked"), folder);
        change(
                "shop/openapi.yaml",
                FILES.get("shop/openapi.yaml").replace("paths/bikes.yaml", reference.replace("\\", "\\\\")));

        assertThat(refusal(folder.resolve("shop/openapi.yaml")))
                .hasMessage(message(
                        NOT_VALID,
                        folder + "/shop/openapi.yaml:5 the reference " + reference + " "
                                + reason.replace("FOLDER", folder.toString())));
    }

    @Test
    void aProblemInAnotherFileIsNamedWithItsLine() throws IOException {
        change("shop/responses/bikes.yaml", "colour: \"red\"\ncontent: {}\n");
        change("shop/schemas/bike.yaml", "properties: {}\ntype: \"objekt\"\nrequired: true\n");
        change("shop/parameters.yaml", FILES.get("shop/parameters.yaml") + "Size: {name: \"size\", schema: {}}\n");

        assertThat(refusal(folder.resolve("shop/openapi.yaml")))
                .hasMessage(message(
                        NOT_VALID,
                        folder
                                + "/shop/parameters.yaml:3 attribute paths.'/bikes'(get).parameters.[size].in is missing",
                        folder + "/shop/parameters.yaml:3 the key Size is repeated in one object",
                        folder + "/shop/responses/bikes.yaml:1 attribute"
                                + " paths.'/bikes'(get).responses.200.colour is unexpected",
                        folder + "/shop/responses/bikes.yaml:1 attribute"
                                + " paths.'/bikes'(get).responses.200.description is missing",
                        folder + "/shop/schemas/bike.yaml:2 the type objekt is not a type of JSON Schema",
                        folder
                                + "/shop/schemas/bike.yaml:3 attribute components.schemas.schemas_bike.yaml_1.required is"
                                + " not of type `array`"));
    }

    @Test
    void filesMayReferToEachOtherInCircles() throws IOException {
        change("shop/paths/bikes.yaml", """
                get:
                  operationId: "listBikes"
                  responses: {"200": {$ref: "../responses/bikes.yaml"}}
                  callbacks:
                    changed: {"{$request.query.url}": {$ref: "bikes.yaml"}}
                """);
        change("shop/responses/bikes.yaml", """
                description: "The bikes."
                content: {application/json: {schema: {$ref: "../schemas/bike.yaml"}}}
                """);
        change("shop/schemas/owner.json", "{\"Owner\": {\"properties\": {\"bike\": {\"$ref\": \"bike.yaml\"}}}}");

        assertThat(Contract.read(folder.resolve("shop/openapi.yaml")).operations())
                .hasSize(2);
    }

    @Test
    void referencesThatLeadOnlyToEachOtherAreNamed() throws IOException {
        change("shop/round.yaml", "a: {$ref: \"round.yaml#/b\"}\nb: {$ref: \"#/a\"}\n");
        change("shop/openapi.yaml", FILES.get("shop/openapi.yaml").replace("paths/bikes.yaml", "round.yaml#/a"));

        assertThat(refusal(folder.resolve("shop/openapi.yaml")))
                .hasMessage(message(
                        NOT_VALID,
                        folder + "/shop/openapi.yaml:5 the reference round.yaml#/a cannot be resolved",
                        folder + "/shop/round.yaml:1 the reference round.yaml#/b cannot be resolved",
                        folder + "/shop/round.yaml:2 the reference #/a cannot be resolved"));
    }

    @Test
    void aFaultInAnUnusedFileIsAccepted() throws IOException {
        change("shop/parameters.yaml", FILES.get("shop/parameters.yaml") + "Other: {$ref: \"none.yaml\"}\n");

        assertThat(Contract.read(folder.resolve("shop/openapi.yaml")).operations())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#colour", "#/$defs/colour", "https://shop.example/colour", "colour", "colour.yaml#/$defs/x"})
    void aSchemaIsFoundByItsIdentifier(String reference) throws IOException {
        change("colour.yaml", "$defs: {x: {type: \"string\"}}");
        String schemas = """
                components:
                  schemas:
                    Bikes:
                      $id: "https://shop.example/bikes"
                      type: "array"
                      items: {$ref: "%s"}
                      $defs:
                        colour: {$anchor: "colour", type: "string"}
                        other: {$id: "colour", type: "string"}
                """.formatted(reference);
        Contract contract =
                Contract.read(write("bikes.yaml", GOOD.substring(0, GOOD.indexOf("components:")) + schemas));

        Optional<String> items = contract.resolve("/components/schemas/Bikes/items");
        assertThat(items.map(contract::at).map(schema -> schema.path("type").textValue()))
                .contains("string");
        assertThat(contract.document().findValues("$id")).isEmpty();
    }

    @Test
    void aReferenceFromASchemaWithAnIdMayMeanTheWholeFile() throws IOException {
        String text = GOOD.replace(
                        "      type: \"array\"\n",
                        "      $id: \"https://shop.example/bikes\"\n      type: \"array\"\n      prefixItems:"
                                + " [{$ref: \"#/components/schemas/Bike\"}]\n")
                + "    Bike: {type: \"integer\"}\n";

        assertThat(Contract.read(write("bikes.yaml", text)).resolve("/components/schemas/Bikes/prefixItems/0"))
                .contains("/components/schemas/Bike");
    }

    @Test
    void aDynamicReferenceWithOneTargetIsAPlainOne() throws IOException {
        String text = GOOD.replace(
                "      items:\n        type: \"string\"\n",
                "      items: {$dynamicRef: \"#node\"}\n      $defs: {node: {$dynamicAnchor: \"node\"}}\n");

        assertThat(Contract.read(write("bikes.yaml", text)).resolve("/components/schemas/Bikes/items"))
                .contains("/components/schemas/Bikes/$defs/node");
        assertThat(refusal(write("bikes.yaml", text + "    Bike: {$dynamicAnchor: \"node\"}\n")))
                .hasMessage(message(
                        NOT_VALID,
                        folder + "/bikes.yaml:20 the dynamic reference #node has several targets; refer to one of them"
                                + " with $ref"));
    }

    @Test
    void theValueOfADiscriminatorMayBeInAnotherFile() throws IOException {
        change("pets.yaml", "Dog: {type: \"object\"}\n");
        String text = GOOD + "      oneOf: [{$ref: \"pets.yaml#/Dog\"}]\n"
                + "      discriminator: {propertyName: \"kind\", mapping: {dog: \"pets.yaml#/Dog\", cat: \"Cat\"}}\n";
        Contract contract = Contract.read(write("bikes.yaml", text));
        var mapping = contract.at("/components/schemas/Bikes/discriminator/mapping");

        assertThat(contract.at(Contract.discriminated(mapping.path("dog").textValue()))
                        .path("type")
                        .textValue())
                .isEqualTo("object");
        assertThat(mapping.path("cat").textValue()).isEqualTo("Cat");
    }

    @Test
    void anOpenApi30SchemaHasNoIdentifiers() throws IOException {
        String text = GOOD.replace("3.1.0", "3.0.3").replace("\"string\"", "\"string\"\n        $anchor: \"a\"");

        assertThat(refusal(write("bikes.yaml", text)).getMessage()).contains("$anchor is unexpected");
    }

    @Test
    void contractsInMemoryReferToNoFile() {
        String text = GOOD.replace("#/components/schemas/Bikes", "other.yaml");

        assertThat(DocumentProblem.in(Contract.of("bikes", text)))
                .extracting(DocumentProblem::reason)
                .isEqualTo(List.of("the reference other.yaml leads to a file that cannot be read"));
    }

    private void change(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
