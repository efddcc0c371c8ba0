package io.github.chatspec.coverage;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts values that no contract lists, up to a number of different ones.
 *
 * <p>Whether there are too many depends only on the set of observed values, not on their order, so that merging is
 * associative.
 */
public final class UnlistedValues {

    /** The name under which reports count the values that must not be printed. */
    public static final String OTHER = "(other)";

    static final int MOST = 50;

    private final Map<String, Occurrences> tallies = new HashMap<>();
    private final Occurrences rest = new Occurrences();
    private boolean many;

    void add(String word, long at) {
        if (many) {
            rest.add(at);
            return;
        }
        tallies.computeIfAbsent(word, absent -> new Occurrences()).add(at);
        join();
    }

    /** Counts a value that must not be printed. */
    void addHidden(long at) {
        rest.add(at);
    }

    void merge(UnlistedValues other) {
        many |= other.many;
        rest.merge(other.rest);
        other.tallies.forEach((word, tally) ->
                tallies.computeIfAbsent(word, absent -> new Occurrences()).merge(tally));
        join();
    }

    /** Adds the counts that a file contains. */
    void restore(Map<String, Occurrences> known, Occurrences hidden, boolean tooMany) {
        tallies.putAll(known);
        rest.merge(hidden);
        many |= tooMany;
        join();
    }

    private void join() {
        many |= tallies.size() > MOST;
        if (many) {
            tallies.values().forEach(rest::merge);
            tallies.clear();
        }
    }

    /**
     * Returns the counts of the values that may be printed.
     *
     * @return occurrences by value; empty if there are {@linkplain #many() too many}
     */
    public Map<String, Occurrences> tallies() {
        return tallies;
    }

    /**
     * Returns the counts of all other values.
     *
     * @return the values that must not be printed, and all values if there are {@linkplain #many() too many}
     */
    public Occurrences rest() {
        return rest;
    }

    /**
     * Returns whether there are too many different values to count each of them.
     *
     * @return whether only their sum is known
     */
    public boolean many() {
        return many;
    }
}
