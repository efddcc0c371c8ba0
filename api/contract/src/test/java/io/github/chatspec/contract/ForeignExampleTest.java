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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of contracts that chatspec does not bring along. */
class ForeignExampleTest extends BikeContracts {

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
            assertThat(choice.getKey()).isEqualTo(ExampleCondition.ALWAYS);
            assertThat(choice.getValue().name()).isEqualTo("two");
        });
    }

    @Test
    void aConditionWithAnInvalidRegularExpressionIsReportedWithItsLine() throws IOException {
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
                .hasMessage(
                        "A condition (x-when) of an example is not a valid regular expression: Unclosed character class."
                                + System.lineSeparator() + "  " + file + ":21");
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
    void anExampleAfterAReferenceIsASampleUnderTheReferringKey() throws IOException {
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
                "bikes.yaml:18 the reference #/components/examples/Tandem cannot be resolved");
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
}
