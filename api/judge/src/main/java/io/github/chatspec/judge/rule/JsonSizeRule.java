package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;

/** Reports a body that is too large to be judged. */
public final class JsonSizeRule extends Rule {

    /** How many bytes a body may have to be judged. */
    public static final int MAX_BYTES = 64 << 20;

    public JsonSizeRule() {
        super(
                "json-size",
                Level.ERROR,
                "The body is larger than 64 MiB and was not judged.",
                RuleExample.zeros("{}", MAX_BYTES + 1));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        if (subject.isTooLarge()) {
            out.add(
                    this,
                    subject.response().map(Response::place),
                    "The body has " + subject.exchange().body().length + " bytes, and bodies of more than " + MAX_BYTES
                            + " are not judged.");
        }
    }
}
