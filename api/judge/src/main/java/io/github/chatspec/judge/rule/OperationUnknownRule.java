package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.evaluation.HttpSemantics;
import io.github.chatspec.judge.evaluation.UnknownRequest;
import io.github.chatspec.text.HttpMethods;
import java.util.Optional;

/** Reports an exchange for which no contract has an operation. */
final class OperationUnknownRule extends Rule {

    OperationUnknownRule() {
        super(
                "operation-unknown",
                Level.ERROR,
                "No contract has an operation for the request.",
                RuleExample.request("/nothing", Headers.NONE));
    }

    @Override
    public void check(Evaluation evaluation, Findings out) {
        if (evaluation.unknown().isPresent()) {
            UnknownRequest unknown = evaluation.unknown().get();
            Optional<Request> request = evaluation.exchange().request();
            String address = request.map(sent -> evaluation.renderer().address(sent.method(), sent.path()))
                    .or(() -> evaluation.exchange().operation())
                    .orElse("an unknown request");
            String found = unknown.elsewhere()
                    .map(operation -> "The path of " + address + " is that of " + operation.qualifiedId()
                            + ", but its scheme, host and port are not those of one of the contract's servers.")
                    .orElse("No contract has an operation for " + address
                            + unknown.otherHost().map(host -> " on " + host).orElse("") + ".");
            out.add(this, unknown.elsewhere().map(Operation::place), unknown.address(), found);
        } else if (evaluation.scope() == HttpSemantics.Scope.REFUSED_METHOD) {
            Operation operation = evaluation.operation().orElseThrow();
            String method = HttpMethods.shown(
                    evaluation.exchange().request().orElseThrow().method());
            out.add(
                    this,
                    Optional.of(operation.place()),
                    method,
                    "The path belongs to " + operation.qualifiedId() + ", whose method is " + operation.method()
                            + ", and the contract promises status 405 for " + method + "; found is status "
                            + evaluation.exchange().status() + ".");
        }
    }
}
