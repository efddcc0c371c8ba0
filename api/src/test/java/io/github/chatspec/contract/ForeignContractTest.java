package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts that chatspec does not bring along, most of them broken in one line of {@link #GOOD}. */
class ForeignContractTest {

    private static final String GOOD = """
            openapi: "3.1.0"
            info:
              title: "Bikes"
              version: "7"
            paths:
              /bikes:
                get:
                  operationId: "listBikes"
                  responses:
                    "200":
                      description: "The bikes."
                      content:
                        application/json:
                          schema:
                            $ref: "#/components/schemas/Bikes"
            components:
              schemas:
                Bikes:
                  type: "array"
                  items:
                    type: "string"
            """;
    private static final String SCHEMA_LINE = "                $ref: \"#/components/schemas/Bikes\"\n";
    private static final String NOT_VALID =
            "The contract is not a valid OpenAPI document; mend what is listed and try again.";
    private static final String NO_SAMPLE = "A file that belongs to the contract cannot be read; put it there.";

    @TempDir
    private Path folder;

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
    void withoutConditionsTheFirstGoodSampleAnswersEverything() throws IOException {
        String examples = """
                          examples:
                            two:
                              value: ["a", "b"]
                            one:
                              value: ["a"]
                """.indent(4);
        Contract contract = Contract.read(write("bikes.yaml", GOOD.replace(SCHEMA_LINE, SCHEMA_LINE + examples)));

        assertThat(contract.operations().get(0).choices()).singleElement().satisfies(choice -> {
            assertThat(choice.getKey()).isEqualTo(Condition.ALWAYS);
            assertThat(choice.getValue().name()).isEqualTo("two");
        });
    }

    @Test
    void aConditionThatIsNoRegularExpressionIsNamedWithItsLine() throws IOException {
        String examples = """
                          examples:
                            one:
                              value: ["a"]
                              x-when:
                                - query:
                                    page:
                                      matches: "["
                """.indent(4);
        Path file = write("bikes.yaml", GOOD.replace(SCHEMA_LINE, SCHEMA_LINE + examples));

        ContractException problem = catchThrowableOfType(ContractException.class, () -> Contract.read(file));

        assertThat(problem)
                .hasMessage("A condition (x-when) of an example is no regular expression: Unclosed character class."
                        + System.lineSeparator() + "  " + file + ":21");
    }

    @Test
    void aContractInJsonIsTheSameAsInYaml() throws IOException {
        Contract yaml = Contract.read(write("bikes.yaml", GOOD));
        Contract json = Contract.read(write("bikes.json", new ObjectMapper().writeValueAsString(yaml.document())));

        assertThat(json.document()).isEqualTo(yaml.document());
        assertThat(json.operations()).extracting(Operation::toString).containsExactly("bikes/listBikes (GET /bikes)");
    }

    @Test
    void aFileCalledOpenapiIsNamedForItsFolder() throws IOException {
        Files.createDirectory(folder.resolve("bikes"));

        assertThat(Contract.read(write("bikes/openapi.yaml", GOOD)).name()).isEqualTo("bikes");
    }

    @Test
    void anOperationWithoutAnIdIsNamedForItsMethodAndPath() throws IOException {
        Contract contract = Contract.read(write("bikes.yaml", without("operationId")));

        assertThat(contract.operations()).extracting(Operation::id).containsExactly("GET /bikes");
    }

    @Test
    void brokenYamlIsNamedWithLineAndColumn() throws IOException {
        assertRefused(
                GOOD.replace("  title: \"Bikes\"", " title: \"Bikes\""),
                "The contract is not well-formed: while parsing a block mapping, expected <block end>, but found"
                        + " '<block mapping start>'.",
                "bikes.yaml:4:3");
    }

    @Test
    void anAliasIsNamedWithLineAndColumn() throws IOException {
        assertRefused(
                GOOD.replace("\"Bikes\"", "&name \"Bikes\"").replace("\"The bikes.\"", "*name"),
                "The contract is not well-formed: a YAML alias stands here; write the value out.",
                "bikes.yaml:11:24");
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
                "The document does not say that it is OpenAPI 3.0 or 3.1; its first line should be like"
                        + " openapi: \"3.1.0\".",
                "bikes.yaml:1");
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
                "bikes.yaml:20 the reference #/components/schemas/Bike leads nowhere");
    }

    @Test
    void aReferenceThatGoesRoundInACircleIsNamed() throws IOException {
        assertThat(refusal(write("bikes.yaml", GOOD.replace("type: \"array\"", "$ref: \"#/components/schemas/Bikes\"")))
                        .getMessage())
                .startsWith(NOT_VALID)
                .contains("bikes.yaml:19 the reference #/components/schemas/Bikes leads nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void aSchemaThatAsksAValueToKeepItselfIsNamed(String composition) throws IOException {
        String self = composition + ": [{$ref: \"#/components/schemas/Bikes\"}]";

        assertRefused(
                GOOD.replace("type: \"array\"", self),
                NOT_VALID,
                "bikes.yaml:19 the reference #/components/schemas/Bikes leads in a circle that never goes deeper into"
                        + " the value");
        Contract.read(write("bikes.yaml", GOOD.replace("    type: \"string\"", "    " + self)));
    }

    @Test
    void aReferenceOutOfTheDocumentIsNamedAndNotFollowed() throws IOException {
        assertRefused(
                GOOD.replace("#/components/schemas/Bikes", "http://127.0.0.1:1/bikes.json"),
                NOT_VALID,
                "bikes.yaml:15 the reference http://127.0.0.1:1/bikes.json leads out of the document, and nothing is"
                        + " fetched");
    }

    @Test
    void anOperationWithoutResponsesIsNamedWithItsLine() throws IOException {
        int from = GOOD.indexOf("      responses:");
        assertRefused(
                GOOD.substring(0, from) + GOOD.substring(GOOD.indexOf("components:")),
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
                "bikes.yaml:5 the key title comes twice in one object");
    }

    @Test
    void aPatternThatIsNoRegularExpressionIsNamedWithItsLine() throws IOException {
        assertRefused(
                GOOD + "        pattern: \"(\"\n",
                NOT_VALID,
                "bikes.yaml:22 the pattern ( is no regular expression: Unclosed group");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.yaml");

        assertThat(refusal(file))
                .hasMessage(message("The contract cannot be read; name a readable file.", file.toString()));
        assertThat(refusal(folder))
                .hasMessage(message("The contract cannot be read; name a readable file.", folder.toString()));
    }

    @Test
    void aSampleBesideTheContractIsRead() throws IOException {
        write("bike.json", "[\"tandem\"]");
        Contract contract = Contract.read(write("bikes.yaml", withExample("externalValue: \"bike.json\"")));

        assertThat(contract.operations().get(0).sample("one").orElseThrow().body())
                .isEqualTo("[\"tandem\"]".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSampleInsideTheContractIsReadAsWell() throws IOException {
        Contract contract = Contract.read(write("bikes.yaml", withExample("value: [\"tandem\"]")));
        Sample sample = contract.operations().get(0).sample("one").orElseThrow();

        assertThat(new ObjectMapper().readTree(sample.body()))
                .isEqualTo(new ObjectMapper().createArrayNode().add("tandem"));
        assertThat(sample.file()).isEqualTo(folder.resolve("bikes.yaml") + ":17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.json", "samples/../../secret.json", "none.json", "nul\\0.json"})
    void aSampleOutsideTheFolderOrNowhereIsRefusedWithTheLineThatNamesIt(String path) throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        write("secret.json", "[]");
        Path file = write("inner/bikes.yaml", withExample("externalValue: \"" + path + "\""));
        String shown = file.getParent() + "/" + path.replace("\\0", "\0");

        assertThat(refusal(file)).hasMessage(message(NO_SAMPLE, shown + ", which " + file + ":18 names"));
    }

    @Test
    void anAbsolutePathToASampleOutsideTheFolderIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        Path secret = write("secret.json", "[]");
        Path file = write("inner/bikes.yaml", withExample("externalValue: \"" + secret + "\""));

        assertThat(refusal(file).getMessage()).startsWith(NO_SAMPLE).endsWith("which " + file + ":18 names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"objekt\"", "[\"object\", \"nul\"]", "7"})
    void aTypeThatThereIsNotIsNamedWithItsLine(String type) throws IOException {
        String name = type.contains("nul") ? "nul" : type.replace("\"", "");

        assertRefused(
                GOOD.replace("type: \"array\"", "type: " + type),
                NOT_VALID,
                "bikes.yaml:19 the type " + name + " is none of those that JSON Schema knows");
    }

    @Test
    void aPropertyCalledLikeAKeywordIsNone() throws IOException {
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
                "bikes.yaml:28 the reference #/components/schemas/Bike leads nowhere");
    }

    @Test
    void whatStandsInAPayloadIsNoPartOfTheContract() throws IOException {
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
    void aSlipOfFormInAnUnusedComponentIsNoProblemEither() throws IOException {
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
    void anArrayThatDoesNotSayOfWhatIsOneOfAnything() throws IOException {
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
    void parametersOfThePathAndBehindReferencesBelongToTheOperation() throws IOException {
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
    void theOneExampleOfAMediaTypeIsASampleOfThatName() throws IOException {
        String example = SCHEMA_LINE + "              example: [\"tandem\"]\n";
        Contract contract = Contract.read(write("bikes.yaml", GOOD.replace(SCHEMA_LINE, example)));
        Sample sample = contract.operations().get(0).sample("example").orElseThrow();

        assertThat(sample.text()).isEqualTo("[\"tandem\"]");
        assertThat(sample.file()).isEqualTo(folder.resolve("bikes.yaml") + ":16");
        assertThat(sample.status()).isEqualTo(200);
    }

    @Test
    void besideNamedExamplesTheOneWithoutANameIsLeftOut() throws IOException {
        String text = withExample("value: [\"tandem\"]")
                .replace("              examples:", "              example: []\n              examples:");

        assertThat(Contract.read(write("bikes.yaml", text)).operations().get(0).samples())
                .extracting(Sample::name)
                .containsExactly("one");
    }

    @Test
    void anExampleBehindAReferenceIsASampleUnderTheKeyThatRefers() throws IOException {
        String text = withExample("$ref: \"#/components/examples/Tandem\"")
                + "  examples:\n    Tandem:\n      value: [\"tandem\"]\n";
        Contract contract = Contract.read(write("bikes.yaml", text));

        assertThat(contract.operations().get(0).samples())
                .extracting(Sample::name, Sample::text)
                .containsExactly(tuple("one", "[\"tandem\"]"));
    }

    @Test
    void anExampleThatRefersToNothingIsNamed() throws IOException {
        assertRefused(
                withExample("$ref: \"#/components/examples/Tandem\""),
                NOT_VALID,
                "bikes.yaml:18 the reference #/components/examples/Tandem leads nowhere");
    }

    @Test
    void aPayloadInAnotherMediaTypeIsASampleAsItIsWritten() throws IOException {
        String text = withExample("value: \"tandem\"").replace("application/json", "text/plain");

        assertThat(Contract.read(write("bikes.yaml", text)).operations().get(0).samples())
                .extracting(Sample::mediaType, Sample::text)
                .containsExactly(tuple("text/plain", "tandem"));
    }

    @Test
    void aLinkInTheFolderDoesNotLeadASampleOutOfIt() throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        Path secret = write("secret.json", "[]");
        Files.createSymbolicLink(folder.resolve("inner/bike.json"), secret);
        Files.createSymbolicLink(folder.resolve("inner/out"), folder);
        for (String path : List.of("bike.json", "out/secret.json")) {
            Path file = write("inner/bikes.yaml", withExample("externalValue: \"" + path + "\""));

            assertThat(refusal(file))
                    .hasMessage(message(NO_SAMPLE, file.getParent() + "/" + path + ", which " + file + ":18 names"));
        }
    }

    @Test
    void aLinkInTheFolderMayLeadAroundInIt() throws IOException {
        Path bike = write("bike.json", "[\"tandem\"]");
        Files.createSymbolicLink(folder.resolve("link.json"), bike);
        Contract contract = Contract.read(write("bikes.yaml", withExample("externalValue: \"link.json\"")));

        assertThat(contract.operations().get(0).sample("one").orElseThrow().text())
                .isEqualTo("[\"tandem\"]");
    }

    @Test
    void theContractItselfMayBeALink() throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        Path link = Files.createSymbolicLink(folder.resolve("inner/link.yaml"), write("bikes.yaml", GOOD));

        assertThat(Contract.read(link).name()).isEqualTo("link");
    }

    @Test
    void aBombOfAliasesIsRefusedAtItsFirstAlias() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [\"x\", \"x\"]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(
                bomb + GOOD,
                "The contract is not well-formed: a YAML alias stands here; write the value out.",
                "bikes.yaml:2:10");
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
    void aYamlOfManyMegabytesIsRead() throws IOException {
        String large = "x-large:\n" + ("  - \"" + "x".repeat(1000) + "\"\n").repeat(8_000);

        assertThat(Contract.read(write("bikes.yaml", GOOD + large)).operations())
                .hasSize(1);
    }

    private void assertRefused(String text, String sentence, String... places) throws IOException {
        Path file = write("bikes.yaml", text);
        String[] full = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            full[i] = folder + "/" + places[i];
        }
        assertThat(refusal(file)).hasMessage(message(sentence, full));
    }

    private static String message(String sentence, String... places) {
        return sentence + System.lineSeparator() + "  " + String.join(System.lineSeparator() + "  ", places);
    }

    private static ContractException refusal(Path file) {
        return catchThrowableOfType(ContractException.class, () -> Contract.read(file));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String without(String start) {
        return GOOD.replaceFirst("(?m)^ *" + start + ".*\n", "");
    }

    private static String withExample(String content) {
        String example = "              examples:\n                one:\n                  " + content + "\n";
        return GOOD.replace(SCHEMA_LINE, SCHEMA_LINE + example);
    }
}
