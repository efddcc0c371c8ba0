package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some recorded bodies of each response, from which searches start. */
final class RecordedBodies {

    private static final int MOST = 20;

    private final Map<String, List<JsonNode>> bodies = new HashMap<>();

    void add(Operation operation, int status, JsonNode body) {
        List<JsonNode> known = bodies.computeIfAbsent(key(operation, status), absent -> new ArrayList<>());
        if (known.size() < MOST) {
            known.add(body);
        }
    }

    List<JsonNode> of(Operation operation, int status) {
        return bodies.getOrDefault(key(operation, status), List.of());
    }

    private static String key(Operation operation, int status) {
        return operation.method() + " " + operation.path() + " " + status;
    }
}
