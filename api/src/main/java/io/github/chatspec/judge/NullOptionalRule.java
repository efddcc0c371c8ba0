package io.github.chatspec.judge;

import io.github.chatspec.json.Pointers;

/** Reports a null in an optional field, which the contract neither promises nor rules out. */
final class NullOptionalRule extends Rule {

    NullOptionalRule() {
        super(
                "null-optional",
                Level.WARNING,
                "An optional field is null, where the contract knows only absence.",
                Example.body("{\"properties\": {\"name\": {\"type\": \"string\"}}}", "{\"name\": null}"));
    }

    @Override
    void check(Subject subject, Findings out) {
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
