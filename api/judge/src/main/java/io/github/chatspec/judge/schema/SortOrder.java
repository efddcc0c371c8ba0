package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.judge.keyword.DateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * The order of an array's items that a contract promises by {@code x-sorted-by}.
 *
 * @param property the property by which the items are sorted
 * @param descending whether the largest value comes first
 */
public record SortOrder(String property, boolean descending) {

    /** The extension that promises an order. */
    public static final String EXTENSION = "x-sorted-by";

    /**
     * Reads the value of the extension.
     *
     * @param extension an object with {@code property} and {@code order}
     * @return the order
     */
    public static SortOrder of(JsonNode extension) {
        return new SortOrder(
                extension.path("property").asText(),
                extension.path("order").asText().equals("descending"));
    }

    /**
     * Finds the first item that is out of order.
     *
     * @param array any value; only an array has an order
     * @param skipped the indexes of items whose sort value is not compared
     * @return the index of the item, or nothing if the array is sorted
     */
    public OptionalInt firstMisplaced(JsonNode array, IntPredicate skipped) {
        for (int i = 1; array.isArray() && i < array.size(); i++) {
            int order = compare(array.get(i - 1).path(property), array.get(i).path(property));
            boolean comparable = !skipped.test(i - 1) && !skipped.test(i);
            if (comparable && (descending ? order < 0 : order > 0)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Returns whether one text may follow another one.
     *
     * @param before the sort value of the earlier item
     * @param after the sort value of the later item
     * @return whether they are in order
     */
    public boolean isInOrder(String before, String after) {
        int order = compare(before, after);
        return descending ? order >= 0 : order <= 0;
    }

    /**
     * Returns whether one value may follow another one.
     *
     * @param before the earlier value
     * @param after the later value
     * @return whether they are in order, or cannot be compared
     */
    public boolean isInOrder(JsonNode before, JsonNode after) {
        int order = compare(before, after);
        return descending ? order >= 0 : order <= 0;
    }

    /**
     * Returns whether a value certainly belongs between two others.
     *
     * @param first the earlier one of them
     * @param last the later one
     * @param value the value
     * @return whether it is after the first and before the last, and equal to neither
     */
    public boolean isBetween(JsonNode first, JsonNode last, JsonNode value) {
        return !isInOrder(value, first) && !isInOrder(last, value);
    }

    /** Compares timestamps and numbers by value, other texts by character; values that cannot be compared are equal. */
    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.isTextual() && b.isTextual() ? compare(a.textValue(), b.textValue()) : 0;
    }

    private static int compare(String a, String b) {
        if (DateTime.isSortable(a) && DateTime.isSortable(b)) {
            return DateTime.compareSortable(a, b);
        }
        try {
            return instant(a).compareTo(instant(b));
        } catch (DateTimeException e) {
            return isTimestamp(a) || isTimestamp(b) ? 0 : a.compareTo(b);
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            instant(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Parses a timestamp; Java has nine fraction digits, a vendor may send more. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replaceFirst("(\\.[0-9]{9})[0-9]+", "$1"))
                .toInstant();
    }
}
