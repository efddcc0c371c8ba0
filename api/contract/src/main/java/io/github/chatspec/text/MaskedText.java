package io.github.chatspec.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values and keys as they may stand in a report: what looks like a person's data keeps its shape only.
 *
 * <p>The smallest use: {@code MaskedText.text("Anna, +49 170")} is {@code Xxxx, +00 000}.
 */
public final class MaskedText {

    /** A word of a programmer, as an enumeration's values and the keys of objects are. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$-]*[0-9]{0,3}");

    private static final Pattern KEY = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_.:$-]*");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}([Tt ][0-9:.,]*)?[ ]?" + "([Zz]|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Pattern PATH_WORD =
            Pattern.compile("[a-z]{1,20}([-_][a-z]{1,20}){0,3}|v[0-9]{1,3}(\\.[0-9]{1,3})?");

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

    private static final int LONGEST_WORD = 40;

    /** A number of more digits may be somebody's. */
    private static final int FEW_DIGITS = 5;

    private MaskedText() {}

    /**
     * Returns the shape of a text.
     *
     * @param text any text
     * @return the text with {@code x} and {@code X} for letters and {@code 0} for digits; everything else stays
     */
    public static String text(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        text.codePoints().forEach(point -> shape.appendCodePoint(shape(point)));
        return shape.toString();
    }

    private static int shape(int point) {
        if (Character.isDigit(point)) {
            return '0';
        }
        if (Character.isLetter(point)) {
            return Character.isUpperCase(point) ? 'X' : 'x';
        }
        return point < 128 || Character.isWhitespace(point) ? point : 'x';
    }

    /**
     * Returns what may be shown of a value of which anything may be expected.
     *
     * @param value the value
     * @return the value itself where it is a boolean, null, a short number or a moment in time, else its shape as JSON
     */
    public static String value(JsonNode value) {
        if (value.isTextual()) {
            boolean moment = MOMENT.matcher(value.textValue()).matches();
            return '"' + (moment ? value.textValue() : text(value.textValue())) + '"';
        }
        if (value.isNumber()) {
            String digits = value.toString();
            return digits.chars().filter(Character::isDigit).count() <= FEW_DIGITS ? digits : text(digits);
        }
        return value.isContainerNode() ? (value.isArray() ? "[…]" : "{…}") : value.toString();
    }

    /**
     * Returns what may be shown of a value that should be one of a list.
     *
     * @param value the value
     * @return the value itself where it is a single word as programmers write them, else as {@link #value}
     */
    public static String word(JsonNode value) {
        return value.isTextual() && isWord(value.textValue()) ? '"' + value.textValue() + '"' : value(value);
    }

    /**
     * Tells whether a text is a single word as programmers write them.
     *
     * @param text any text
     * @return whether it is one, for example {@code quick_reply} or {@code LiveChat2}
     */
    public static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORD.matcher(text).matches();
    }

    /**
     * Returns what may be shown of a key.
     *
     * @param key a key of an object
     * @return the key itself where it is a name as programmers give them, else its shape
     */
    public static String key(String key) {
        return isName(key) || key.isEmpty() ? key : text(key);
    }

    /**
     * Tells whether a key is a name as programmers give them, and not a value that came to be a key.
     *
     * @param key a key of an object
     * @return whether it is one
     */
    public static boolean isName(String key) {
        return key.length() <= LONGEST_WORD
                && KEY.matcher(key).matches()
                && key.chars().filter(Character::isDigit).count() < FEW_DIGITS;
    }

    /**
     * Returns what may be shown of the path of an address.
     *
     * @param path the path as it was sent
     * @return the path, in which segments that are no words as programmers write them, nor versions, keep their shape only
     */
    public static String path(String path) {
        return Stream.of(path.split("/", -1))
                .map(segment -> PATH_WORD.matcher(segment).matches() ? segment : text(segment))
                .collect(Collectors.joining("/"));
    }

    /**
     * Returns what may be shown of a pointer.
     *
     * @param pointer a JSON Pointer
     * @return the pointer with its keys masked
     */
    public static String pointer(String pointer) {
        StringBuilder masked = new StringBuilder(pointer.length());
        Pointers.segments(pointer)
                .forEach(segment -> masked.append(
                        Pointers.append(Pointers.ROOT, INDEX.matcher(segment).matches() ? segment : key(segment))));
        return masked.toString();
    }

    /**
     * Returns what pointers to the same field of any item have in common.
     *
     * @param pointer a JSON Pointer
     * @return the masked pointer with {@code *} for array indexes
     */
    public static String pattern(String pointer) {
        StringBuilder pattern = new StringBuilder(pointer.length());
        Pointers.segments(pointer)
                .forEach(segment -> pattern.append(
                        INDEX.matcher(segment).matches() ? "/*" : Pointers.append(Pointers.ROOT, key(segment))));
        return pattern.toString();
    }
}
