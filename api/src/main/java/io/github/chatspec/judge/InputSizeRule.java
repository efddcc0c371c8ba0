package io.github.chatspec.judge;

import io.github.chatspec.exchange.Defect;

/** Reports an entry that is too large to be read. */
final class InputSizeRule extends DefectRule {

    InputSizeRule() {
        super(
                "input-size",
                Level.ERROR,
                "An entry of the input is larger than what is read.",
                Defect.Kind.TOO_LARGE,
                "the entry has more than 64 MiB");
    }
}
