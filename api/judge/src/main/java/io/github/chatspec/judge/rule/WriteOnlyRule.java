package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.SchemaWalk;
import java.util.Optional;

/** Reports a field that only requests may have ({@code writeOnly}): a response with it may reveal a secret. */
final class WriteOnlyRule extends Rule {

    WriteOnlyRule() {
        super(
                "write-only",
                Level.ERROR,
                "The response has a field that only requests may have (writeOnly).",
                RuleExample.body(
                        "{\"properties\": {\"pin\": {\"type\": \"string\", \"writeOnly\": true}}}",
                        "{\"pin\": \"1234\"}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .visits()
                .forEach((pointer, visit) -> marked(evaluation.contract(), visit)
                        .ifPresent(schema -> out.add(
                                this,
                                pointer,
                                evaluation.place(Pointers.append(schema, "writeOnly")),
                                "The key " + evaluation.renderer().key(Pointers.last(pointer))
                                        + " is promised in requests only (writeOnly), and the response has it"
                                        + evaluation.source(pointer, schema))));
    }

    @Override
    public boolean isSilentAt(Contract contract, SchemaWalk.Visit visit) {
        return marked(contract, visit).isEmpty();
    }

    private static Optional<String> marked(Contract contract, SchemaWalk.Visit visit) {
        if (!visit.hasKeyword("writeOnly")) {
            return Optional.empty();
        }
        return visit.schemas().stream()
                .filter(schema -> contract.at(schema).path("writeOnly").asBoolean())
                .findFirst();
    }
}
