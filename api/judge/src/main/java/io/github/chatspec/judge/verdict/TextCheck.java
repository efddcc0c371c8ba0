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
    private final List<Predicate<String>> formatsAndPatterns;

    /** Finds texts in bytes that meet the formats. */
    private final PlainFormat[] plain;

    /** A string of a list. */
    private static final class Value extends ByteKey {
        private final boolean isAllowed;
        private final long listBits;

        Value(String text, boolean isAllowed, long listBits) {
            super(text);
            this.isAllowed = isAllowed;
            this.listBits = listBits;
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
        values = table(schema, allowed, listings, isNoting ? Set.of() : schema.enumReadings);
        formatsAndPatterns = List.copyOf(schema.formatsAndPatterns);
        plain = new PlainFormat[formatsAndPatterns.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = PlainFormat.of(formatsAndPatterns.get(i));
        }
    }

    private static ByteTable<Value> table(
            CompiledSchema schema, Set<String> allowed, List<CompiledSchema.Listing> listings, Set<String> reported) {
        Map<String, Long> listBits = new TreeMap<>();
        // No lambdas here, since the first one takes a new process as long as a check.
        for (String text : schema.enumReadings) {
            listBits.put(text, 0L);
        }
        if (allowed != null) {
            for (String text : allowed) {
                listBits.put(text, 0L);
            }
        }
        for (CompiledSchema.Listing listing : listings) {
            for (String text : listing.values()) {
                listBits.put(text, listBits.getOrDefault(text, 0L) | listing.bit());
            }
        }
        List<Value> values = new ArrayList<>();
        for (Map.Entry<String, Long> entry : listBits.entrySet()) {
            String text = entry.getKey();
            boolean isAllowed = (allowed == null || allowed.contains(text)) && !reported.contains(text);
            values.add(new Value(text, isAllowed, entry.getValue()));
        }
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
        long lists = 0;
        if (values != null) {
            lists = listBits(values.find(bytes, from, to));
            if (lists == REJECTED) {
                return REJECTED;
            }
        }
        if (isPlainlyMet(bytes, from, to)) {
            return lists;
        }
        return areMet(new String(bytes, from, length, StandardCharsets.ISO_8859_1)) ? lists : REJECTED;
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
        long lists = values == null ? 0 : listBits(values.find(bytes, 0, bytes.length));
        return lists != REJECTED && areMet(text) ? lists : REJECTED;
    }

    private long listBits(Value value) {
        if (value == null) {
            return isClosed ? REJECTED : 0;
        }
        return value.isAllowed ? value.listBits : REJECTED;
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
        for (int i = 0; i < formatsAndPatterns.size(); i++) {
            if (!formatsAndPatterns.get(i).test(text)) {
                return false;
            }
        }
        return true;
    }
}
