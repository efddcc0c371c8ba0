package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * One exchange of an input, and what was found in it.
 *
 * @param input where it came from: a file as the user named it, or {@code -}
 * @param entry which exchange of the input it is, counted from 1
 * @param line the line of the input at which it begins, counted from 1
 * @param whole whether the exchange is the whole input, so that positions in its body are positions in the input
 * @param operation the operation that answered, as {@code contract/operationId}, or nothing where none is known
 * @param status the HTTP status; 0 where there is none
 * @param findings what was found and is to be reported; none where the exchange keeps the contract
 */
public record JudgedExchange(
        String input,
        long entry,
        long line,
        boolean whole,
        Optional<String> operation,
        int status,
        List<Finding> findings) {

    /**
     * Returns the line at which a reader of the input should look for a finding.
     *
     * @param finding one of the findings
     * @return the line, counted from 1
     */
    public long line(Finding finding) {
        return whole
                ? finding.position().map(position -> (long) position.line()).orElse(line)
                : line;
    }

    /**
     * Returns the same exchange with other findings.
     *
     * @param others the findings
     * @return the exchange
     */
    public JudgedExchange with(List<Finding> others) {
        return new JudgedExchange(input, entry, line, whole, operation, status, others);
    }

    /**
     * Returns where the exchange stands, for a reader.
     *
     * @return the input, and the number of the exchange where it is not the only one
     */
    public String place() {
        return whole ? input : input + " entry " + entry;
    }
}
