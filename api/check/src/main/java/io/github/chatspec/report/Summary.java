package io.github.chatspec.report;

import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.rule.InternalErrorRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The counts of a run.
 *
 * @param exchanges the number of exchanges judged
 * @param otherHosts the exchanges that were not judged because of their hosts
 * @param levels the number of new findings by level
 * @param rules the number of new findings by rule id, sorted by id
 * @param withheld the number of new findings that no report received
 * @param known the number of findings that the baseline contains
 * @param resolved the fingerprints of the baseline that no longer occur, sorted
 * @param coverage how much of the contracts the run covered, if it was measured
 * @param figures the figures of each field, if they were measured
 */
public record Summary(
        long exchanges,
        OtherHosts otherHosts,
        Map<Level, Long> levels,
        Map<String, Long> rules,
        long withheld,
        long known,
        List<String> resolved,
        Optional<Coverage> coverage,
        Optional<Figures> figures) {

    /**
     * Returns a builder without any counts.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the number of new findings of a level.
     *
     * @param level the level
     * @return the number
     */
    public long count(Level level) {
        return levels.getOrDefault(level, 0L);
    }

    /**
     * Returns the number of new findings.
     *
     * @return the number
     */
    public long findings() {
        return sum(levels);
    }

    /**
     * Returns the number of exchanges on which chatspec failed.
     *
     * @return the number
     */
    public long internalErrors() {
        return rules.getOrDefault(InternalErrorRule.ID, 0L);
    }

    /**
     * Returns the number of exchanges whose body the recording lacks, so that it was not judged.
     *
     * @return the number, without those that the baseline contains
     */
    public long missingBodies() {
        return rules.getOrDefault(FailurePolicy.BODY_MISSING, 0L);
    }

    /**
     * Returns whether there is a new finding of a level or of a more severe one.
     *
     * @param level the level
     * @return whether there is one
     */
    public boolean hasAtLeast(Level level) {
        for (Level found : levels.keySet()) {
            if (found.isAtLeast(level)) {
                return true;
            }
        }
        return false;
    }

    private static long sum(Map<Level, Long> levels) {
        long sum = 0;
        for (long count : levels.values()) {
            sum += count;
        }
        return sum;
    }

    /** Counts the exchanges and findings of a run. */
    public static final class Builder {

        private final Map<Level, Long> levels = new EnumMap<>(Level.class);
        private final Map<String, Long> rules = new TreeMap<>();
        private final OtherHosts.Builder otherHosts = new OtherHosts.Builder();
        private long exchanges;
        private long withheld;
        private long known;
        private List<String> resolved = List.of();
        private Optional<Coverage> coverage = Optional.empty();
        private Optional<Figures> figures = Optional.empty();

        private Builder() {}

        /** Counts an exchange. */
        public void countExchange() {
            countExchanges(1);
        }

        /**
         * Counts exchanges.
         *
         * @param number the number of exchanges
         */
        public void countExchanges(long number) {
            exchanges += number;
        }

        /**
         * Counts an exchange that was not judged because of its host.
         *
         * @param host the host
         */
        public void count(JudgedExchange.OtherHost host) {
            otherHosts.add(host);
        }

        /**
         * Counts a new finding.
         *
         * @param finding the finding
         * @param reported whether the reports received it
         */
        public void count(Finding finding, boolean reported) {
            levels.merge(finding.level(), 1L, Long::sum);
            rules.merge(finding.rule(), 1L, Long::sum);
            withheld += reported ? 0 : 1;
        }

        /** Counts a finding that the baseline contains. */
        public void countKnown() {
            known++;
        }

        /**
         * Returns the number of exchanges so far.
         *
         * @return the number
         */
        public long exchanges() {
            return exchanges;
        }

        /**
         * Returns the number of new findings so far.
         *
         * @return the number
         */
        public long findings() {
            return sum(levels);
        }

        /**
         * Sets the fingerprints of the baseline that no longer occur.
         *
         * @param fingerprints the fingerprints, sorted
         * @return this builder
         */
        public Builder resolved(List<String> fingerprints) {
            resolved = List.copyOf(fingerprints);
            return this;
        }

        /**
         * Sets how much of the contracts the run covered.
         *
         * @param coverage the coverage
         * @param figures the figures of each field
         * @return this builder
         */
        public Builder coverage(Coverage coverage, Figures figures) {
            this.coverage = Optional.of(coverage);
            this.figures = Optional.of(figures);
            return this;
        }

        /**
         * Builds the summary.
         *
         * @return the summary
         */
        public Summary build() {
            return new Summary(
                    exchanges,
                    otherHosts.build(),
                    Collections.unmodifiableMap(new EnumMap<>(levels)),
                    Collections.unmodifiableMap(new TreeMap<>(rules)),
                    withheld,
                    known,
                    resolved,
                    coverage,
                    figures);
        }
    }
}
