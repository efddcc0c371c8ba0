package io.github.chatspec.coverage.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.coverage.Occurrences;

/**
 * One figure of a field: the share of the values, or of the objects around it, that had something, and when it was seen.
 *
 * @param proportion how many of how many
 * @param tally how often, and when first and last
 */
public record Figure(Share proportion, Occurrences tally) {

    static Figure of(Occurrences tally, long of) {
        return new Figure(Share.atMostAll(tally.count(), of), tally);
    }

    /** Returns the figure of something that was never observed. */
    static Figure none(long of) {
        return new Figure(new Share(0, of), new Occurrences());
    }

    /**
     * Returns the figure as JSON.
     *
     * @return an object with {@code count}, {@code n}, {@code share}, the limits {@code low} and {@code high} of its
     *     95 % interval, and {@code first} and {@code last} where they are known
     */
    public ObjectNode toJson() {
        Interval interval = proportion.interval();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("count", proportion.count()).put("n", proportion.of()).put("share", rounded(proportion.share()));
        tree.put("low", rounded(interval.low())).put("high", rounded(interval.high()));
        tally.first().ifPresent(first -> tree.put("first", first.toString()));
        tally.last().ifPresent(last -> tree.put("last", last.toString()));
        return tree;
    }

    private static double rounded(double share) {
        return Math.round(share * 1e6) / 1e6;
    }
}
