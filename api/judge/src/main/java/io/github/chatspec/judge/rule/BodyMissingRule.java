package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports an answer whose body was not recorded as a whole. */
public final class BodyMissingRule extends DefectRule {

    public BodyMissingRule() {
        super(
                "body-missing",
                Level.NOTE,
                "The recorder left the body of the answer out, or cut it off.",
                Defect.Kind.BODY_MISSING,
                "the recorder left it out");
    }
}
