package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The requirements on a string. */
final class TextCheck {

    /** The result for a string that does not conform. */
    static final long REJECTED = -1;

    private final int minLength;
    private final int maxLength;

    /** The listed strings; null if there is no list. */
    private final ByteTable<Value> values;

    private final boolean isClosed;
    private final List<Predicate<String>> formats;

    /** Finds texts in bytes that meet the formats. */
    private final PlainFormat[] plain;

    /** A string of a list. */
    private static final class Value extends ByteKey {
        private final boolean isAllowed;
        private final long met;

        Value(String text, boolean isAllowed, long met) {
            super(text);
            this.isAllowed = isAllowed;
            this.met = met;
        }
    }

    /**
     * Creates the check of a schema.
     *
     * @param schema the schema
     * @param allowed the only strings that it allows; null if it has no such list
     * @param listings further lists, whose bits {@link #check} returns
     * @param isNoting whether it also accepts the strings that a rule reports
     */
    TextCheck(CompiledSchema schema, Set<String> allowed, List<CompiledSchema.Listing> listings, boolean isNoting) {
        minLength = schema.minLength;
        maxLength = schema.maxLength;
        isClosed = allowed != null;
        values = table(schema, allowed, listings, isNoting ? Set.of() : schema.remarked);
        formats = List.copyOf(schema.forms);
        plain = new PlainFormat[formats.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = PlainFormat.of(formats.get(i));
        }
    }

    private static ByteTable<Value> table(
            CompiledSchema schema, Set<String> allowed, List<CompiledSchema.Listing> listings, Set<String> reported) {
        Map<String, Long> met = new TreeMap<>();
        schema.remarked.forEach(text -> met.put(text, 0L));
        if (allowed != null) {
            allowed.forEach(text -> met.put(text, 0L));
        }
        for (CompiledSchema.Listing listing : listings) {
            listing.values().forEach(text -> met.merge(text, listing.bit(), (a, b) -> a | b));
        }
        List<Value> values = new ArrayList<>();
        met.forEach((text, bits) -> values.add(
                new Value(text, (allowed == null || allowed.contains(text)) && !reported.contains(text), bits)));
        return values.isEmpty() && allowed == null ? null : new ByteTable<>(values);
    }

    /**
     * Checks a string of ASCII characters without escapes.
     *
     * @param bytes the bytes, of which one that is not part of the string follows it
     * @param from the index of the first character
     * @param to the index after the last one
     * @return the bits of the lists that contain the string, or {@link #REJECTED}
     */
    long check(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < minLength || length > maxLength) {
            return REJECTED;
        }
        long met = 0;
        if (values != null) {
            met = met(values.find(bytes, from, to));
            if (met == REJECTED) {
                return REJECTED;
            }
        }
        if (isPlainlyMet(bytes, from, to)) {
            return met;
        }
        return areMet(new String(bytes, from, length, StandardCharsets.ISO_8859_1)) ? met : REJECTED;
    }

    /** Checks any string. */
    long check(String text) {
        if (text.length() > maxLength || minLength > 0) {
            int length = text.codePointCount(0, text.length());
            if (length < minLength || length > maxLength) {
                return REJECTED;
            }
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long met = values == null ? 0 : met(values.find(bytes, 0, bytes.length));
        return met != REJECTED && areMet(text) ? met : REJECTED;
    }

    private long met(Value value) {
        if (value == null) {
            return isClosed ? REJECTED : 0;
        }
        return value.isAllowed ? value.met : REJECTED;
    }

    private boolean isPlainlyMet(byte[] bytes, int from, int to) {
        for (PlainFormat format : plain) {
            if (!format.isMet(bytes, from, to)) {
                return false;
            }
        }
        return true;
    }

    private boolean areMet(String text) {
        for (int i = 0; i < formats.size(); i++) {
            if (!formats.get(i).test(text)) {
                return false;
            }
        }
        return true;
    }
}
