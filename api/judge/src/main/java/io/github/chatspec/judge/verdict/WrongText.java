package io.github.chatspec.judge.verdict;

import io.github.chatspec.judge.keyword.TextFormat;
import io.github.chatspec.text.Wording;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Recognizes strings that violate a list, a format or a pattern, if the rules report nothing else about them. */
final class WrongText {

    private final Note.Kind kind;
    /** The format or pattern; null if the keyword is a list. */
    private final Predicate<String> formatOrPattern;
    /** The strings that the keyword allows. */
    private final Set<String> listed;
    /** The strings with which clauses compare. */
    private final Set<String> compared;

    private WrongText(Note.Kind kind, Predicate<String> formatOrPattern, Set<String> listed, Set<String> compared) {
        this.kind = kind;
        this.formatOrPattern = formatOrPattern;
        this.listed = listed;
        this.compared = compared;
    }

    /**
     * Returns the strings that do not conform and are noted.
     *
     * @param field a key about whose value the rules report the same whatever else the body contains
     * @param listed the only strings that its schema allows; may be null
     * @return the strings; null if they are all left to the rules
     */
    static WrongText of(CompiledSchema.Field field, Set<String> listed) {
        CompiledSchema schema = field.shape();
        boolean isLimited = schema.minLength > 0 || schema.maxLength < Integer.MAX_VALUE;
        if ((schema.types & CompiledSchema.STRING) == 0 || isLimited) {
            return null;
        }
        Set<String> compared = new HashSet<>();
        for (CompiledSchema.Listing listing : field.listings()) {
            compared.addAll(listing.values());
        }
        if (listed == null) {
            Predicate<String> reported = reportedFormatOrPattern(schema);
            return reported == null ? null : new WrongText(Note.Kind.FORMAT, reported, Set.of(), compared);
        }
        boolean isOneList = schema.enumKeywordCount == 1
                && listed.size() == schema.values.size()
                && schema.formatsAndPatterns.isEmpty();
        return isOneList ? new WrongText(Note.Kind.ENUM, null, listed, compared) : null;
    }

    /** Returns the format or pattern that the rule reports, whatever else rejects a string; null if that is unknown. */
    private static Predicate<String> reportedFormatOrPattern(CompiledSchema schema) {
        for (Predicate<String> candidate : schema.formatsAndPatterns) {
            // The rule does not report a pattern if the format is wrong.
            boolean isFormat = schema.formatKeywordCount == 1 && candidate instanceof TextFormat;
            if (isFormat || schema.formatsAndPatterns.size() == 1) {
                return candidate;
            }
        }
        return null;
    }

    Note.Kind kind() {
        return kind;
    }

    /** Returns whether the keyword certainly rejects a string, and the rule reports the same about it as about other strings. */
    boolean isCertain(String text) {
        if (compared.contains(text)) {
            return false;
        }
        if (formatOrPattern == null) {
            // The rule names a similar value.
            return !listed.contains(text) && Wording.nearest(text, listed).isEmpty();
        }
        return formatOrPattern instanceof TextFormat format ? format.rejects(text) : !formatOrPattern.test(text);
    }
}
