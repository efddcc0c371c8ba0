package io.github.chatspec.coverage;

import java.util.HashMap;
import java.util.Map;

/** What was counted in the bodies that one row of an operation's responses describes. */
final class ResponseCounts {

    /**
     * How many places are told apart. Schemas that lead back to one another have no end of places; a contract without
     * them does not come near.
     */
    static final int MOST = 10_000;

    private final Map<String, FieldCounts> fields = new HashMap<>();
    private boolean many;

    FieldCounts field(String pointer) {
        if (many) {
            return new FieldCounts();
        }
        FieldCounts counts = fields.computeIfAbsent(pointer, absent -> new FieldCounts());
        join();
        return counts;
    }

    void merge(ResponseCounts other) {
        many |= other.many;
        join();
        other.fields.forEach((pointer, counts) -> field(pointer).merge(counts));
    }

    void restoreMany() {
        many = true;
        join();
    }

    private void join() {
        many |= fields.size() > MOST;
        if (many) {
            fields.clear();
        }
    }

    /** By pointer, with {@code *} for the items of arrays and the values of maps. */
    Map<String, FieldCounts> fields() {
        return fields;
    }

    /** Whether there are too many places, so that none is held. */
    boolean many() {
        return many;
    }
}
