package io.github.chatspec.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The formats of a report.
 */
public enum ReportFormat {
    /** For a terminal: {@link TextReport}. */
    TEXT,
    /** One JSON object per line and finding: {@link JsonReport}. */
    JSON,
    /** XML as build servers read it: {@link JunitReport}. */
    JUNIT,
    /** SARIF 2.1.0, as code scanners read it: {@link SarifReport}. */
    SARIF,
    /** Commands of a GitHub workflow: {@link GithubReport}. */
    GITHUB,
    /** A table for the summary of a job: {@link MarkdownReport}. */
    MARKDOWN,
    /** One page for a browser: {@link HtmlReport}. */
    HTML;

    /**
     * What some formats need to know about the run.
     *
     * @param policy which findings fail the run
     * @param version the version of chatspec
     * @param date the day of the run
     * @param coloured whether the report goes to a terminal that shows colours
     * @param noun what is counted, in the singular
     * @param rules the rules of the findings, for reports that list them; empty for those of the judge
     * @param related what the place in the contract is for a finding, in one sentence
     */
    public record Frame(
            FailurePolicy policy,
            String version,
            LocalDate date,
            boolean coloured,
            String noun,
            List<ReportRule> rules,
            String related) {

        /** What a check counts. */
        static final String EXCHANGE = "exchange";

        /** Returns the name under which findings are listed that have no operation. */
        static String withoutOperation(String noun) {
            return noun.equals(EXCHANGE) ? "unknown operation" : "the whole contract";
        }

        /** Creates the frame of a report about exchanges. */
        public Frame(FailurePolicy policy, String version, LocalDate date, boolean coloured) {
            this(policy, version, date, coloured, EXCHANGE, List.of(), "");
        }
    }

    /**
     * Begins a report in this format.
     *
     * @param out receives the report; it is flushed at the end, but not closed
     * @param frame what the format may need to know
     * @return the report
     * @throws IOException if the report cannot be written
     */
    public Report begin(PrintWriter out, Frame frame) throws IOException {
        return switch (this) {
            case TEXT -> frame.coloured() ? TextReport.coloured(out) : TextReport.plain(out);
            case JSON -> new JsonReport(out);
            case JUNIT -> new JunitReport(out, frame.policy(), frame.noun());
            case SARIF ->
                frame.rules().isEmpty()
                        ? new SarifReport(out, frame.version())
                        : new SarifReport(out, frame.version(), frame.rules(), frame.related());
            case GITHUB -> new GithubReport(out, frame.noun());
            case MARKDOWN -> new MarkdownReport(out);
            case HTML -> new HtmlReport(out, frame.date(), frame.noun());
        };
    }

    /** Returns the name as used by the option, for example {@code sarif}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
