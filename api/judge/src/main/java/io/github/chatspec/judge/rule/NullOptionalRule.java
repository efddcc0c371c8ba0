package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;

/** Reports a null in an optional field, which the contract neither promises nor rules out. */
final class NullOptionalRule extends Rule {

    static final String ID = "null-optional";

    NullOptionalRule() {
        super(
                ID,
                Level.WARNING,
                "An optional field is null, which the contract does not allow.",
                RuleExample.body("{\"properties\": {\"name\": {\"type\": \"string\"}}}", "{\"name\": null}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .nulls()
                .forEach(violation -> out.add(
                        this,
                        violation.pointer(),
                        evaluation.place(violation.schemaPointer()),
                        "The key " + evaluation.renderer().key(Pointers.last(violation.pointer())) + " is null, where "
                                + KeywordSentences.promisedTypes(violation) + " or no key at all is promised"
                                + evaluation.source(violation.pointer(), violation.schemaPointer())));
    }
}
