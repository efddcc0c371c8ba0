package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out quickly that no schema of a document is composed of too many others, which {@link CompositionSize} would find
 * by a look at each of them.
 *
 * <p>It takes every object of the document for a schema, and works on nodes instead of pointers.
 */
final class CompositionBound {

    /** More steps from one schema to another need a closer look, which takes no recursion. */
    private static final int MAX_STEPS = 500;

    private static final long OPEN = -1;
    private static final String REFERENCE = "$ref";

    /** The keywords of {@link Applicator#IN_PLACE} whose value is one schema. */
    private static final Set<String> SINGLE = Set.of("not", "if", "then", "else");

    private static final Set<String> IN_PLACE = inPlace();

    private final Contract contract;
    private final IdentityHashMap<JsonNode, Long> sizes = new IdentityHashMap<>();

    private static Set<String> inPlace() {
        Set<String> keywords = new HashSet<>(Set.of(REFERENCE));
        Applicator.IN_PLACE.forEach(applicator -> keywords.add(applicator.keyword()));
        return keywords;
    }

    private CompositionBound(Contract contract) {
        this.contract = contract;
    }

    /** Returns whether no schema of a contract exceeds a size; false also if that can only be found by a closer look. */
    static boolean isKept(Contract contract, long size) {
        return new CompositionBound(contract).isKept(contract.document(), size);
    }

    private boolean isKept(JsonNode node, long size) {
        if (node.isObject() && size(node, 0) > size) {
            return false;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && !isKept(child, size)) {
                return false;
            }
        }
        return true;
    }

    private long size(JsonNode schema, int steps) {
        long sum = 1;
        boolean isComposed = false;
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (IN_PLACE.contains(field.getKey())) {
                if (!isComposed) {
                    Long known = sizes.put(schema, OPEN);
                    if (known != null) {
                        sizes.put(schema, known);
                        return known == OPEN ? Long.MAX_VALUE : known;
                    }
                    isComposed = true;
                }
                sum = sum(sum, parts(field.getKey(), field.getValue(), steps + 1));
            }
        }
        if (isComposed) {
            sizes.put(schema, sum);
        }
        return sum;
    }

    private long parts(String keyword, JsonNode value, int steps) {
        if (steps > MAX_STEPS) {
            return Long.MAX_VALUE;
        }
        if (keyword.equals(REFERENCE)) {
            Optional<String> target = Pointers.inReference(value.asText());
            JsonNode schema = target.map(contract::at).orElse(null);
            return schema == null || !schema.isObject() ? 0 : size(schema, steps);
        }
        if (SINGLE.contains(keyword)) {
            return value.isObject() ? size(value, steps) : 1;
        }
        long sum = 0;
        for (JsonNode part : value) {
            sum = sum(sum, part.isObject() ? size(part, steps) : 1);
        }
        return sum;
    }

    private static long sum(long left, long right) {
        return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
    }
}
