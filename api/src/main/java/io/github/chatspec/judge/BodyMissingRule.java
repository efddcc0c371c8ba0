package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports an answer whose body was not recorded as a whole. */
final class BodyMissingRule extends DefectRule {

    BodyMissingRule() {
        super(
                "body-missing",
                Level.NOTE,
                "The recorder left the body of the answer out, or cut it off.",
                Defect.Kind.BODY_MISSING,
                "the recorder left it out");
    }
}
