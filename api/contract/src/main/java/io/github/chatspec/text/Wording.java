package io.github.chatspec.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Position;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts positions, types, lists and suggestions into words. */
public final class Wording {

    /** The length of texts, and the difference of lengths, up to which texts are compared. */
    private static final int MAX_LENGTH = 60;

    private static final int LISTED = 10;

    private Wording() {}

    /** Returns where something is in the text of a body, in parentheses. */
    public static String place(Position position) {
        return " (line " + position.line() + ", column " + position.column() + ", byte " + position.offset() + ")";
    }

    /** Returns the type of a value with its article. */
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

    /** Joins values by commas, the last one by a word. */
    public static String list(Collection<String> values, String word) {
        String joined = String.join(", ", values);
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " " + word + " " + joined.substring(last + 2);
    }

    /**
     * Lists documented values, to follow a "not".
     *
     * @param documented a JSON array
     * @return the values; only their number if they are many
     */
    public static String oneOf(JsonNode documented) {
        return oneOf(documented, LISTED);
    }

    /**
     * Lists documented values, to follow a "not".
     *
     * @param documented a JSON array
     * @param most the largest number of values that are listed
     * @return the values, or only their number
     */
    public static String oneOf(JsonNode documented, int most) {
        Collection<String> values =
                JsonValues.of(documented).map(ValueRenderer.PLAIN::value).toList();
        if (values.size() == 1) {
            return "the one documented value " + values.iterator().next();
        }
        return values.size() <= most
                ? "one of the documented values " + list(values, "and")
                : "one of the " + values.size() + " documented values";
    }

    /**
     * Finds the candidate that a misspelt value most likely means.
     *
     * @param value the value
     * @param candidates the valid values
     * @return the candidate that is equal except for case and separators or at most a third of which is edited, or nothing
     */
    public static Optional<String> nearest(String value, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(fold(value), fold(candidate)) * 3 <= candidate.length())
                .min((a, b) -> Integer.compare(distance(fold(value), fold(a)), distance(fold(value), fold(b))));
    }

    /** Returns the items of a JSON array as texts. */
    public static Collection<String> texts(JsonNode array) {
        return JsonValues.of(array).map(JsonNode::asText).collect(Collectors.toList());
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
    }

    private static int distance(String a, String b) {
        boolean comparable = a.length() <= MAX_LENGTH && Math.abs(a.length() - b.length()) <= MAX_LENGTH;
        return comparable ? EditDistance.between(a, b) : Integer.MAX_VALUE / 4;
    }
}
