package io.github.chatspec.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Masks values and keys for reports: of anything that looks like personal data, only the shape remains. */
public final class MaskedText {

    /** An identifier, as the values of enumerations and the keys of objects are. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z_$-]*[0-9]{0,3}");

    private static final Pattern TIMESTAMP = Pattern.compile(
            "[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}([Tt ][0-9:.,]*)?[ ]?" + "([Zz]|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Pattern PATH_WORD =
            Pattern.compile("[a-z]{1,20}([-_][a-z]{1,20}){0,3}|v[0-9]{1,3}(\\.[0-9]{1,3})?");

    /** A file that pages and crawlers request. */
    private static final Pattern FILE = Pattern.compile("[a-z]{1,20}([-_.][a-z]{1,20}){0,2}"
            + "\\.(aspx?|css|gif|html?|ico|jpe?g|js|json|jsp|map|php|png|svg|txt|webmanifest|woff2?|xml)");

    /** A word in mixed case, which may also be a name. */
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{1,20}([-_][A-Za-z]{1,20}){0,3}");

    private static final int MOST_SEGMENTS = 12;

    /** The digits of an array index at most. */
    private static final int INDEX_DIGITS = 9;

    private static final int LONGEST_WORD = 40;

    /** A number with more digits may identify a person. */
    private static final int FEW_DIGITS = 5;

    private MaskedText() {}

    /**
     * Returns the shape of a text.
     *
     * @param text any text
     * @return the text with {@code x} and {@code X} in place of letters and {@code 0} in place of digits; everything
     *     else stays
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
     * Masks a value that may be anything.
     *
     * @param value the value
     * @return the value itself if it is a boolean, null, a short number or a timestamp, otherwise its shape as JSON
     */
    public static String value(JsonNode value) {
        if (value.isTextual()) {
            boolean timestamp = TIMESTAMP.matcher(value.textValue()).matches();
            return '"' + (timestamp ? value.textValue() : text(value.textValue())) + '"';
        }
        if (value.isNumber()) {
            String digits = JsonValues.text(value);
            return digits.chars().filter(Character::isDigit).count() <= FEW_DIGITS ? digits : text(digits);
        }
        return value.isContainerNode() ? (value.isArray() ? "[…]" : "{…}") : JsonValues.text(value);
    }

    /**
     * Masks a value that should be one of a list.
     *
     * @param value the value
     * @return the value itself if it is an identifier, otherwise the same as {@link #value}
     */
    public static String word(JsonNode value) {
        return value.isTextual() && isWord(value.textValue()) ? '"' + value.textValue() + '"' : value(value);
    }

    /**
     * Returns whether a text is an identifier, for example {@code quick_reply} or {@code LiveChat2}.
     *
     * @param text any text
     * @return whether it is one
     */
    public static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORD.matcher(text).matches();
    }

    /**
     * Masks a key.
     *
     * @param key a key of an object
     * @return the key itself if it is a {@linkplain #isName name}, otherwise its shape
     */
    public static String key(String key) {
        return isName(key) || key.isEmpty() ? key : text(key);
    }

    /**
     * Returns whether a key is a field name rather than a value used as a key.
     *
     * @param key a key of an object
     * @return whether it is a name
     */
    public static boolean isName(String key) {
        // Without regular expressions, since each finding has a pointer of several keys.
        int digits = 0;
        for (int i = 0; i < key.length() && i <= LONGEST_WORD; i++) {
            char c = key.charAt(i);
            boolean isDigit = isDigit(c);
            digits += isDigit ? 1 : 0;
            if (i == 0 ? !isLetter(c) && "_$@".indexOf(c) < 0 : !isDigit && !isLetter(c) && "_.:$-".indexOf(c) < 0) {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= LONGEST_WORD && digits < FEW_DIGITS;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIndex(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            if (!isDigit(segment.charAt(i))) {
                return false;
            }
        }
        return !segment.isEmpty() && segment.length() <= INDEX_DIGITS;
    }

    /**
     * Masks the path of a URL.
     *
     * @param path the path as it was sent
     * @return the path, in which segments that are neither plain words nor versions are masked
     */
    public static String path(String path) {
        return Stream.of(path.split("/", -1))
                .map(segment -> PATH_WORD.matcher(segment).matches() ? segment : text(segment))
                .collect(Collectors.joining("/"));
    }

    /**
     * Returns the pattern that the paths of requests for different ids share.
     *
     * @param path the path as it was sent
     * @return the path with {@code *} in place of each segment that may be an id, and the shape of one that may be a name
     */
    public static String pathPattern(String path) {
        String[] segments = path.split("/", -1);
        String pattern = Stream.of(segments)
                .limit(MOST_SEGMENTS)
                .map(MaskedText::segmentPattern)
                .collect(Collectors.joining("/"));
        return segments.length > MOST_SEGMENTS ? pattern + "/…" : pattern;
    }

    private static String segmentPattern(String segment) {
        if (segment.isEmpty()
                || PATH_WORD.matcher(segment).matches()
                || FILE.matcher(segment).matches()) {
            return segment;
        }
        return LETTERS.matcher(segment).matches() ? text(segment) : "*";
    }

    /**
     * Masks a pointer.
     *
     * @param pointer a JSON Pointer
     * @return the pointer with its keys masked
     */
    public static String pointer(String pointer) {
        StringBuilder masked = new StringBuilder(pointer.length());
        for (String segment : Pointers.segments(pointer)) {
            masked.append(Pointers.append(Pointers.ROOT, isIndex(segment) ? segment : key(segment)));
        }
        return masked.toString();
    }

    /**
     * Returns the pattern that pointers to the same field of different array items share.
     *
     * @param pointer a JSON Pointer
     * @return the masked pointer with {@code *} in place of array indexes
     */
    public static String pattern(String pointer) {
        StringBuilder pattern = new StringBuilder(pointer.length());
        for (String segment : Pointers.segments(pointer)) {
            pattern.append(isIndex(segment) ? "/*" : Pointers.append(Pointers.ROOT, key(segment)));
        }
        return pattern.toString();
    }
}
