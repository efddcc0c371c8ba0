package io.github.chatspec.redact;

import io.github.chatspec.text.MaskedText;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes, by their form, the names of fields that no contract describes; other keys may be data. */
final class FieldNames {

    /** A key of this length can have the words of a name, and not those of a token. */
    private static final int FEW_WORDS = 2;

    /** The average length of the words of a name is not below this; random characters change their case more often. */
    private static final int SHORTEST_WORDS = 3;

    private static final int MOST_DIGITS = 3;

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern CONSONANTS = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxz]{7}");

    private final boolean capitalized;

    /**
     * Creates the distinction.
     *
     * @param documented the names of fields in the contracts; they show whether names begin with a capital letter
     */
    FieldNames(Set<String> documented) {
        this.capitalized = documented.stream().anyMatch(FieldNames::isCapitalized);
    }

    /** Returns whether a key has the form of a field's name, and not that of a person's name, an id or a token. */
    boolean isOne(String key) {
        return MaskedText.isName(key)
                && key.indexOf('.') < 0
                && key.indexOf(':') < 0
                && (capitalized || !isCapitalized(key))
                && !CONSONANTS.matcher(key).find()
                && hasFewDigits(key)
                && hasWords(key);
    }

    private static boolean isCapitalized(String key) {
        return key.chars().filter(Character::isLetter).limit(1).anyMatch(Character::isUpperCase);
    }

    private static boolean hasFewDigits(String key) {
        return DIGITS.matcher(key).results().count() <= FEW_WORDS
                && DIGITS.matcher(key).results().allMatch(run -> run.group().length() <= MOST_DIGITS);
    }

    private static boolean hasWords(String key) {
        int words = 0;
        int letters = 0;
        Matcher word = WORD.matcher(key);
        while (word.find()) {
            words++;
            letters += word.group().length();
        }
        return words <= FEW_WORDS || letters >= SHORTEST_WORDS * words;
    }
}
