package io.github.chatspec.review.output;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.report.Summary;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.change.Change;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which a comparison is written. */
public enum ComparisonFormat {
    /** For a terminal. */
    TEXT,
    /** One JSON object per line and change, and a last one with the counts. */
    JSON,
    /** XML as build servers read it. */
    JUNIT,
    /** SARIF 2.1.0, as code scanners read it. */
    SARIF,
    /** Commands of a GitHub workflow. */
    GITHUB,
    /** A changelog. */
    MARKDOWN,
    /** One page for a browser. */
    HTML;

    /**
     * Writes a comparison in this format.
     *
     * @param comparison the comparison
     * @param known the number of changes that a baseline contains, which are not among those of the comparison
     * @param level the least severe level that fails the run
     * @param version the version of chatspec
     * @param out receives the text; it is flushed, but not closed
     * @throws IOException if it cannot be written
     */
    public void write(Comparison comparison, long known, Level level, String version, PrintWriter out)
            throws IOException {
        switch (this) {
            case TEXT -> new ComparisonText(out).write(comparison, known);
            case JSON -> new ComparisonJson(out).write(comparison, known);
            case MARKDOWN -> new ComparisonChangelog(out).write(comparison);
            default -> report(comparison, known, level, version, out);
        }
        out.flush();
    }

    private void report(Comparison comparison, long known, Level level, String version, PrintWriter out)
            throws IOException {
        ReportFormat.Frame frame = new ReportFormat.Frame(
                new FailurePolicy(level, false),
                version,
                LocalDate.now(java.time.ZoneOffset.UTC),
                false,
                "change",
                ChangeFindings.rules(),
                "This is its place before the change.");
        Report report = ReportFormat.valueOf(name()).begin(out, frame);
        Summary.Builder summary = Summary.builder();
        long entry = 0;
        for (Change change : comparison.changes()) {
            entry++;
            Finding finding = ChangeFindings.of(change);
            summary.countExchange();
            summary.count(finding, true);
            report.add(new JudgedExchange(
                    new JudgedExchange.Source(
                            change.newer().file(), entry, change.newer().line(), false),
                    finding.operation(),
                    finding.status(),
                    List.of(finding),
                    Optional.empty(),
                    Optional.empty()));
        }
        for (Comparison.LedgerRemark remark : comparison.ledger()) {
            entry++;
            Finding finding = ChangeFindings.of(remark);
            summary.count(finding, true);
            report.add(new JudgedExchange(
                    new JudgedExchange.Source(
                            remark.place().file(), entry, remark.place().line(), false),
                    Optional.empty(),
                    0,
                    List.of(finding),
                    Optional.empty(),
                    Optional.empty()));
        }
        for (long i = 0; i < known; i++) {
            summary.countKnown();
        }
        report.end(summary.build());
    }

    /** Returns the name as used by the option, for example {@code sarif}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
