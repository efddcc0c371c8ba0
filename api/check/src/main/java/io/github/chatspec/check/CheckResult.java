package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import java.util.List;
import java.util.Optional;

/**
 * The result of a check.
 *
 * @param summary the counts of exchanges and findings
 * @param findings a baseline of all findings, known or new; empty if there are too many different ones
 * @param observations what the exchanges contained; empty unless the check measures coverage
 * @param failedReports the reports that could not be written; all others are complete
 */
public record CheckResult(
        Summary summary,
        Optional<Baseline> findings,
        Optional<Observations> observations,
        List<FailedReport> failedReports) {

    /**
     * A report that could not be written.
     *
     * @param report the report, which is incomplete
     * @param reason what it threw
     */
    public record FailedReport(Report report, Throwable reason) {}
}
