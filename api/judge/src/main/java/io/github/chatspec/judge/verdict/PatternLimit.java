package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A regular expression that a string matches unless a condition says that it may be another one. */
final class PatternLimit {

    /** The bit of the condition. */
    private final long limit;

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
     * Returns the bits of the conditions that must be met because a string of ASCII characters without escapes does not match
     * their regular expressions.
     *
     * @param limits the expressions
     * @param bytes the bytes, of which one that is not part of the string follows it
     * @param from the index of the first character
     * @param to the index after the last one
     */
    static long unmet(PatternLimit[] limits, byte[] bytes, int from, int to) {
        long unmet = 0;
        for (PatternLimit limit : limits) {
            boolean isMet = limit.plain == null
                    ? limit.pattern.test(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                    : limit.plain.isMet(bytes, from, to);
            unmet |= isMet ? 0 : limit.limit;
        }
        return unmet;
    }

    /** Does the same for any string; a null matches no expression. */
    static long unmet(PatternLimit[] limits, String text) {
        long unmet = 0;
        for (PatternLimit limit : limits) {
            unmet |= text != null && limit.pattern.test(text) ? 0 : limit.limit;
        }
        return unmet;
    }
}
