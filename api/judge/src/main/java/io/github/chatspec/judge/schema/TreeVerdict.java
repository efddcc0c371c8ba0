package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdict of networknt on a tree, and of the rules that look further than a schema does. */
public final class TreeVerdict implements Verdict {

    private final Contract contract;
    private final Schemas schemas;
    private final String schemaPointer;

    public TreeVerdict(Contract contract, Schemas schemas, String schemaPointer) {
        this.contract = contract;
        this.schemas = schemas;
        this.schemaPointer = schemaPointer;
    }

    @Override
    public boolean isClean(byte[] body) {
        Optional<JsonNode> tree = StrictJson.read(body);
        if (tree.isEmpty() || !schemas.accepts(schemaPointer, tree.get())) {
            return false;
        }
        Diagnosis diagnosis = new Diagnosis(contract, schemas);
        Map<String, SchemaWalk.Visit> visits =
                new SchemaWalk(contract, schemas, diagnosis, schemaPointer, tree.get()).visits();
        return diagnosis.discriminated(List.of(), visits).isEmpty()
                && visits.values().stream()
                        .allMatch(visit -> Judge.rules().stream().allMatch(rule -> rule.isSilentAt(contract, visit)));
    }
}
