package io.github.chatspec.judge;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.Optional;

/** Reports an exchange that no contract knows the operation of. */
final class OperationUnknownRule extends Rule {

    OperationUnknownRule() {
        super(
                "operation-unknown",
                Level.ERROR,
                "The request belongs to no operation of the contracts.",
                Example.request("/nothing", Headers.NONE));
    }

    @Override
    void check(Subject subject, Findings out) {
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
