package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.Schemas;

/** Reports a body that is too large to be judged. */
final class JsonSizeRule extends Rule {

    JsonSizeRule() {
        super(
                "json-size",
                Level.ERROR,
                "The body is larger than 64 MiB and was not judged.",
                RuleExample.zeros("{}", Schemas.MAX_BODY_BYTES + 1));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.isTooLarge()) {
            out.add(
                    this,
                    evaluation.response().map(Response::place),
                    "The body has " + evaluation.exchange().body().length + " bytes, and bodies of more than "
                            + Schemas.MAX_BODY_BYTES + " are not judged.");
        }
    }
}
