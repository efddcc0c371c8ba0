package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;

/**
 * Which findings fail a run.
 *
 * @param level the least severe level that fails it
 * @param missingBodies whether a body that the recording lacks fails it too, whatever the level of that finding is
 */
public record FailurePolicy(Level level, boolean missingBodies) {

    static final String BODY_MISSING = "body-missing";

    /**
     * Returns whether a finding fails the run.
     *
     * @param finding the finding
     * @return whether it does
     */
    public boolean fails(Finding finding) {
        return finding.level().isAtLeast(level)
                || (missingBodies && finding.rule().equals(BODY_MISSING));
    }

    /** Returns how often a finding counts: twice if it fails the run by its level and as a missing body. */
    long weight(Finding finding) {
        return (finding.level().isAtLeast(level) ? 1L : 0L)
                + (missingBodies && finding.rule().equals(BODY_MISSING) ? 1L : 0L);
    }

    /** Returns the weight of all findings of a run. */
    long weight(Summary summary) {
        long weight = missingBodies ? summary.missingBodies() : 0;
        for (Level found : Level.values()) {
            weight += found.isAtLeast(level) ? summary.count(found) : 0;
        }
        return weight;
    }

    /**
     * Returns whether the findings of a run fail it.
     *
     * @param summary the counts of the run
     * @return whether they do
     */
    public boolean fails(Summary summary) {
        return summary.hasAtLeast(level) || (missingBodies && summary.missingBodies() > 0);
    }
}
