package io.github.chatspec.adapter;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.FindingText;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import java.util.List;
import java.util.Optional;

/**
 * The check that all adapters make: a response has no finding of a certain level or of a more severe one.
 *
 * @param judge the judge
 * @param failOn the least severe level that fails
 */
record Conformance(Judge judge, Level failOn) {

    /** Returns the judge of the built-in contracts, which is created on the first call. */
    static Judge builtIn() {
        return BuiltIn.JUDGE;
    }

    /** Throws an error that lists the findings, if there are any. */
    void require(Exchange exchange) {
        failure(exchange).ifPresent(message -> {
            throw new AssertionError(message);
        });
    }

    /** Returns a sentence with the findings below it, or nothing if the response conforms. */
    Optional<String> failure(Exchange exchange) {
        List<Finding> findings = judge.judge(exchange).stream()
                .filter(finding -> finding.level().isAtLeast(failOn) && !finding.isAboutRequest())
                .toList();
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        boolean conforms = findings.stream().allMatch(finding -> finding.rule().equals(InternalErrorRule.ID));
        return Optional.of(FindingText.list(
                answer(exchange) + (conforms ? " was not judged completely." : " does not conform to the contract."),
                findings));
    }

    /** Describes the response without the query and the headers, which may contain secrets. */
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
