package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports an input that ends where it should go on. */
final class InputTruncatedRule extends DefectRule {

    InputTruncatedRule() {
        super(
                "input-truncated",
                Level.ERROR,
                "The input ends within an entry.",
                Defect.Kind.TRUNCATED,
                "the input ends within an entry");
    }
}
