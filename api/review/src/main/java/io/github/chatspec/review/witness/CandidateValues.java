package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ComposedSchema;
import io.github.chatspec.review.schema.ContractSide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values on which two schemas may disagree: what both describe, the values next to their limits, a value of each
 * type, and objects and arrays in which one key or item is missing, changed or added.
 */
final class CandidateValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST = 900;
    private static final int MOST_OF_CHILD = 14;
    private static final int MOST_BASES = 12;

    /** The number of keys that are tried for each regular expression. */
    static final int MOST_KEYS = 4;

    private final ContractSide older;
    private final ContractSide newer;
    private final Direction direction;
    private final PayloadBuilder olderBuilder;
    private final PayloadBuilder newerBuilder;

    CandidateValues(
            ContractSide older,
            ContractSide newer,
            Direction direction,
            PayloadBuilder olderBuilder,
            PayloadBuilder newerBuilder) {
        this.older = older;
        this.newer = newer;
        this.direction = direction;
        this.olderBuilder = olderBuilder;
        this.newerBuilder = newerBuilder;
    }

    /** Values without duplicates, up to a maximum. */
    private static final class Pool {
        private final Map<Object, JsonNode> values = new LinkedHashMap<>();

        void add(JsonNode value) {
            if (values.size() < MOST) {
                values.putIfAbsent(JsonEquality.key(value), value);
            }
        }

        void addAll(Collection<? extends JsonNode> others) {
            others.forEach(this::add);
        }

        List<JsonNode> list() {
            return new ArrayList<>(values.values());
        }
    }

    /**
     * Returns values on which the schemas may disagree.
     *
     * @param before the JSON Pointers of the schemas in the older contract
     * @param after the JSON Pointers of the schemas in the newer contract
     * @param found values at this place in samples and recordings
     * @param depth how many levels of objects and arrays are varied
     */
    List<JsonNode> of(List<String> before, List<String> after, Collection<JsonNode> found, int depth) {
        Pool pool = new Pool();
        ComposedSchema old = older.compose(direction, before);
        ComposedSchema now = newer.compose(direction, after);
        List<JsonNode> bases = new ArrayList<>();
        bases.addAll(olderBuilder.variants(before));
        bases.addAll(newerBuilder.variants(after));
        pool.addAll(found);
        pool.addAll(bases);
        scalars(old, older, pool);
        scalars(now, newer, pool);
        List<JsonNode> branches = new ArrayList<>();
        if (depth > 0) {
            branches(old, older, olderBuilder, branches);
            branches(now, newer, newerBuilder, branches);
            pool.addAll(branches);
            combine(bases, branches, pool);
            bases.addAll(branches);
            bases.addAll(found);
            bases.add(NODES.objectNode());
            List<JsonNode> distinct = distinct(bases);
            distinct.stream()
                    .filter(JsonNode::isObject)
                    .limit(MOST_BASES)
                    .forEach(base -> objects((ObjectNode) base, old, now, pool, depth));
            arrays(distinct.stream().filter(JsonNode::isArray).limit(MOST_BASES).toList(), old, now, pool, depth);
        }
        pool.addAll(ScalarValues.OF_EACH_TYPE);
        return pool.list();
    }

    private static List<JsonNode> distinct(List<JsonNode> values) {
        Pool pool = new Pool();
        pool.addAll(values);
        return pool.list();
    }

    private void scalars(ComposedSchema schema, ContractSide side, Pool pool) {
        schema.values().ifPresent(pool::addAll);
        Contract contract = side.contract();
        for (String part : schema.parts()) {
            JsonNode node = contract.at(part);
            node.path("enum").forEach(pool::add);
            for (String keyword : List.of("const", "default", "example")) {
                if (node.has(keyword)) {
                    pool.add(node.get(keyword));
                }
            }
            if (node.path("examples").isArray()) {
                node.get("examples").forEach(pool::add);
            }
        }
        if (schema.values().isEmpty()) {
            pool.addAll(ScalarValues.texts(schema).stream().limit(80).toList());
            pool.addAll(ScalarValues.numbers(schema).stream().limit(60).toList());
        }
    }

    /** Adds values of each schema that describes the same value under a condition. */
    private void branches(ComposedSchema schema, ContractSide side, PayloadBuilder builder, List<JsonNode> branches) {
        List<List<String>> inPlace = new ArrayList<>();
        schema.alternatives()
                .forEach(alternatives -> alternatives.branches().forEach(one -> inPlace.add(List.of(one))));
        for (ComposedSchema.Conditional condition : schema.conditionals()) {
            inPlace.add(List.of(condition.test()));
            condition.then().ifPresent(then -> inPlace.add(List.of(condition.test(), then)));
            condition.otherwise().ifPresent(otherwise -> inPlace.add(List.of(otherwise)));
        }
        schema.children().values().stream()
                .filter(ComposedSchema.Child::isInPlace)
                .forEach(child -> inPlace.add(child.pointers()));
        for (List<String> pointers : inPlace) {
            branches.addAll(builder.variants(pointers));
            Pool scalars = new Pool();
            scalars(side.compose(direction, pointers), side, scalars);
            branches.addAll(scalars.list().subList(0, Math.min(30, scalars.values.size())));
        }
    }

    /** Puts the keys of one object over those of another. */
    private static void combine(List<JsonNode> bases, List<JsonNode> branches, Pool pool) {
        for (JsonNode base : bases) {
            for (JsonNode branch : branches) {
                if (base.isObject() && branch.isObject() && pool.values.size() < MOST / 2) {
                    ObjectNode both = base.deepCopy();
                    both.setAll((ObjectNode) branch);
                    pool.add(both);
                }
            }
        }
    }

    private void objects(ObjectNode base, ComposedSchema old, ComposedSchema now, Pool pool, int depth) {
        List<String> keys = new ArrayList<>();
        base.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            pool.add(base.deepCopy().without(key));
        }
        Set<String> names = new LinkedHashSet<>(names(old, older, olderBuilder));
        names.addAll(names(now, newer, newerBuilder));
        names.addAll(keys);
        names.add("another-key");
        for (String key : names) {
            List<String> before = old.property(older, key);
            List<String> after = now.property(newer, key);
            List<JsonNode> children = before.isEmpty() && after.isEmpty()
                    ? List.of(NODES.textNode("a"), NODES.numberNode(1), NODES.nullNode())
                    : child(before, after, depth - 1);
            for (JsonNode child : children) {
                pool.add(base.deepCopy().set(key, child));
            }
        }
        sizes(base, old, now, pool);
    }

    /** Adds objects with as many keys as the limits allow, and one more or less. */
    private static void sizes(ObjectNode base, ComposedSchema old, ComposedSchema now, Pool pool) {
        for (ComposedSchema schema : List.of(old, now)) {
            for (String limit : List.of("minProperties", "maxProperties")) {
                schema.number(limit).ifPresent(number -> {
                    for (int size : ScalarValues.around(number)) {
                        ObjectNode object = base.deepCopy();
                        List<String> keys = new ArrayList<>();
                        base.fieldNames().forEachRemaining(keys::add);
                        for (int i = 0; object.size() < Math.min(size, 300); i++) {
                            object.put("another-key-" + i, "a");
                        }
                        for (int i = keys.size() - 1; i >= 0 && object.size() > size; i--) {
                            object.remove(keys.get(i));
                        }
                        pool.add(object);
                    }
                });
            }
        }
    }

    private Set<String> names(ComposedSchema schema, ContractSide side, PayloadBuilder builder) {
        Set<String> names = new LinkedHashSet<>();
        for (ComposedSchema.Child child : schema.children().values()) {
            switch (child.keyword()) {
                case "properties", "dependentSchemas" -> names.add(child.name());
                case "patternProperties" ->
                    names.addAll(PatternExamples.of(child.name()).stream()
                            .limit(MOST_KEYS)
                            .toList());
                case "propertyNames" -> {
                    Pool pool = new Pool();
                    pool.addAll(builder.variants(child.pointers()));
                    scalars(side.compose(direction, child.pointers()), side, pool);
                    pool.list().stream().filter(JsonNode::isTextual).forEach(name -> names.add(name.textValue()));
                }
                default -> {
                    // Other keywords name no keys.
                }
            }
        }
        schema.facets().values().stream()
                .filter(facet -> facet.keyword().equals("dependentRequired"))
                .forEach(facet -> names.add(facet.needing()));
        names.addAll(schema.required());
        return names;
    }

    private List<JsonNode> child(List<String> before, List<String> after, int depth) {
        Pool pool = new Pool();
        if (!before.isEmpty() && older.contract().at(before.get(0)).isMissingNode()) {
            return List.of();
        }
        List<JsonNode> some = new ArrayList<>();
        if (!before.isEmpty()) {
            some.addAll(olderBuilder.variants(before));
            scalars(older.compose(direction, before), older, pool);
        }
        if (!after.isEmpty() && !newer.contract().at(after.get(0)).isMissingNode()) {
            some.addAll(newerBuilder.variants(after));
            scalars(newer.compose(direction, after), newer, pool);
        }
        some.addAll(pool.list().subList(0, Math.min(MOST_OF_CHILD, pool.values.size())));
        some.addAll(ScalarValues.OF_EACH_TYPE);
        if (depth > 0 && !before.isEmpty() && !after.isEmpty()) {
            some.addAll(of(before, after, List.of(), depth - 1).stream()
                    .limit(MOST_OF_CHILD)
                    .toList());
        }
        return distinct(some);
    }

    private void arrays(List<JsonNode> bases, ComposedSchema old, ComposedSchema now, Pool pool, int depth) {
        List<JsonNode> items = child(old.item(0), now.item(0), depth - 1);
        Set<Integer> sizes = new LinkedHashSet<>(List.of(0, 1, 2, 3));
        for (ComposedSchema schema : List.of(old, now)) {
            for (String limit : List.of("minItems", "maxItems", "minContains", "maxContains")) {
                schema.number(limit).ifPresent(number -> sizes.addAll(ScalarValues.around(number)));
            }
            schema.children("contains").forEach(contained -> {
                ContractSide side = schema == old ? older : newer;
                PayloadBuilder builder = schema == old ? olderBuilder : newerBuilder;
                items.addAll(builder.variants(contained.pointers()));
                Pool scalars = new Pool();
                scalars(side.compose(direction, contained.pointers()), side, scalars);
                items.addAll(scalars.list().subList(0, Math.min(MOST_OF_CHILD, scalars.values.size())));
            });
        }
        for (JsonNode base : bases) {
            for (int i = 0; i < Math.min(4, base.size()); i++) {
                for (JsonNode item : child(old.item(i), now.item(i), depth - 1)) {
                    ArrayNode array = base.deepCopy();
                    array.set(i, item);
                    pool.add(array);
                }
            }
            for (JsonNode item : items) {
                pool.add(((ArrayNode) base.deepCopy()).add(item));
            }
        }
        List<JsonNode> few = distinct(items);
        for (int size : sizes) {
            for (JsonNode item : few.subList(0, Math.min(20, few.size()))) {
                ArrayNode same = NODES.arrayNode();
                ArrayNode different = NODES.arrayNode();
                for (int i = 0; i < Math.min(size, 300); i++) {
                    same.add(item);
                    different.add(few.get(i % few.size()));
                }
                pool.add(same);
                pool.add(different);
            }
        }
    }
}
