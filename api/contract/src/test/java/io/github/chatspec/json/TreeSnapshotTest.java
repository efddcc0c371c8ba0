package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tree that was written as a snapshot is read with the same values at the same positions. */
class TreeSnapshotTest {

    static List<Contract> contracts() {
        return Contract.builtIn();
    }

    @Test
    void eachKindOfValueIsReadAsItWasWritten() throws JsonSyntaxException {
        assertIsKept("""
                {"": {}, "é": [], "日本": [1, [2, {"a": [null]}]], "same": "same",
                 "numbers": [0, 127, 128, 16383, 16384, 2147483647, 2147483648, -1, -2147483648, 1.50, 1e400, 12345678901234567890],
                 "texts": ["", "\\u0000", "ÿ", "Ā", "\\ud83d\\ude00", "a\\nb"],
                 "words": [true, false, null]}
                """);
    }

    @Test
    void aValueWithoutEntriesIsKept() throws JsonSyntaxException {
        for (String text : List.of("{}", "[]", "\"\"", "  7", "null")) {
            assertIsKept(text);
        }
    }

    @Test
    void anAnchorOfYamlIsKeptWhereverItsAliasesStand() throws JsonSyntaxException {
        LocatedJson yaml =
                LocatedJson.readYaml("a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  d: 2\n".getBytes(StandardCharsets.UTF_8));

        assertIsKept(yaml);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aContractIsKept(Contract contract) throws IOException, JsonSyntaxException {
        assertIsKept(LocatedJson.readYaml(Files.readAllBytes(Path.of("..", contract.name(), "openapi.yaml"))));
    }

    private static void assertIsKept(String json) throws JsonSyntaxException {
        assertIsKept(LocatedJson.readJson(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertIsKept(LocatedJson json) throws JsonSyntaxException {
        LocatedJson read = LocatedJson.ofSnapshot(json.snapshot());

        assertThat(read.tree()).isEqualTo(json.tree());
        assertThat(pointers(Pointers.ROOT, json.tree(), new ArrayList<>()))
                .allSatisfy(pointer ->
                        assertThat(read.position(pointer)).as(pointer).isEqualTo(json.position(pointer)));
    }

    private static List<String> pointers(String pointer, JsonNode node, List<String> pointers) {
        pointers.add(pointer);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            pointers(Pointers.append(pointer, field.getKey()), field.getValue(), pointers);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers(Pointers.append(pointer, i), node.get(i), pointers);
        }
        return pointers;
    }
}
