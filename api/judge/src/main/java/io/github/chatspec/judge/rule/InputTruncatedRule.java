package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports an input that ends where it should go on. */
public final class InputTruncatedRule extends DefectRule {

    public InputTruncatedRule() {
        super(
                "input-truncated",
                Level.ERROR,
                "The input ends within an entry.",
                Defect.Kind.TRUNCATED,
                "the input ends within an entry");
    }
}
