package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Removes keys and items from a payload as long as it still proves the same. */
final class PayloadReduction {

    private final Predicate<JsonNode> proves;
    private int attempts;

    PayloadReduction(Predicate<JsonNode> proves, int attempts) {
        this.proves = proves;
        this.attempts = attempts;
    }

    JsonNode reduce(JsonNode payload) {
        JsonNode smallest = payload;
        boolean isSmaller = true;
        while (isSmaller && attempts > 0) {
            isSmaller = false;
            for (List<String> path : places(smallest)) {
                JsonNode smaller = without(smallest, path);
                if (smaller != null && attempts-- > 0 && proves.test(smaller)) {
                    smallest = smaller;
                    isSmaller = true;
                }
            }
        }
        return smallest;
    }

    /** Returns the paths of all values within a payload, outer ones first and the last items of arrays before others. */
    private static List<List<String>> places(JsonNode payload) {
        List<List<String>> places = new ArrayList<>();
        List<List<String>> level = List.of(List.of());
        while (!level.isEmpty()) {
            List<List<String>> next = new ArrayList<>();
            for (List<String> path : level) {
                JsonNode node = at(payload, path);
                if (node.isObject()) {
                    node.fieldNames().forEachRemaining(key -> next.add(and(path, key)));
                }
                for (int i = node.isArray() ? node.size() - 1 : -1; i >= 0; i--) {
                    next.add(and(path, String.valueOf(i)));
                }
            }
            places.addAll(next);
            level = next;
        }
        return places;
    }

    private static List<String> and(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static JsonNode at(JsonNode payload, List<String> path) {
        JsonNode node = payload;
        for (String key : path) {
            node = node == null ? null : node.isArray() ? node.get(Integer.parseInt(key)) : node.get(key);
        }
        return node;
    }

    /** Returns a copy without a value, or null if an earlier removal took the value with it. */
    private static JsonNode without(JsonNode payload, List<String> path) {
        if (at(payload, path) == null) {
            return null;
        }
        JsonNode copy = payload.deepCopy();
        JsonNode around = at(copy, path.subList(0, path.size() - 1));
        String last = path.get(path.size() - 1);
        if (around instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else {
            ((ObjectNode) around).remove(last);
        }
        return copy;
    }
}
