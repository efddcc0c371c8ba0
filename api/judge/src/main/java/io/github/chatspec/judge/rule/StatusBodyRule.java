package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.Wording;
import java.util.List;
import java.util.Optional;

/** Reports a body with the wrong status: it violates the schema of its status and conforms to that of another. */
final class StatusBodyRule extends Rule {

    StatusBodyRule() {
        super(
                "status-body",
                Level.ERROR,
                "The body belongs to another status that the operation documents.",
                RuleExample.body("{\"required\": [\"id\", \"name\"]}", "{\"error\": \"unknown\"}"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        List<String> others =
                evaluation.otherResponses().stream().map(Response::status).toList();
        if (!others.isEmpty()) {
            Response own = evaluation.response().orElseThrow();
            out.add(
                    this,
                    Optional.of(own.place()),
                    String.join(",", others),
                    "The body is one of status " + Wording.list(others, "or") + "; promised is one of status "
                            + evaluation.exchange().status()
                            + evaluation.source(own.place().pointer()));
        }
    }
}
