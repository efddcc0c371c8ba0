package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports a body that is not in the encoding that its record names. */
final class InputEncodingRule extends DefectRule {

    InputEncodingRule() {
        super(
                "input-encoding",
                Level.ERROR,
                "A recorded body is not in the encoding that the record names.",
                Defect.Kind.ENCODING,
                "the body is not base64");
    }
}
