package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports a line or an entry that no exchange can be read from. */
final class InputSyntaxRule extends DefectRule {

    InputSyntaxRule() {
        super(
                "input-syntax",
                Level.ERROR,
                "A line or entry of the input is no recorded exchange.",
                Defect.Kind.SYNTAX,
                "the line is not JSON");
    }
}
