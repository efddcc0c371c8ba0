package io.github.chatspec.report;

import java.io.IOException;

/**
 * Writes findings in one format.
 *
 * <p>A report receives every exchange in the order of the input, including those without findings. The caller bounds the
 * number of findings.
 */
public interface Report {

    /**
     * Adds one exchange.
     *
     * @param judged the exchange and its findings
     * @throws IOException if the report cannot be written
     */
    void add(JudgedExchange judged) throws IOException;

    /**
     * Writes the rest of the report.
     *
     * @param summary the counts of the run
     * @throws IOException if the report cannot be written
     */
    void end(Summary summary) throws IOException;
}
