package io.github.chatspec.judge;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import java.util.Optional;

/** Reports a status that the operation's own table does not list. */
final class StatusUndocumentedRule extends Rule {

    StatusUndocumentedRule() {
        super(
                "status-undocumented",
                Level.ERROR,
                "The operation does not document this HTTP status.",
                Example.answer(418, "application/json"));
    }

    @Override
    void check(Subject subject, Findings out) {
        if (subject.operation().isEmpty() || subject.response().isPresent()) {
            return;
        }
        Operation operation = subject.operation().get();
        out.add(
                this,
                Optional.of(operation.place()),
                "The status " + subject.exchange().status() + " is not documented for " + operation.qualifiedId()
                        + "; documented are "
                        + Shown.list(
                                operation.responses().stream()
                                        .map(Response::status)
                                        .toList(),
                                "and")
                        + ".");
    }
}
