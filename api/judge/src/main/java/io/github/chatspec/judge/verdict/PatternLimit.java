package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A regular expression that a string matches unless a condition says that it may be another one. */
final class PatternLimit {

    /** The bit of the condition. */
    final long limit;

    private final Predicate<String> pattern;

    /** Finds the expression in bytes; null if only the predicate does. */
    private final PlainFormat plain;

    PatternLimit(long limit, Predicate<String> pattern) {
        this.limit = limit;
        this.pattern = pattern;
        PlainFormat format = PlainFormat.of(pattern);
        this.plain = format == PlainFormat.UNKNOWN ? null : format;
    }

    /**
     * Checks a string of ASCII characters without escapes.
     *
     * @param bytes the bytes, of which one that is not part of the string follows it
     * @param from the index of the first character
     * @param to the index after the last one
     */
    boolean isMet(byte[] bytes, int from, int to) {
        return plain == null
                ? pattern.test(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                : plain.isMet(bytes, from, to);
    }

    /** Checks any string. */
    boolean isMet(String text) {
        return pattern.test(text);
    }
}
