package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that cannot be used, most of them broken in one line. */
class ContractProblemTest extends BikeContracts {

    @Test
    void brokenYamlIsNamedWithLineAndColumn() throws IOException {
        assertRefused(
                GOOD.replace("  title: \"Bikes\"", " title: \"Bikes\""),
                "The contract is not well-formed: while parsing a block mapping, expected <block end>, but found"
                        + " '<block mapping start>'.",
                "bikes.yaml:4:3");
    }

    @Test
    void anAliasHasTheValueOfItsAnchor() throws IOException {
        String text = GOOD.replace("\"Bikes\"", "&name \"Bikes\"").replace("\"The bikes.\"", "*name");
        Contract contract = Contract.read(write("bikes.yaml", text));

        assertThat(contract.at("/paths/~1bikes/get/responses/200/description").textValue())
                .isEqualTo("Bikes");
    }

    @Test
    void brokenJsonIsNamedWithLineAndColumn() throws IOException {
        Path file = write("bikes.json", "{\n  \"openapi\": \"3.1.0\" 1\n}");

        assertThat(refusal(file))
                .hasMessage(message(
                        "The contract is not well-formed: Unexpected character ('1' (code 49)): was expecting comma to"
                                + " separate Object entries.",
                        file + ":2:22"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger: \"2.0\"\n", "openapi: \"3.2.0\"\n", "- openapi\n", "openapi\n"})
    void whatIsNotOpenApiIsRefused(String text) throws IOException {
        assertRefused(
                text,
                "The document is not OpenAPI 3.0 or 3.1; its first line should be like" + " openapi: \"3.1.0\".",
                "bikes.yaml:1");
    }

    @Test
    void aLongPatternIsShortenedInTheMessage() throws IOException {
        Path file = write(
                "bikes.yaml",
                GOOD.replace("        type: \"string\"", "        pattern: \"" + "(".repeat(40_000) + "\""));

        assertThat(refusal(file).getMessage())
                .contains("((((…  is not a valid regular expression".replace("  ", " "))
                .hasSizeLessThan(1000);
    }

    @Test
    void ofManyProblemsTheFirstOnesAreListedAndTheOthersCounted() throws IOException {
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            schemas.append("      - $ref: \"#/components/schemas/None")
                    .append(i)
                    .append("\"\n");
        }
        Path file = write("bikes.yaml", GOOD.replace("      type: \"array\"\n", "      allOf:\n" + schemas));

        assertThat(refusal(file).getMessage().lines())
                .hasSize(22)
                .contains("  " + file + ":20 the reference #/components/schemas/None0 cannot be resolved")
                .endsWith("  and 980 more");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused("", "The contract is not well-formed: the text is empty.", "bikes.yaml:1:1");
    }

    @Test
    void aReferenceThatLeadsNowhereIsNamedWithItsLine() throws IOException {
        assertRefused(
                GOOD.replace("      type: \"array\"\n", "")
                        .replace("        type: \"string\"", "        $ref: \"#/components/schemas/Bike\""),
                NOT_VALID,
                "bikes.yaml:20 the reference #/components/schemas/Bike cannot be resolved");
    }

    @Test
    void aReferenceThatGoesRoundInACircleIsNamed() throws IOException {
        assertThat(refusal(write("bikes.yaml", GOOD.replace("type: \"array\"", "$ref: \"#/components/schemas/Bikes\"")))
                        .getMessage())
                .startsWith(NOT_VALID)
                .contains("bikes.yaml:19 the reference #/components/schemas/Bikes cannot be resolved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void aSchemaThatAsksAValueToKeepItselfIsNamed(String composition) throws IOException {
        String self = composition + ": [{$ref: \"#/components/schemas/Bikes\"}]";

        assertRefused(
                GOOD.replace("type: \"array\"", self),
                NOT_VALID,
                "bikes.yaml:19 the reference #/components/schemas/Bikes is circular without going deeper into"
                        + " the value");
        Contract.read(write("bikes.yaml", GOOD.replace("    type: \"string\"", "    " + self)));
    }

    @Test
    void aReferenceOutOfTheDocumentIsReportedAndNotFollowed() throws IOException {
        assertRefused(
                GOOD.replace("#/components/schemas/Bikes", "http://127.0.0.1:1/bikes.json"),
                NOT_VALID,
                "bikes.yaml:15 the reference http://127.0.0.1:1/bikes.json leads out of the document, and nothing is"
                        + " fetched");
    }

    @Test
    void anOperationWithoutResponsesIsNamedWithItsLineInOpenApi30() throws IOException {
        int from = GOOD.indexOf("      responses:");
        String without = GOOD.substring(0, from) + GOOD.substring(GOOD.indexOf("components:"));
        assertThat(Contract.read(write("bikes.yaml", without)).operations()).hasSize(1);

        assertRefused(
                without.replace("3.1.0", "3.0.3"),
                NOT_VALID,
                "bikes.yaml:7 attribute paths.'/bikes'(get).responses is missing");
    }

    @Test
    void aResponseWithoutADescriptionIsNamedWithItsLine() throws IOException {
        assertRefused(
                without("description: \"The bikes.\""),
                NOT_VALID,
                "bikes.yaml:10 attribute paths.'/bikes'(get).responses.200.description is missing");
    }

    @Test
    void aKeyIsNotForgivenForItsName() throws IOException {
        assertRefused(
                GOOD.replace("\"The bikes.\"", "\"The bikes.\"\n          \"colour. invalid type red\": 1"),
                NOT_VALID,
                "bikes.yaml:12 attribute paths.'/bikes'(get).responses.200.colour. invalid type red is unexpected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.3", "3.1.0"})
    void aDefectWithOneInterpretationIsAccepted(String version) throws IOException {
        String text = """
                openapi: %s
                info: {title: "Bikes", version: "7"}
                paths:
                  /bikes:
                    get:
                      operationId: "bikes"
                      parameters:
                        - {name: "q", in: "query", schema: {type: "string"}, example: "a", examples: {b: {value: "b"}}}
                      responses:
                        "200":
                          description: "All."
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Old%%20bikes"}
                              example: []
                              examples: {none: {value: {operationId: 1, type: "array"}}}
                    post:
                      operationId: "bikes"
                      responses: {"201": {description: "One."}}
                components:
                  schemas:
                    Old bikes: {type: "array"}
                    Unused: {$ref: "#/nowhere", type: "objekt"}
                """.formatted(version);

        assertThat(Contract.read(write("bikes.yaml", text)).operations()).hasSize(2);
        assertRefused(
                text.replace("Old bikes: {", "Old bikes: {required: true, "),
                NOT_VALID,
                "bikes.yaml:22 attribute components.schemas.Old_bikes_1.required is not of type `array`");
    }

    @Test
    void aSchemaMayBeTrueInOpenApi31() throws IOException {
        String text = GOOD.replace("\n                $ref: \"#/components/schemas/Bikes\"", " true");
        assertThat(text).contains("schema: true");

        assertThat(Contract.read(write("bikes.yaml", text)).operations()).hasSize(1);
        assertRefused(
                text.replace("3.1.0", "3.0.3"),
                NOT_VALID,
                "bikes.yaml:14 attribute paths.'/bikes'(get).responses.200.content.'application/json'.schema is not of"
                        + " type `object`");
    }

    @Test
    void everyPlaceIsNamedInTheOrderOfTheLines() throws IOException {
        String text = without("title:").replace("\"The bikes.\"", "\"The bikes.\"\n          colour: \"red\"");

        assertRefused(
                text,
                NOT_VALID,
                "bikes.yaml:2 attribute info.title is missing",
                "bikes.yaml:11 attribute paths.'/bikes'(get).responses.200.colour is unexpected");
    }

    @Test
    void aKeyThatComesTwiceIsNamedAtTheLaterOne() throws IOException {
        assertRefused(
                GOOD.replace("  version: \"7\"", "  version: \"7\"\n  title: \"Cars\""),
                NOT_VALID,
                "bikes.yaml:5 the key title is repeated in one object");
    }

    @Test
    void anInvalidPatternIsReportedWithItsLine() throws IOException {
        assertRefused(
                GOOD + "        pattern: \"(\"\n",
                NOT_VALID,
                "bikes.yaml:22 the pattern ( is not a valid regular expression: Unclosed group");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.yaml");

        assertThat(refusal(file))
                .hasMessage(message("Cannot read the contract; name a readable file.", file.toString()));
        assertThat(refusal(folder))
                .hasMessage(message("Cannot read the contract; name a readable file.", folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"objekt\"", "[\"object\", \"nul\"]", "7"})
    void aTypeThatThereIsNotIsNamedWithItsLine(String type) throws IOException {
        String name = type.contains("nul") ? "nul" : type.replace("\"", "");

        assertRefused(
                GOOD.replace("type: \"array\"", "type: " + type),
                NOT_VALID,
                "bikes.yaml:19 the type " + name + " is not a type of JSON Schema");
    }

    @Test
    void aPropertyNamedLikeAKeywordIsNotAKeyword() throws IOException {
        String properties = """
                  properties:
                    type:
                      type: "string"
                    pattern:
                      type: "string"
                    example:
                      $ref: "#/components/schemas/Bikes"
                    default:
                      type: "string"
            """;
        Contract.read(write("bikes.yaml", GOOD + properties));

        assertRefused(
                GOOD + properties.replace("schemas/Bikes", "schemas/Bike"),
                NOT_VALID,
                "bikes.yaml:28 the reference #/components/schemas/Bike cannot be resolved");
    }

    @Test
    void namesInAPayloadAreNotPartOfTheContract() throws IOException {
        String payload = "{\"$ref\": \"nowhere\", \"type\": \"racer\", \"pattern\": \"(\"}";
        String schema = "      x-note: %1$s\n      default: %1$s\n      enum: [%1$s]\n".formatted(payload);
        Contract contract = Contract.read(
                write("bikes.yaml", withExample("value: " + payload) + schema + "      example: " + payload + "\n"));

        assertThat(contract.operations().get(0).samples()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: \"objekt\"",
                "pattern: \"(\"",
                "$ref: \"#/components/schemas/Nobody\"",
                "$ref: \"elsewhere.yaml\"",
            })
    void whatIsWrongInAComponentIsAProblemOnlyWhereAnOperationLeadsToIt(String wrong) throws IOException {
        String component =
                "    Unused:\n      type: \"object\"\n      properties:\n        a:\n          " + wrong + "\n";
        Contract contract = Contract.read(write("bikes.yaml", GOOD + component));
        assertThat(contract.operations()).hasSize(1);

        assertThat(refusal(write("bikes.yaml", GOOD.replace("schemas/Bikes", "schemas/Unused") + component))
                        .getMessage())
                .startsWith(message(NOT_VALID, folder + "/bikes.yaml:26 "));
    }

    @Test
    void aDefectOfStyleInAnUnusedComponentIsAccepted() throws IOException {
        String component = "  responses:\n    Unused:\n      colour: \"red\"\n";
        assertThat(Contract.read(write("bikes.yaml", GOOD + component)).operations())
                .hasSize(1);

        String used = GOOD.replace(
                "      responses:\n",
                "      responses:\n        \"404\":\n          $ref: \"#/components/responses/Unused\"\n");
        assertThat(refusal(write("bikes.yaml", used + component)).getMessage())
                .startsWith(NOT_VALID)
                .contains("components.responses.Unused.colour is unexpected");
    }

    @Test
    void aBombOfAliasesIsRefusedWithItsLine() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [\"x\", \"x\"]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(
                bomb + GOOD,
                "The contract is not well-formed: the values that aliases repeat have more than 8388608 characters in"
                        + " all.",
                "bikes.yaml:21:12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bikes.yaml", "bikes.json"})
    void aNestingWithoutEndIsRefused(String name) throws IOException {
        String text = "{\"openapi\": \"3.1.0\", \"x\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(refusal(write(name, text)).getMessage())
                .startsWith("The contract is not well-formed: ")
                .contains("512");
    }

    @Test
    void aPropertyNamedExamplesIsReadLikeAnyOther() throws IOException {
        String schema = """
                  type: "object"
                  properties:
                    examples:
                      type: "object"
                      properties:
                        value:
                          $ref: "#/components/schemas/Nowhere"
            """;

        assertRefused(
                GOOD.replace(
                        "      type: \"array\"\n      items:\n        type: \"string\"\n",
                        schema.indent(-6).indent(6)),
                NOT_VALID,
                "bikes.yaml:25 the reference #/components/schemas/Nowhere cannot be resolved");
    }
}
