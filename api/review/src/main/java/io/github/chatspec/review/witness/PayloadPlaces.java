package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Replaces values of a payload. */
final class PayloadPlaces {

    private PayloadPlaces() {}

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
