package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.InternalErrorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An exchange of an input with its findings.
 *
 * @param source the place of the exchange in the input
 * @param operation the operation that answered, as {@code contract/operationId}, if known
 * @param status the HTTP status, or 0 if there is none
 * @param findings the findings to report; none if the exchange conforms to the contract
 * @param failure why the exchange could not be judged, in one sentence; empty if it was judged
 * @param otherHost the host, if the exchange was not judged because that is not one of the contracts' hosts
 */
public record JudgedExchange(
        Source source,
        Optional<String> operation,
        int status,
        List<Finding> findings,
        Optional<String> failure,
        Optional<OtherHost> otherHost) {

    /**
     * The place of an exchange in an input.
     *
     * @param input the file as the user named it, or {@code -}
     * @param entry the number of the exchange in the input, counted from 1
     * @param line the line of the input at which the exchange begins, counted from 1
     * @param whole whether the exchange is the whole input, so that positions in its body are positions in the input
     */
    public record Source(String input, long entry, long line, boolean whole) {}

    /**
     * A host that is not one of the contracts' hosts.
     *
     * @param origin scheme, host and port
     * @param base the value of {@code --base} with which the exchange would be judged, if it fits an operation
     */
    public record OtherHost(String origin, Optional<String> base) {}

    /**
     * Returns an exchange with a host that is not one of the contracts' hosts, which is not judged.
     *
     * @param source the place of the exchange in the input
     * @param host the host
     * @return the exchange, without findings
     */
    public static JudgedExchange ofOtherHost(Source source, OtherHost host) {
        return new JudgedExchange(source, Optional.empty(), 0, List.of(), Optional.empty(), Optional.of(host));
    }

    /**
     * Returns the input.
     *
     * @return the file as the user named it, or {@code -}
     */
    public String input() {
        return source.input();
    }

    /**
     * Returns the number of the exchange in the input.
     *
     * @return the number, counted from 1
     */
    public long entry() {
        return source.entry();
    }

    /**
     * Returns the line of the input at which the exchange begins.
     *
     * @return the line, counted from 1
     */
    public long line() {
        return source.line();
    }

    /**
     * Returns the line of the input that a finding is about.
     *
     * @param finding one of the findings
     * @return the line, counted from 1
     */
    public long line(Finding finding) {
        return source.whole()
                ? finding.position().map(position -> (long) position.line()).orElse(source.line())
                : source.line();
    }

    /**
     * Returns the same exchange with other findings.
     *
     * @param others the findings
     * @return the exchange
     */
    public JudgedExchange with(List<Finding> others) {
        return new JudgedExchange(source, operation, status, others, failure, otherHost);
    }

    /**
     * Returns the same exchange at another place.
     *
     * @param other the place
     * @return the exchange
     */
    public JudgedExchange at(Source other) {
        return new JudgedExchange(other, operation, status, findings, failure, otherHost);
    }

    /**
     * Returns an exchange on which chatspec failed.
     *
     * @param source the place of the exchange in the input
     * @param error what was thrown
     * @return the exchange, whose only finding is that failure
     */
    public static JudgedExchange failed(Source source, Throwable error) {
        return new JudgedExchange(source, Optional.empty(), 0, List.of(), Optional.empty(), Optional.empty())
                .withFailure(error);
    }

    /**
     * Returns the same exchange with the finding that chatspec failed on it, unless it has one.
     *
     * @param error what was thrown
     * @return the exchange
     */
    public JudgedExchange withFailure(Throwable error) {
        List<Finding> all = new ArrayList<>(findings);
        for (Finding finding : findings) {
            if (finding.rule().equals(InternalErrorRule.ID)) {
                return this;
            }
        }
        all.add(InternalErrorRule.finding(error, operation, status));
        return with(List.copyOf(all));
    }

    /**
     * Returns the place of the exchange for a reader.
     *
     * @return the input, and the number of the exchange if it is not the only one
     */
    public String place() {
        return source.whole() ? input() : input() + " entry " + entry();
    }
}
