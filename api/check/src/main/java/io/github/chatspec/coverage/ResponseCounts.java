package io.github.chatspec.coverage;

import java.util.HashMap;
import java.util.Map;

/** The counts of the fields in the bodies of one documented response. */
public final class ResponseCounts {

    /**
     * The number of fields up to which each field has its own count. Only recursive schemas have more.
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

    /**
     * Returns the counts of the fields.
     *
     * @return counts by pointer, with {@code *} for the items of arrays and the values of maps
     */
    public Map<String, FieldCounts> fields() {
        return fields;
    }

    /** Returns whether there are too many fields, so that none is counted. */
    boolean many() {
        return many;
    }
}
