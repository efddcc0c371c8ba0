package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.review.schema.SchemaTrail;
import java.util.ArrayList;
import java.util.List;

/** Finds and replaces the values of a payload at a place that a trail describes. */
final class PayloadPlaces {

    /** The segment that stands for the names of the keys themselves. */
    static final String KEY = "{key}";

    private PayloadPlaces() {}

    /** Returns the values to which a path leads. */
    static List<JsonNode> values(JsonNode payload, List<String> path) {
        List<JsonNode> values = List.of(payload);
        for (String segment : path) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode value : values) {
                step(value, segment, next);
            }
            values = next;
        }
        return values;
    }

    private static void step(JsonNode value, String segment, List<JsonNode> next) {
        if (segment.equals(SchemaTrail.ITEM) && value.isArray()) {
            value.forEach(next::add);
        } else if (segment.equals(KEY) && value.isObject()) {
            value.fieldNames().forEachRemaining(key -> next.add(TextNode.valueOf(key)));
        } else if (segment.startsWith("{") && value.isObject()) {
            value.forEach(next::add);
        } else if (value.isArray() && segment.matches("[0-9]{1,6}") && value.has(Integer.parseInt(segment))) {
            next.add(value.get(Integer.parseInt(segment)));
        } else if (value.isObject() && value.has(segment)) {
            next.add(value.get(segment));
        }
    }

    /** Returns a copy of a payload in which the value at a path of keys and indexes is another one. */
    static JsonNode with(JsonNode payload, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        JsonNode copy = payload.deepCopy();
        JsonNode around = copy;
        for (String segment : path.subList(0, path.size() - 1)) {
            around = around.isArray() ? around.get(Integer.parseInt(segment)) : around.get(segment);
        }
        String last = path.get(path.size() - 1);
        if (around instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) around).set(last, value);
        }
        return copy;
    }
}
