package io.github.chatspec.check;

import io.github.chatspec.report.CleanCount;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports of a run, of which one that fails does not keep the others from being written. */
final class GuardedReports {

    private final List<Report> working;
    private final List<CheckResult.FailedReport> failed = new ArrayList<>();

    GuardedReports(List<? extends Report> reports) {
        this.working = new ArrayList<>(reports);
    }

    /** Adds an exchange to all reports, and returns what one of them threw because of it, if any did. */
    Optional<Throwable> add(JudgedExchange judged) {
        Throwable first = null;
        for (Report report : List.copyOf(working)) {
            try {
                report.add(judged);
            } catch (IOException e) {
                drop(report, e);
            } catch (RuntimeException | Error e) {
                first = first == null ? e : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Returns whether a report must receive each exchange without findings. */
    boolean needCleanExchanges() {
        for (Report report : working) {
            if (report.needsCleanExchanges()) {
                return true;
            }
        }
        return false;
    }

    /** Adds exchanges without findings to all reports; a report that throws something is given up. */
    void addClean(CleanCount clean) {
        for (Report report : List.copyOf(working)) {
            try {
                report.addClean(clean);
            } catch (IOException | RuntimeException | Error e) {
                drop(report, e);
            }
        }
    }

    /** Adds an exchange for which a report has thrown something; a report that throws again is given up. */
    void addAgain(JudgedExchange judged) {
        for (Report report : List.copyOf(working)) {
            try {
                report.add(judged);
            } catch (IOException | RuntimeException | Error e) {
                drop(report, e);
            }
        }
    }

    /** Ends all reports, and returns those that could not be written. */
    List<CheckResult.FailedReport> end(Summary summary) {
        for (Report report : List.copyOf(working)) {
            try {
                report.end(summary);
            } catch (IOException | RuntimeException | Error e) {
                drop(report, e);
            }
        }
        return List.copyOf(failed);
    }

    private void drop(Report report, Throwable reason) {
        working.remove(report);
        failed.add(new CheckResult.FailedReport(report, reason));
    }
}
