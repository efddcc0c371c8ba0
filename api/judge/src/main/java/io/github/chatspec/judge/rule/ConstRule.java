package io.github.chatspec.judge.rule;

import io.github.chatspec.judge.schema.SchemaViolation;
import io.github.chatspec.text.Wording;
import java.util.Set;

/** Reports a value that is another one than the only promised one. */
public final class ConstRule extends KeywordRule {

    public ConstRule() {
        super(
                "const",
                "A value is another one than the only one that the contract promises.",
                RuleExample.body("{\"const\": 1}", "2"),
                Set.of("const"));
    }

    @Override
    String sentence(Evaluation subject, SchemaViolation violation) {
        return "Found " + subject.found().word(violation.value()) + " where only " + Wording.value(violation.promise())
                + " is promised";
    }
}
