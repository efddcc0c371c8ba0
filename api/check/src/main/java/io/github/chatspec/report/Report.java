package io.github.chatspec.report;

import java.io.IOException;

/**
 * Writes findings in one format.
 *
 * <p>A report receives every exchange in the order of the input, including those without findings, unless it only needs
 * to know their number. The caller bounds the number of findings.
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
     * Returns whether the report must receive each exchange without findings.
     *
     * @return whether it must; otherwise it may also receive their number
     */
    default boolean needsCleanExchanges() {
        return true;
    }

    /**
     * Adds exchanges without findings that follow one another in an input. Only a report that does not need each of them
     * receives this.
     *
     * @param clean the exchanges
     * @throws IOException if the report cannot be written
     */
    default void addClean(CleanCount clean) throws IOException {
        // Most reports have findings only.
    }

    /**
     * Writes the rest of the report.
     *
     * @param summary the counts of the run
     * @throws IOException if the report cannot be written
     */
    void end(Summary summary) throws IOException;
}
