package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ComposedSchema;
import io.github.chatspec.review.schema.ContractSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds small values that schemas accept, one for each branch and condition. */
final class PayloadBuilder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_VARIANTS = 16;
    private static final int MOST_BRANCHES = 12;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_CHOICES = 64;

    /** The number of choices among branches that are tried for one value. */
    private static final int MOST_STEPS = 400;

    private final ContractSide side;
    private final Direction direction;
    private final Map<List<String>, List<JsonNode>> known = new HashMap<>();
    private final Set<List<String>> open = new HashSet<>();
    private int steps;

    PayloadBuilder(ContractSide side, Direction direction) {
        this.side = side;
        this.direction = direction;
    }

    /** Returns a value that schemas accept, if one is found. */
    Optional<JsonNode> first(List<String> pointers) {
        return first(pointers, MOST_DEPTH);
    }

    private Optional<JsonNode> first(List<String> pointers, int depth) {
        if (pointers.isEmpty()) {
            return Optional.of(NODES.textNode("a"));
        }
        return variants(pointers, depth).stream().findFirst();
    }

    /** Returns values of all forms that schemas describe, those that they accept first. */
    List<JsonNode> variants(List<String> pointers) {
        return variants(pointers, MOST_DEPTH);
    }

    private List<JsonNode> variants(List<String> pointers, int depth) {
        List<JsonNode> before = known.get(pointers);
        if (before != null) {
            return before;
        }
        if (depth < 0 || !open.add(pointers)) {
            return List.of();
        }
        if (depth == MOST_DEPTH) {
            steps = 0;
        }
        Map<Object, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode value : built(pointers, depth, Set.of())) {
            all.putIfAbsent(JsonEquality.key(value), value);
        }
        List<JsonNode> accepted = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode value : all.values()) {
            (side.accepts(direction, pointers, value) ? accepted : others).add(value);
        }
        open.remove(pointers);
        // Without an accepted value, the others may still be one change away.
        List<JsonNode> variants = accepted.isEmpty() ? others : accepted;
        variants = List.copyOf(variants.subList(0, Math.min(MOST_VARIANTS, variants.size())));
        if (depth == MOST_DEPTH || !variants.isEmpty()) {
            known.put(List.copyOf(pointers), variants);
        }
        return variants;
    }

    /** Builds values for each choice among branches, of which each is decided once. */
    private List<JsonNode> built(List<String> pointers, int depth, Set<String> decided) {
        ComposedSchema schema = side.compose(direction, pointers);
        if (steps++ > MOST_STEPS) {
            return plain(schema, depth);
        }
        for (ComposedSchema.Alternatives alternatives : schema.alternatives()) {
            if (!decided.contains(alternatives.place())) {
                return chosen(pointers, alternatives.branches(), depth, and(decided, alternatives.place()));
            }
        }
        Set<String> tests = new HashSet<>(decided);
        schema.conditionals().forEach(condition -> tests.add(condition.test()));
        if (tests.size() > decided.size()) {
            return conditional(pointers, schema, depth, decided, tests);
        }
        for (ComposedSchema.Child dependent : schema.children("dependentSchemas")) {
            if (!decided.contains(dependent.pointers().get(0))) {
                Set<String> now = and(decided, dependent.pointers().get(0));
                List<JsonNode> values = new ArrayList<>(built(pointers, depth, now));
                for (JsonNode value : built(with(pointers, dependent.pointers()), depth, now)) {
                    values.add(withKey(value, schema, dependent.name(), depth));
                }
                return shortened(values);
            }
        }
        return plain(schema, depth);
    }

    /** Builds values without regard to the conditions, and for each condition one that fulfils it. */
    private List<JsonNode> conditional(
            List<String> pointers, ComposedSchema schema, int depth, Set<String> decided, Set<String> tests) {
        // Not for each combination of conditions, of which there are too many.
        List<JsonNode> values = new ArrayList<>(built(pointers, depth, tests));
        for (ComposedSchema.Conditional condition : schema.conditionals()) {
            if (!decided.contains(condition.test())) {
                List<String> then = new ArrayList<>(List.of(condition.test()));
                condition.then().ifPresent(then::add);
                values.addAll(built(with(pointers, then), depth, tests));
                condition
                        .otherwise()
                        .ifPresent(otherwise -> values.addAll(built(with(pointers, List.of(otherwise)), depth, tests)));
            }
        }
        return values.size() <= MOST_CHOICES ? values : values.subList(0, MOST_CHOICES);
    }

    private List<JsonNode> chosen(List<String> pointers, List<String> branches, int depth, Set<String> decided) {
        List<List<JsonNode>> byBranch = new ArrayList<>();
        for (String branch : branches.subList(0, Math.min(MOST_BRANCHES, branches.size()))) {
            if (!pointers.contains(branch)) {
                byBranch.add(built(with(pointers, List.of(branch)), depth, decided));
            }
        }
        List<JsonNode> values = new ArrayList<>();
        for (int i = 0; i < MOST_VARIANTS; i++) {
            for (List<JsonNode> own : byBranch) {
                if (i < own.size()) {
                    values.add(own.get(i));
                }
            }
        }
        return shortened(values);
    }

    private static List<JsonNode> shortened(List<JsonNode> values) {
        return values.size() <= 2 * MOST_VARIANTS ? values : values.subList(0, 2 * MOST_VARIANTS);
    }

    private static Set<String> and(Set<String> decided, String other) {
        Set<String> all = new HashSet<>(decided);
        all.add(other);
        return all;
    }

    private static List<String> with(List<String> pointers, List<String> others) {
        Set<String> all = new LinkedHashSet<>(pointers);
        all.addAll(others);
        return List.copyOf(all);
    }

    private JsonNode withKey(JsonNode value, ComposedSchema schema, String key, int depth) {
        if (!value.isObject() || value.has(key)) {
            return value;
        }
        ObjectNode object = value.deepCopy();
        first(schema.property(side, key), depth - 1).ifPresent(added -> object.set(key, added));
        return object;
    }

    private List<JsonNode> plain(ComposedSchema schema, int depth) {
        if (schema.values().isPresent()) {
            return schema.values().get();
        }
        List<JsonNode> values = new ArrayList<>();
        if (schema.types().contains("object")) {
            values.addAll(objects(schema, depth));
        }
        if (schema.types().contains("array")) {
            values.addAll(arrays(schema, depth));
        }
        if (schema.types().contains("string")) {
            accepted(schema, ScalarValues.texts(schema)).forEach(values::add);
        }
        if (schema.types().contains("integer")) {
            accepted(schema, ScalarValues.numbers(schema)).forEach(values::add);
        }
        if (schema.types().contains("boolean")) {
            values.add(NODES.booleanNode(true));
        }
        if (schema.types().contains("null")) {
            values.add(NODES.nullNode());
        }
        return values;
    }

    private List<JsonNode> accepted(ComposedSchema schema, List<JsonNode> values) {
        List<JsonNode> accepted = new ArrayList<>();
        for (JsonNode value : values) {
            if (side.accepts(direction, schema.roots(), value)) {
                accepted.add(value);
                if (accepted.size() == 2) {
                    return accepted;
                }
            }
        }
        return accepted.isEmpty() && !values.isEmpty() ? values.subList(0, 1) : accepted;
    }

    /** Returns an object with the required keys, and one with all keys. */
    private List<JsonNode> objects(ComposedSchema schema, int depth) {
        Set<String> keys = new LinkedHashSet<>(schema.required());
        addDependent(schema, keys);
        int least = schema.number("minProperties").map(JsonNode::asInt).orElse(0);
        Set<String> full = new LinkedHashSet<>(keys);
        for (ComposedSchema.Child property : schema.children("properties")) {
            if (keys.size() < least) {
                keys.add(property.name());
            }
            full.add(property.name());
        }
        for (ComposedSchema.Child pattern : schema.children("patternProperties")) {
            PatternExamples.of(pattern.name()).stream()
                    .filter(name -> side.finds(pattern.name(), name))
                    .findFirst()
                    .ifPresent(full::add);
        }
        for (String name : names(schema)) {
            if (keys.size() < least && keys.size() < MOST_ITEMS) {
                keys.add(name);
            }
        }
        addDependent(schema, full);
        List<JsonNode> objects = new ArrayList<>();
        object(schema, keys, depth).ifPresent(objects::add);
        if (full.size() > keys.size() && depth > 0) {
            object(schema, full, depth).ifPresent(objects::add);
        }
        return objects;
    }

    /** Returns names for keys that no keyword lists. */
    private List<String> names(ComposedSchema schema) {
        List<String> names = new ArrayList<>();
        for (ComposedSchema.Child child : schema.children("propertyNames")) {
            variants(child.pointers(), 1).forEach(name -> names.add(name.asText()));
        }
        int least = schema.number("minProperties").map(JsonNode::asInt).orElse(0);
        for (int i = 0; i < Math.min(least, MOST_ITEMS); i++) {
            names.add("key" + i);
        }
        return names;
    }

    private static void addDependent(ComposedSchema schema, Set<String> keys) {
        for (int round = 0; round < 5; round++) {
            for (ComposedSchema.Facet facet : schema.facets().values()) {
                if (facet.keyword().equals("dependentRequired")) {
                    String needing = facet.needing();
                    if (keys.contains(needing)) {
                        keys.add(facet.value().asText());
                    }
                }
            }
        }
    }

    private Optional<JsonNode> object(ComposedSchema schema, Set<String> keys, int depth) {
        ObjectNode object = NODES.objectNode();
        for (String key : keys) {
            Optional<JsonNode> value = first(schema.property(side, key), depth - 1);
            if (value.isPresent()) {
                object.set(key, value.get());
            } else if (schema.required().contains(key)) {
                return Optional.empty();
            }
        }
        return Optional.of(object);
    }

    private List<JsonNode> arrays(ComposedSchema schema, int depth) {
        int least = schema.number("minItems").map(JsonNode::asInt).orElse(0);
        int prefix = schema.children("prefixItems").size();
        List<JsonNode> arrays = new ArrayList<>();
        for (int size : new LinkedHashSet<>(List.of(Math.max(1, least), least, Math.max(prefix, least)))) {
            array(schema, Math.min(size, MOST_ITEMS), depth).ifPresent(arrays::add);
        }
        return arrays;
    }

    private Optional<JsonNode> array(ComposedSchema schema, int size, int depth) {
        ArrayNode array = NODES.arrayNode();
        List<JsonNode> contained = new ArrayList<>();
        schema.children("contains")
                .forEach(child -> first(child.pointers(), depth - 1).ifPresent(contained::add));
        for (int i = 0; i < size; i++) {
            List<String> item = schema.item(i);
            List<JsonNode> choices = item.isEmpty() ? distinct() : variants(item, depth - 1);
            if (i < contained.size()) {
                array.add(contained.get(i));
            } else if (choices.isEmpty()) {
                return Optional.empty();
            } else {
                array.add(choices.get(schema.facets().containsKey("uniqueItems") ? i % choices.size() : 0));
            }
        }
        return Optional.of(array);
    }

    private static List<JsonNode> distinct() {
        return List.of(NODES.textNode("a"), NODES.textNode("b"), NODES.numberNode(1), NODES.numberNode(2));
    }
}
