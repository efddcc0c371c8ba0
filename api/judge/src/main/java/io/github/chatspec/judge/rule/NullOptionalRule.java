package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;

/** Reports a null in an optional field, which the contract neither promises nor rules out. */
public final class NullOptionalRule extends Rule {

    public NullOptionalRule() {
        super(
                "null-optional",
                Level.WARNING,
                "An optional field is null, where the contract knows only absence.",
                RuleExample.body("{\"properties\": {\"name\": {\"type\": \"string\"}}}", "{\"name\": null}"));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        subject.nulls()
                .forEach(violation -> out.add(
                        this,
                        violation.pointer(),
                        subject.place(violation.schemaPointer()),
                        "The key " + subject.found().key(Pointers.last(violation.pointer())) + " is null, where "
                                + TypeRule.promised(violation) + " or no key at all is promised"
                                + subject.source(violation.pointer(), violation.schemaPointer())));
    }
}
