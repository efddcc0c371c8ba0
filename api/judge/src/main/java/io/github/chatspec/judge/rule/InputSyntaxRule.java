package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports a line or an entry that no exchange can be read from. */
public final class InputSyntaxRule extends DefectRule {

    public InputSyntaxRule() {
        super(
                "input-syntax",
                Level.ERROR,
                "A line or entry of the input is no recorded exchange.",
                Defect.Kind.SYNTAX,
                "the line is not JSON");
    }
}
