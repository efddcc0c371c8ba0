package io.github.chatspec.report;

import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Figures;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run came to.
 *
 * <p>The smallest use: {@code summary.count(finding, true)}, and then {@code summary.count(Level.ERROR)}.
 */
public final class Summary {

    private final Map<Level, Long> levels = new EnumMap<>(Level.class);
    private final Map<String, Long> rules = new TreeMap<>();
    private long exchanges;
    private long withheld;
    private long known;
    private List<String> gone = List.of();
    private Optional<Coverage> coverage = Optional.empty();
    private Optional<Figures> figures = Optional.empty();

    /** Begins with nothing. */
    public Summary() {}

    /** Counts one exchange. */
    public void countExchange() {
        exchanges++;
    }

    /**
     * Counts one finding that is new.
     *
     * @param finding the finding
     * @param reported whether the reports got it; a run passes on no more than so many
     */
    public void count(Finding finding, boolean reported) {
        levels.merge(finding.level(), 1L, Long::sum);
        rules.merge(finding.rule(), 1L, Long::sum);
        withheld += reported ? 0 : 1;
    }

    /** Counts one finding that the baseline knows, and that no report gets. */
    public void countKnown() {
        known++;
    }

    /**
     * Takes over what the baseline knows and the run did not find.
     *
     * @param fingerprints the fingerprints
     */
    public void gone(List<String> fingerprints) {
        gone = List.copyOf(fingerprints);
    }

    /**
     * Takes over what was seen.
     *
     * @param coverage what of the contracts was seen, and what never was
     * @param figures the figures of each field
     */
    public void observed(Coverage coverage, Figures figures) {
        this.coverage = Optional.of(coverage);
        this.figures = Optional.of(figures);
    }

    /**
     * Returns what of the contracts was seen.
     *
     * @return the coverage, or nothing where nobody asked
     */
    public Optional<Coverage> coverage() {
        return coverage;
    }

    /**
     * Returns the figures of each field.
     *
     * @return the figures, or nothing where nobody asked
     */
    public Optional<Figures> figures() {
        return figures;
    }

    /**
     * Returns how many exchanges were judged.
     *
     * @return their number
     */
    public long exchanges() {
        return exchanges;
    }

    /**
     * Returns how many new findings of a level there are.
     *
     * @param level the level
     * @return their number
     */
    public long count(Level level) {
        return levels.getOrDefault(level, 0L);
    }

    /**
     * Returns how many new findings there are.
     *
     * @return their number
     */
    public long findings() {
        long findings = 0;
        for (long ofLevel : levels.values()) {
            findings += ofLevel;
        }
        return findings;
    }

    /**
     * Returns how many new findings each rule has.
     *
     * @return the numbers by the id of the rule, in the order of the ids
     */
    public Map<String, Long> rules() {
        return rules;
    }

    /**
     * Returns how many new findings were counted only.
     *
     * @return the number of those that no report got
     */
    public long withheld() {
        return withheld;
    }

    /**
     * Returns how many findings the baseline knows.
     *
     * @return their number
     */
    public long known() {
        return known;
    }

    /**
     * Returns what the baseline knows and the run did not find.
     *
     * @return the fingerprints, in their order
     */
    public List<String> gone() {
        return gone;
    }

    /**
     * Tells whether anything is as heavy as a level or heavier.
     *
     * @param level the level
     * @return whether there is such a new finding
     */
    public boolean hasAtLeast(Level level) {
        for (Level found : levels.keySet()) {
            if (found.isAtLeast(level)) {
                return true;
            }
        }
        return false;
    }
}
