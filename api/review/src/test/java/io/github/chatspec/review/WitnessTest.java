package io.github.chatspec.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every payload that proves a breaking change is judged by networknt here, and by ajv in the script of CI. */
class WitnessTest {

    /** The file that the script of CI reads. */
    private static final Path FILE = Path.of("target", "witnesses.ndjson");

    private static final String BASE = "https://contract.invalid/pair.json";

    @Test
    void networkntConfirmsEachWitnessOfABreakingChange() throws IOException, JsonSyntaxException {
        List<String> lines = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (SchemaPairs.Pair pair : SchemaPairs.all()) {
            Comparison comparison =
                    ContractComparison.of(pair.older(), pair.newer()).run();
            for (Change change : comparison.changes()) {
                if (change.compatibility() == Compatibility.BREAKING) {
                    Witness witness = change.witness().orElseThrow();
                    lines.add(line(pair, change, witness).toString());
                    if (!isConfirmed(pair, witness)) {
                        wrong.add(pair.name() + " " + witness);
                    }
                }
            }
        }
        Files.write(FILE, lines);

        assertThat(lines).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    private static boolean isConfirmed(SchemaPairs.Pair pair, Witness witness) {
        // What only requests have is not part of JSON Schema.
        if (pair.name().contains("writeOnly")) {
            return true;
        }
        JsonNode payload = witness.payload().orElseThrow();
        boolean before = accepts(pair.older().contract(), witness.schema().orElseThrow(), payload);
        boolean after = accepts(pair.newer().contract(), witness.newerSchema().orElseThrow(), payload);
        return before == witness.isRefusedByNewer() && after != witness.isRefusedByNewer();
    }

    private static boolean accepts(Contract contract, String pointer, JsonNode payload) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                contract.isOpenApi30() ? Dialects.getOpenApi30() : Dialects.getOpenApi31(),
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .schemas(Map.of(BASE, contract.document().toString())));
        return registry.getSchema(SchemaLocation.of(BASE))
                .getSubSchema(SchemaLocation.of(BASE + "#" + pointer).getFragment())
                .validate(payload)
                .isEmpty();
    }

    private static ObjectNode line(SchemaPairs.Pair pair, Change change, Witness witness) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("name", pair.name());
        line.put("side", change.usages().get(0).status().isEmpty() ? "request" : "response");
        line.set("older", pair.older().contract().document());
        line.set("newer", pair.newer().contract().document());
        line.put("olderSchema", witness.schema().orElseThrow());
        line.put("newerSchema", witness.newerSchema().orElseThrow());
        line.set("payload", witness.payload().orElseThrow());
        line.put("refusedBy", witness.isRefusedByNewer() ? "newer" : "older");
        return line;
    }
}
