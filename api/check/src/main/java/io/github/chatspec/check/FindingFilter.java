package io.github.chatspec.check;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.report.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Counts findings, and keeps for the reports those that are new, up to a number. */
final class FindingFilter {

    /** A baseline is read by people; more different findings would not be. */
    private static final int MAX_FINGERPRINTS = 100_000;

    /** A run that chatspec failed on should say so even if it has many findings. */
    static final int MAX_INTERNAL_ERRORS = 1000;

    private final Baseline baseline;
    private final long maxFindings;
    private final Summary.Builder summary;
    private final Set<String> fingerprints = new TreeSet<>();
    private final SeenFindings seen = new SeenFindings();
    private final Set<String> knownFingerprints = new HashSet<>();
    private final Map<SourceLine, Finding> aboutContract = new LinkedHashMap<>();
    private long reported;
    private long internalErrors;

    FindingFilter(Baseline baseline, long maxFindings, Summary.Builder summary) {
        this.baseline = baseline;
        this.maxFindings = maxFindings;
        this.summary = summary;
    }

    /** Returns those of the findings of an exchange that the reports receive. */
    List<Finding> apply(List<Finding> findings) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            boolean internal = finding.rule().equals(InternalErrorRule.ID);
            boolean known = !internal && baseline.contains(finding);
            if (fingerprints.size() < MAX_FINGERPRINTS && seen.add(finding)) {
                fingerprints.add(finding.fingerprint());
            }
            if (known) {
                knownFingerprints.add(baseline.fingerprint(finding));
                summary.countKnown();
            } else if (!isRepeated(finding)) {
                boolean isKept = reported < maxFindings || (internal && internalErrors < MAX_INTERNAL_ERRORS);
                summary.count(finding, isKept);
                if (isKept) {
                    reported++;
                    internalErrors += internal ? 1 : 0;
                    kept.add(finding);
                }
            }
        }
        return kept;
    }

    /** Returns whether a finding is about the contract, and was already found in another exchange. */
    private boolean isRepeated(Finding finding) {
        return Rules.isAboutContract(finding.rule())
                && aboutContract.putIfAbsent(finding.contract().orElseThrow(), finding) != null;
    }

    /** Returns the first new finding about each place in a contract, which alone is counted. */
    Map<SourceLine, Finding> aboutContract() {
        return aboutContract;
    }

    /** Returns the fingerprints of the baseline that occurred. */
    Set<String> knownFingerprints() {
        return knownFingerprints;
    }

    /** Returns the fingerprints of the baseline that did not occur. */
    List<String> resolved() {
        return baseline.without(knownFingerprints);
    }

    /** Returns a baseline of all findings, or empty if there are too many different ones. */
    Optional<Baseline> findings() {
        return fingerprints.size() < MAX_FINGERPRINTS ? Optional.of(Baseline.of(fingerprints)) : Optional.empty();
    }
}
