package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.Wording;
import java.util.Optional;

/** Reports a status that the operation's own table does not list. */
public final class StatusUndocumentedRule extends Rule {

    public StatusUndocumentedRule() {
        super(
                "status-undocumented",
                Level.ERROR,
                "The operation does not document this HTTP status.",
                RuleExample.answer(418, "application/json"));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        if (subject.operation().isEmpty() || subject.response().isPresent()) {
            return;
        }
        Operation operation = subject.operation().get();
        out.add(
                this,
                Optional.of(operation.place()),
                "The status " + subject.exchange().status() + " is not documented for " + operation.qualifiedId()
                        + "; documented are "
                        + Wording.list(
                                operation.responses().stream()
                                        .map(Response::status)
                                        .toList(),
                                "and")
                        + ".");
    }
}
