package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports a request whose answer was not recorded. */
final class InputUnansweredRule extends DefectRule {

    InputUnansweredRule() {
        super(
                "input-unanswered",
                Level.NOTE,
                "The recorder saw no answer to the request.",
                Defect.Kind.UNANSWERED,
                "the recorder saw no answer");
    }
}
