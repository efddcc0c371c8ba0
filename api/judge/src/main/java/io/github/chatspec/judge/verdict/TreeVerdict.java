package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.RepeatedValue;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdict of the schema validator on a tree, and of the rules that look at more than a schema does. */
public final class TreeVerdict implements Verdict {

    private final Contract contract;
    private final Schemas schemas;
    private final String schemaPointer;
    private final PlaceRules rules;
    private final Optional<String> repeated;

    public TreeVerdict(Contract contract, Schemas schemas, String schemaPointer, PlaceRules rules) {
        this.contract = contract;
        this.schemas = schemas;
        this.schemaPointer = schemaPointer;
        this.rules = rules;
        JsonNode extension = contract.document().findValue(RepeatedValue.EXTENSION);
        this.repeated = extension == null ? Optional.empty() : RepeatedValue.parameter(extension);
    }

    /** Returns the parameter that any schema of the contract names, since a tree does not keep its values. */
    @Override
    public Optional<String> repeated() {
        return repeated;
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
                && visits.values().stream().allMatch(visit -> rules.areSilentAt(contract, visit));
    }
}
