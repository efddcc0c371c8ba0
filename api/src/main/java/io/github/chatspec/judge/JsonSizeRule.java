package io.github.chatspec.judge;

import io.github.chatspec.contract.Response;

/** Reports a body that is too large to be judged. */
final class JsonSizeRule extends Rule {

    /** How many bytes a body may have to be judged. */
    static final int MAX_BYTES = 64 << 20;

    JsonSizeRule() {
        super(
                "json-size",
                Level.ERROR,
                "The body is larger than 64 MiB and was not judged.",
                Example.zeros("{}", MAX_BYTES + 1));
    }

    @Override
    void check(Subject subject, Findings out) {
        if (subject.isTooLarge()) {
            out.add(
                    this,
                    subject.response().map(Response::place),
                    "The body has " + subject.exchange().body().length + " bytes, and bodies of more than " + MAX_BYTES
                            + " are not judged.");
        }
    }
}
