package io.github.chatspec.coverage;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts values that no contract lists, up to a number of different ones.
 *
 * <p>Whether there are too many depends only on which words were seen, never on their order, so that merging is
 * associative.
 */
final class UnlistedValues {

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

    /** Counts what may not be shown. */
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

    /** Takes over what a file holds. */
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

    Map<String, Occurrences> tallies() {
        return tallies;
    }

    /** What may not be shown, and all the words where they are too many. */
    Occurrences rest() {
        return rest;
    }

    boolean many() {
        return many;
    }
}
