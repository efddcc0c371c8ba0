package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import java.util.Optional;

/** Reports an exchange that no contract knows the operation of. */
public final class OperationUnknownRule extends Rule {

    public OperationUnknownRule() {
        super(
                "operation-unknown",
                Level.ERROR,
                "The request belongs to no operation of the contracts.",
                RuleExample.request("/nothing", Headers.NONE));
    }

    @Override
    public void check(Evaluation subject, Findings out) {
        if (subject.operation().isEmpty()) {
            Optional<Request> request = subject.exchange().request();
            String asked = request.map(subject.found()::address)
                    .or(() -> subject.exchange().operation())
                    .orElse("an unknown request");
            String found = subject.elsewhere()
                    .map(operation -> "The path of " + asked + " is that of " + operation.qualifiedId()
                            + ", but its scheme, host and port are not those of one of the contract's servers.")
                    .orElse("No contract has an operation for " + asked + ".");
            out.add(this, subject.elsewhere().map(Operation::place), found);
        }
    }
}
