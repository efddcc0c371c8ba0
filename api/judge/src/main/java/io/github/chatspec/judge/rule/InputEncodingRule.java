package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Level;

/** Reports a body that is not in the encoding that its record names. */
public final class InputEncodingRule extends DefectRule {

    public InputEncodingRule() {
        super(
                "input-encoding",
                Level.ERROR,
                "A recorded body is not in the encoding that the record names.",
                Defect.Kind.ENCODING,
                "the body is not base64");
    }
}
