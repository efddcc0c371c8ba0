package io.github.chatspec.report;

import java.io.IOException;

/**
 * One form in which findings are written down.
 *
 * <p>The smallest use: {@code report.add(judged); report.end(summary)}.
 *
 * <p>A report gets every exchange in the order of the input, those without findings included, and holds no more of it
 * than it needs: what was found is bounded by whoever fills the report.
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
     * Writes what is left to be written, and nothing after that.
     *
     * @param summary what the run came to
     * @throws IOException if the report cannot be written
     */
    void end(Summary summary) throws IOException;
}
