package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares JSON values as JSON Schema does: numbers by their value, however they are spelled, and objects without regard
 * to the order of their keys.
 */
public final class JsonEquality {

    private JsonEquality() {}

    /**
     * Returns whether two values are equal.
     *
     * @param a a value
     * @param b another value
     * @return whether they are; {@code 1} and {@code 1.0} are equal
     */
    public static boolean areEqual(JsonNode a, JsonNode b) {
        return a.getNodeType() == b.getNodeType() && key(a).equals(key(b));
    }

    /**
     * Returns an object that is equal for equal values.
     *
     * @param value a value
     * @return a key for hash tables
     */
    public static Object key(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>(value.size());
            for (JsonNode item : value) {
                items.add(key(item));
            }
            return items;
        }
        if (value.isObject()) {
            Map<String, Object> fields = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                fields.put(field.getKey(), key(field.getValue()));
            }
            return fields;
        }
        return value;
    }

    /**
     * Returns whether no two items of an array are equal.
     *
     * @param array the array
     * @return whether all items differ
     */
    public static boolean areUnique(JsonNode array) {
        Set<Object> items = new HashSet<>();
        for (JsonNode item : array) {
            if (!items.add(key(item))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns one spelling for all spellings of a number.
     *
     * @param number a number as JSON spells it
     * @return the number as an integer or without trailing zeros; an extreme number as it is
     */
    public static String spelling(String number) {
        if (number.length() <= LocatedJson.MAX_DIGITS && isPlain(number)) {
            return number;
        }
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            return Math.abs((long) value.scale()) > LocatedJson.MAX_DIGITS ? number : value.toPlainString();
        } catch (NumberFormatException e) {
            return number;
        }
    }

    /** Returns whether a number is an integer without an exponent. */
    private static boolean isPlain(String number) {
        for (int i = 0; i < number.length(); i++) {
            boolean isDigit = number.charAt(i) >= '0' && number.charAt(i) <= '9';
            if (!isDigit && !(i == 0 && number.length() > 1 && number.charAt(0) == '-' && number.charAt(1) != '0')) {
                return false;
            }
        }
        return true;
    }
}
