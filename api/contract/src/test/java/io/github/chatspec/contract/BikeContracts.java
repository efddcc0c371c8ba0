package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A foreign contract of a few lines, for tests that change one of them. */
abstract class BikeContracts {

    static final String GOOD = """
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
    static final String SCHEMA_LINE = "                $ref: \"#/components/schemas/Bikes\"\n";
    static final String NOT_VALID =
            "The contract is not a valid OpenAPI document; fix the listed problems and try again.";
    static final String NO_SAMPLE = "Cannot read a file of the contract; add it or correct its name.";

    @TempDir
    Path folder;

    void assertRefused(String text, String sentence, String... places) throws IOException {
        Path file = write("bikes.yaml", text);
        String[] full = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            full[i] = folder + "/" + places[i];
        }
        assertThat(refusal(file)).hasMessage(message(sentence, full));
    }

    static String message(String sentence, String... places) {
        return sentence + System.lineSeparator() + "  " + String.join(System.lineSeparator() + "  ", places);
    }

    static ContractException refusal(Path file) {
        return catchThrowableOfType(ContractException.class, () -> Contract.read(file));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static String without(String start) {
        return GOOD.replaceFirst("(?m)^ *" + start + ".*\n", "");
    }

    static String withExample(String content) {
        String example = "              examples:\n                one:\n                  " + content + "\n";
        return GOOD.replace(SCHEMA_LINE, SCHEMA_LINE + example);
    }
}
