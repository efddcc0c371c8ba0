package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.text.Wording;

/** Reports a status that the operation's own table does not list. */
final class StatusUndocumentedRule extends Rule {

    StatusUndocumentedRule() {
        super(
                "status-undocumented",
                Level.ERROR,
                "The operation does not document this HTTP status.",
                RuleExample.answer(418, "application/json"));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.operation().isEmpty() || evaluation.response().isPresent() || evaluation.needsNoRow()) {
            return;
        }
        Operation operation = evaluation.operation().get();
        out.add(
                this,
                // The contract does not rule out a response without content, but does not promise it either.
                evaluation.isNoContent() ? Level.WARNING : level(),
                operation.place(),
                "",
                "The status " + evaluation.exchange().status() + " is not documented for " + operation.qualifiedId()
                        + "; documented are "
                        + Wording.list(
                                operation.responses().stream()
                                        .map(Response::status)
                                        .toList(),
                                "and")
                        + ".");
    }
}
