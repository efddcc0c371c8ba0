package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the schemas that apply to one value. A validator evaluates a schema as often as others refer to it, so that a short
 * document in which each schema refers twice to the next one takes exponential time.
 */
final class CompositionSize {

    /** The maximum number of schemas that apply to one value. */
    static final long MAX = 100_000;

    private static final List<Applicator> ALL = List.of(Applicator.values());

    private final Contract contract;
    private final SchemaComposition composition;
    private final Map<String, Long> sizes = new HashMap<>();

    CompositionSize(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
    }

    /**
     * Finds the schemas that are composed of too many others.
     *
     * @param roots the JSON Pointers of schemas
     * @return those of them, or of the schemas within them, that exceed {@link #MAX} while none of their parts does
     */
    List<String> excessive(List<String> roots) {
        Set<String> schemas = composition.withReferences(roots, schema -> composition.subschemas(schema, ALL));
        List<String> excessive = new ArrayList<>();
        for (String schema : schemas) {
            if (size(schema) > MAX && parts(schema).stream().allMatch(part -> size(part) <= MAX)) {
                excessive.add(schema);
            }
        }
        return excessive;
    }

    /** Returns the number of schemas that apply to the same value as a schema, and the schema itself. */
    // Works without recursion, since a document may nest its schemas deeply.
    private long size(String root) {
        Deque<String> open = new ArrayDeque<>(List.of(root));
        Set<String> entered = new HashSet<>();
        while (!open.isEmpty()) {
            String schema = open.peek();
            if (sizes.containsKey(schema)) {
                open.pop();
            } else if (entered.add(schema)) {
                // A part that is entered but not finished is circular, which References reports.
                parts(schema).stream().filter(part -> !entered.contains(part)).forEach(open::push);
            } else {
                long sum = 1;
                for (String part : parts(schema)) {
                    sum = Math.min(MAX + 1, sum + sizes.getOrDefault(part, 0L));
                }
                sizes.put(schema, sum);
                open.pop();
            }
        }
        return sizes.get(root);
    }

    private List<String> parts(String schema) {
        List<String> parts = new ArrayList<>(composition.subschemas(schema, Applicator.IN_PLACE));
        contract.target(schema).ifPresent(parts::add);
        return parts;
    }

    /** Returns the schemas of an operation's responses and requests, and of all else outside the components. */
    static List<String> roots(Contract contract) {
        List<String> roots = new ArrayList<>();
        Deque<Map.Entry<String, JsonNode>> next = new ArrayDeque<>();
        for (String pointer : List.of("/paths", "/components/responses", "/components/requestBodies")) {
            next.add(Map.entry(pointer, contract.at(pointer)));
        }
        while (!next.isEmpty()) {
            Map.Entry<String, JsonNode> parent = next.pop();
            boolean isNaming = References.isNaming(Pointers.last(parent.getKey()));
            for (Map.Entry<String, JsonNode> part : parent.getValue().properties()) {
                String key = part.getKey();
                if (key.equals("schema")) {
                    roots.add(Pointers.append(parent.getKey(), key));
                } else if (part.getValue().isContainerNode()
                        && (isNaming || !(key.equals("examples") || References.isPayload(key)))) {
                    next.push(Map.entry(Pointers.append(parent.getKey(), key), part.getValue()));
                }
            }
        }
        return roots;
    }
}
