package io.github.chatspec.coverage.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A kind of object that a condition of a schema names: a combination of values of some of its fields.
 *
 * @param fields the values by field
 */
record ObjectKind(SortedMap<String, String> fields) {

    /** The maximum number of kinds of one schema. */
    private static final int MOST = 200;

    private static final List<SortedMap<String, String>> ANYTHING = List.of(new TreeMap<>());

    /** Returns the kinds that the {@code if}s of schemas name, each once. */
    static List<ObjectKind> named(Contract contract, Iterable<String> schemas) {
        Set<ObjectKind> kinds = new LinkedHashSet<>();
        for (String schema : schemas) {
            Applicator.IF.subschemas(contract, schema).stream()
                    .flatMap(condition -> combinations(contract, condition, 0).stream())
                    .filter(fields -> !fields.isEmpty())
                    .map(ObjectKind::new)
                    .forEach(kinds::add);
        }
        return kinds.stream().limit(MOST).toList();
    }

    /** Returns the alternative combinations of values that a schema requires. Negations and ranges name no kind. */
    // Not a SchemaComposition: each part gives alternatives, which are combined by the keyword that holds it.
    private static List<SortedMap<String, String>> combinations(Contract contract, String schema, int hops) {
        if (hops > 20) {
            return ANYTHING;
        }
        List<SortedMap<String, String>> all = ANYTHING;
        for (String property : Applicator.PROPERTIES.subschemas(contract, schema)) {
            all = both(all, alternatives(Pointers.last(property), contract.at(property)));
        }
        Optional<String> target = contract.target(schema);
        if (target.isPresent()) {
            all = both(all, combinations(contract, target.get(), hops + 1));
        }
        for (String branch : Applicator.ALL_OF.subschemas(contract, schema)) {
            all = both(all, combinations(contract, branch, hops + 1));
        }
        for (Applicator composition : Applicator.ALTERNATIVES) {
            List<SortedMap<String, String>> branches = composition.subschemas(contract, schema).stream()
                    .flatMap(branch -> combinations(contract, branch, hops + 1).stream())
                    .toList();
            all = branches.isEmpty() ? all : both(all, branches);
        }
        return all;
    }

    private static List<SortedMap<String, String>> alternatives(String field, JsonNode schema) {
        Iterable<JsonNode> values = schema.has("const") ? List.of(schema.get("const")) : schema.path("enum");
        List<SortedMap<String, String>> alternatives = StreamSupport.stream(values.spliterator(), false)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> (SortedMap<String, String>) new TreeMap<>(Map.of(field, text(value))))
                .toList();
        return alternatives.isEmpty() ? ANYTHING : alternatives;
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? JsonEquality.spelling(value.asText()) : value.asText();
    }

    private static List<SortedMap<String, String>> both(
            List<SortedMap<String, String>> left, List<SortedMap<String, String>> right) {
        List<SortedMap<String, String>> both = new ArrayList<>();
        for (SortedMap<String, String> one : left) {
            for (SortedMap<String, String> other : right) {
                Map<String, String> fields = new LinkedHashMap<>(one);
                boolean agree = other.entrySet().stream()
                        .allMatch(
                                field -> fields.merge(field.getKey(), field.getValue(), (a, b) -> a.equals(b) ? a : "")
                                        .equals(field.getValue()));
                if (agree && both.size() < MOST) {
                    both.add(new TreeMap<>(fields));
                }
            }
        }
        return both;
    }

    /** Returns whether this kind requires all that another one requires, and more. */
    boolean isWithin(ObjectKind other) {
        return fields.size() > other.fields.size() && fields.entrySet().containsAll(other.fields.entrySet());
    }

    /** Returns the name of the kind, for example {@code kind=note lang=en}; the fields have the order of the contract. */
    String name(List<String> order) {
        return fields.entrySet().stream()
                .sorted(Comparator.comparing(field -> order.indexOf(field.getKey())))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(" "));
    }
}
