package io.github.chatspec.check;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.report.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Counts findings, and keeps for the reports those that are new, up to a number. */
final class FindingFilter {

    /** A baseline is read by people; more different findings would not be. */
    private static final int MAX_FINGERPRINTS = 100_000;

    private final Baseline baseline;
    private final long maxFindings;
    private final Summary.Builder summary;
    private final Set<String> fingerprints = new TreeSet<>();
    private long reported;

    FindingFilter(Baseline baseline, long maxFindings, Summary.Builder summary) {
        this.baseline = baseline;
        this.maxFindings = maxFindings;
        this.summary = summary;
    }

    /** Returns those of the findings of an exchange that the reports receive. */
    List<Finding> apply(List<Finding> findings) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            String fingerprint = finding.fingerprint();
            boolean known = baseline.contains(fingerprint);
            if (fingerprints.size() < MAX_FINGERPRINTS || known) {
                fingerprints.add(fingerprint);
            }
            if (known) {
                summary.countKnown();
            } else if (reported < maxFindings) {
                summary.count(finding, true);
                reported++;
                kept.add(finding);
            } else {
                summary.count(finding, false);
            }
        }
        return kept;
    }

    /** Returns the fingerprints of the baseline that did not occur. */
    List<String> resolved() {
        return baseline.without(fingerprints);
    }

    /** Returns a baseline of all findings, or empty if there are too many different ones. */
    Optional<Baseline> findings() {
        return fingerprints.size() < MAX_FINGERPRINTS ? Optional.of(Baseline.of(fingerprints)) : Optional.empty();
    }
}
