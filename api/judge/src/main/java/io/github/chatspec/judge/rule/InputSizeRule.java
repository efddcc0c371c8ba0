package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports an entry that is too large to be read. */
public final class InputSizeRule extends DefectRule {

    public InputSizeRule() {
        super(
                "input-size",
                Level.ERROR,
                "An entry of the input is larger than what is read.",
                Defect.Kind.TOO_LARGE,
                "the entry has more than 64 MiB");
    }
}
