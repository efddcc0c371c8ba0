package io.github.chatspec.redact;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Replaces a value character by character, so that what a regular expression or a format requires of it stays.
 *
 * <p>A character stays where no other one is possible, such as in the literal part of an expression.
 */
final class StepwiseReplacement {

    /** Longer values would take too long. */
    static final int LONGEST = 512;

    /** The maximum number of characters tried at one position, enough for all letters of ASCII. */
    private static final int ATTEMPTS = 26;

    /** A longer part that stays could be data, unless an expression contains it. */
    private static final int SHORT = 2;

    /** A character that the same one follows, which an expression writes once. */
    private static final Pattern REPEATED = Pattern.compile("(.)(?=\\1)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?=[^A-Za-z0-9])");

    private final RedactionKey key;
    private final String value;
    private final Predicate<String> accepted;

    StepwiseReplacement(RedactionKey key, String value, Predicate<String> accepted) {
        this.key = key;
        this.value = value;
        this.accepted = accepted;
    }

    /**
     * Returns the replacement.
     *
     * @param literals the regular expressions whose literal parts may stay
     * @return the replacement; empty if a part of the value would stay that is not literal
     */
    Optional<String> replaced(Set<String> literals) {
        int[] before = value.codePoints().toArray();
        if (before.length > LONGEST) {
            return Optional.empty();
        }
        int[] points = before.clone();
        Alphabet[] alphabets = ValueShape.of(value, before);
        int[] numbers = key.numbers("step " + value, before.length);
        for (int i = 0; i < points.length; i++) {
            if (alphabets[i] != null) {
                replace(points, i, alphabets[i], numbers[i]);
            }
        }
        return isReplaced(before, points, alphabets, literals)
                ? Optional.of(new String(points, 0, points.length))
                : Optional.empty();
    }

    private void replace(int[] points, int at, Alphabet alphabet, int number) {
        int before = points[at];
        for (int attempt = 0; attempt < Math.min(ATTEMPTS, alphabet.size()); attempt++) {
            points[at] = alphabet.first() + (number + attempt) % alphabet.size();
            if (points[at] != before && accepted.test(new String(points, 0, points.length))) {
                return;
            }
        }
        points[at] = before;
    }

    /** Returns whether every longer part that stayed is literal in an expression, and few other characters stayed. */
    private static boolean isReplaced(int[] before, int[] after, Alphabet[] alphabets, Set<String> literals) {
        int replaceable = 0;
        int stayed = 0;
        StringBuilder part = new StringBuilder();
        for (int i = 0; i <= before.length; i++) {
            boolean stays = i < before.length && alphabets[i] != null && before[i] == after[i];
            if (stays) {
                part.appendCodePoint(before[i]);
            } else {
                boolean literal = literals.stream()
                        .anyMatch(regex -> ESCAPE.matcher(regex).replaceAll("").contains(part));
                if (!literal && REPEATED.matcher(part).replaceAll("").length() > SHORT) {
                    return false;
                }
                stayed += literal ? 0 : part.length();
                part.setLength(0);
            }
            replaceable += i < before.length && alphabets[i] != null ? 1 : 0;
        }
        return 2 * stayed <= replaceable;
    }
}
