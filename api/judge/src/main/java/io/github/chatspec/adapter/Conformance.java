package io.github.chatspec.adapter;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.FindingText;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.List;
import java.util.Optional;

/**
 * What all adapters ask of an answer: that the judge finds nothing in it that weighs too much.
 *
 * @param judge the judge
 * @param failOn the lightest level that an answer must not have
 */
record Conformance(Judge judge, Level failOn) {

    /** Returns the judge of the built-in contracts, which is made at the first call. */
    static Judge builtIn() {
        return BuiltIn.JUDGE;
    }

    /** Throws an error that lists what departs, if anything does. */
    void require(Exchange exchange) {
        failure(exchange).ifPresent(message -> {
            throw new AssertionError(message);
        });
    }

    /** Says what departs: a sentence, and below it the findings; nothing where the answer conforms. */
    Optional<String> failure(Exchange exchange) {
        List<Finding> findings = judge.judge(exchange).stream()
                .filter(finding -> finding.level().isAtLeast(failOn) && !finding.isAboutRequest())
                .toList();
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(FindingText.list(answer(exchange) + " does not conform to the contract.", findings));
    }

    /** Names the answer without the query and the headers, which may hold secrets. */
    private static String answer(Exchange exchange) {
        return "The answer " + exchange.status()
                + exchange.request()
                        .map(request -> " to " + request.method() + " " + request.path())
                        .or(() -> exchange.operation().map(operation -> " of " + operation))
                        .orElse("");
    }

    private static final class BuiltIn {

        static final Judge JUDGE = Judge.of(Contract.builtIn());

        private BuiltIn() {}
    }
}
