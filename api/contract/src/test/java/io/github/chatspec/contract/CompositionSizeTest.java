package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionSizeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
    void schemasThatDoubleEachOtherAreAProblemOfTheContract(String keyword) throws IOException {
        Path file = write(doubling(keyword, 40), "#/components/schemas/S0");

        assertThatExceptionOfType(ContractException.class)
                .isThrownBy(() -> Contract.read(file))
                .withMessageContaining("the schema applies more than 100000 schemas to one value");
    }

    @Test
    void aPropertyMayNotHaveSuchASchemaEither() throws IOException {
        Path file = write(doubling("allOf", 40) + """
                    Around: {properties: {a: {items: {$ref: "#/components/schemas/S0"}}}}
                """, "#/components/schemas/Around");

        assertThatExceptionOfType(ContractException.class).isThrownBy(() -> Contract.read(file));
    }

    @Test
    void aFewLevelsAreAccepted() throws IOException {
        assertThat(Contract.read(write(doubling("allOf", 10), "#/components/schemas/S0"))
                        .operations())
                .hasSize(1);
    }

    @Test
    void aSchemaMayReferToItselfWithinAProperty() throws IOException {
        String tree = """
                    Tree: {properties: {left: {$ref: "#/components/schemas/Tree"}, right: {$ref: "#/components/schemas/Tree"}}}
                """;

        assertThat(Contract.read(write(tree, "#/components/schemas/Tree")).operations())
                .hasSize(1);
    }

    private static String doubling(String keyword, int levels) {
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            String next = "{$ref: \"#/components/schemas/S" + (i + 1) + "\"}";
            schemas.append("    S" + i + ": {" + keyword + ": [" + next + ", " + next + "]}\n");
        }
        return schemas.append("    S" + levels + ": {type: \"object\"}\n").toString();
    }

    private Path write(String schemas, String root) throws IOException {
        return Files.writeString(
                folder.resolve("things.yaml"), """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                paths:
                  /things:
                    get:
                      operationId: "listThings"
                      responses:
                        "200":
                          description: "Things."
                          content: {application/json: {schema: {$ref: "ROOT"}}}
                components:
                  schemas:
                SCHEMAS""".replace("ROOT", root).replace("SCHEMAS", schemas));
    }
}
