package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.Wording;

/** Reports a key that is repeated in one object: readers differ in which value they take. */
final class JsonDuplicateKeyRule extends Rule {

    JsonDuplicateKeyRule() {
        super(
                "json-duplicate-key",
                Level.ERROR,
                "A key is repeated in one object.",
                RuleExample.body("{}", "{\"a\": 1, \"a\": 2}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        evaluation
                .duplicates()
                .forEach(duplicate -> out.add(
                        this,
                        duplicate.pointer(),
                        evaluation.response().orElseThrow().place(),
                        "The key " + evaluation.renderer().key(Pointers.last(duplicate.pointer())) + " is repeated"
                                + Wording.place(duplicate.position())
                                + "; a key may occur once (RFC 8259, section 4)."));
    }
}
