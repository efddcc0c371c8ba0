package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentPairsTest {

    /** A document, an edit of it and the right verdict. */
    record Edit(String name, String verdict, JsonNode before, JsonNode after) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("edits")
    void theVerdictOnAnEditIsTheOneThatWasDecidedBefore(Edit edit) {
        List<Change> changes = ContractComparison.of(revision(edit.before()), revision(edit.after()))
                .run()
                .changes();

        assertThat(changes).isNotEmpty();
        assertThat(changes.get(0).compatibility()).as(() -> changes.toString()).hasToString(edit.verdict());
        assertThat(changes)
                .filteredOn(change -> change.compatibility() == Compatibility.BREAKING)
                .allMatch(change -> change.witness().isPresent());
    }

    private static ContractRevision revision(JsonNode document) {
        return new ContractRevision("things", Contract.of("things", document.toString()), Optional.empty());
    }

    static List<Edit> edits() throws IOException, JsonSyntaxException {
        List<Edit> edits = new ArrayList<>();
        try (InputStream in = DocumentPairsTest.class.getResourceAsStream("/pairs/documents.yaml")) {
            JsonNode table = LocatedJson.readYaml(in.readAllBytes()).tree();
            for (JsonNode row : table.get("edits")) {
                JsonNode edited = table.get("base").deepCopy();
                apply(edited, row.get("at").asText(), row.path("value"));
                edits.add(new Edit(row.get("name").asText(), row.get("verdict").asText(), table.get("base"), edited));
            }
        }
        return edits;
    }

    private static void apply(JsonNode document, String pointer, JsonNode value) {
        JsonNode around = document.at(Pointers.parent(pointer));
        String key = Pointers.last(pointer);
        if (around instanceof ArrayNode array) {
            int index = Integer.parseInt(key);
            if (value.isMissingNode()) {
                array.remove(index);
            } else {
                array.insert(index, value);
            }
        } else if (value.isMissingNode()) {
            ((ObjectNode) around).remove(key);
        } else {
            ((ObjectNode) around).set(key, value);
        }
    }
}
