package io.github.chatspec.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Position;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats values of a body for sentences: as JSON, shortened. */
public final class Wording {

    private static final int LONGEST = 60;

    private Wording() {}

    /** Returns a value as JSON, shortened if it is long. */
    public static String value(JsonNode value) {
        return shorten(value.toString());
    }

    /** Returns a position in the text of a body, in parentheses. */
    public static String place(Position position) {
        return " (line " + position.line() + ", column " + position.column() + ", byte " + position.offset() + ")";
    }

    /** Returns a text in quotes, shortened if it is long. */
    public static String quoted(String text) {
        return shorten('"' + text + '"');
    }

    /** Returns the kind of a value with its article. */
    public static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case STRING -> "a string";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number";
            default -> "a value";
        };
    }

    /** Returns the name of a schema type with its article. */
    public static String type(String type) {
        boolean vowel = "aeiou".indexOf(type.charAt(0)) >= 0;
        return type.equals("null") ? type : (vowel ? "an " : "a ") + type;
    }

    /** Joins values by commas, and the last one by a word such as "or". */
    public static String list(Collection<String> values, String word) {
        String joined = String.join(", ", values);
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " " + word + " " + joined.substring(last + 2);
    }

    /** The candidate that is likely meant by a value: the same but for case, or at most a third of it edited. */
    public static Optional<String> nearest(String found, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(fold(found), fold(candidate)) * 3 <= candidate.length())
                .min((a, b) -> Integer.compare(distance(fold(found), fold(a)), distance(fold(found), fold(b))));
    }

    /** Returns the items of a JSON array of strings or numbers as text. */
    public static Collection<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toList());
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    public static String shorten(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int cut = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, cut) + "…";
    }

    private static int distance(String a, String b) {
        boolean comparable = a.length() <= LONGEST && Math.abs(a.length() - b.length()) <= LONGEST;
        return comparable ? EditDistance.between(a, b) : Integer.MAX_VALUE / 4;
    }
}
