package io.github.chatspec.coverage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts how often something occurred, and when it first and last did.
 */
public final class Occurrences {

    /** Represents an unknown timestamp. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = UNKNOWN;

    /** Creates the occurrences of something that was never observed. */
    public Occurrences() {}

    Occurrences(long count, Optional<Instant> first, Optional<Instant> last) {
        this.count = count;
        first.ifPresent(timestamp -> this.first = timestamp.toEpochMilli());
        last.ifPresent(timestamp -> this.last = timestamp.toEpochMilli());
    }

    /** Returns a timestamp in milliseconds; one whose year has more than four digits is treated as unknown. */
    static long timestamp(Optional<Instant> at) {
        return at.filter(timestamp -> Math.abs(timestamp.getEpochSecond()) < 250_000_000_000L)
                .map(Instant::toEpochMilli)
                .orElse(UNKNOWN);
    }

    void add(long at) {
        count++;
        if (at != UNKNOWN) {
            first = Math.min(first, at);
            last = Math.max(last, at);
        }
    }

    void merge(Occurrences other) {
        count += other.count;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
    }

    /**
     * Returns the number of occurrences.
     *
     * @return the number, 0 where it never was
     */
    public long count() {
        return count;
    }

    /**
     * Returns the time of the first occurrence.
     *
     * @return the timestamp in milliseconds, or empty if it never occurred or no record has a timestamp
     */
    public Optional<Instant> first() {
        return first == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first));
    }

    /**
     * Returns the time of the last occurrence.
     *
     * @return the timestamp in milliseconds, or empty if it never occurred or no record has a timestamp
     */
    public Optional<Instant> last() {
        return last == UNKNOWN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
    }

    /**
     * Returns the number as JSON, with the timestamps that are known.
     *
     * @return an object with {@code n} and, where known, {@code first} and {@code last}
     */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("n", count);
        first().ifPresent(at -> tree.put("first", at.toString()));
        last().ifPresent(at -> tree.put("last", at.toString()));
        return tree;
    }

    @Override
    public String toString() {
        return String.valueOf(count);
    }
}
