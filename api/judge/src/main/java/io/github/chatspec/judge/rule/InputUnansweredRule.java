package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports a request whose answer was not recorded. */
public final class InputUnansweredRule extends DefectRule {

    public InputUnansweredRule() {
        super(
                "input-unanswered",
                Level.NOTE,
                "The recorder saw no answer to the request.",
                Defect.Kind.UNANSWERED,
                "the recorder saw no answer");
    }
}
