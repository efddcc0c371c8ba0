package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.change.Change.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lists the keywords in which two schemas differ once both are composed, so that another spelling of the same promise is
 * not a difference.
 */
public final class SchemaComparison {

    /** The keywords of which a schema may have several that are compared as a list. */
    private static final Set<String> NAMED = Set.of("required", "dependentRequired");

    private final ContractSide older;
    private final ContractSide newer;
    private final Direction direction;
    private final Map<List<List<String>>, Boolean> equalities;
    private final Set<List<List<String>>> visited = new HashSet<>();
    private final List<SchemaChange> changes = new ArrayList<>();

    public SchemaComparison(ContractSide older, ContractSide newer, Direction direction) {
        this(older, newer, direction, new HashMap<>());
    }

    private SchemaComparison(
            ContractSide older, ContractSide newer, Direction direction, Map<List<List<String>>, Boolean> equalities) {
        this.older = older;
        this.newer = newer;
        this.direction = direction;
        this.equalities = equalities;
    }

    /**
     * Compares the schemas of a body.
     *
     * @param before the JSON Pointers of the schemas in the older contract
     * @param after the JSON Pointers of the schemas in the newer contract
     * @return the changes; empty if both accept the same values
     */
    public List<SchemaChange> changes(List<String> before, List<String> after) {
        compare(SchemaTrail.of(before, after));
        return List.copyOf(changes);
    }

    /** Returns whether schemas of the two contracts accept the same values, as far as composing them shows. */
    boolean areEqual(List<String> before, List<String> after) {
        List<List<String>> pair = List.of(before, after);
        Boolean known = equalities.get(pair);
        if (known == null) {
            // Schemas that lead back to themselves are equal unless a difference is found elsewhere.
            equalities.put(pair, true);
            known = new SchemaComparison(older, newer, direction, equalities)
                    .changes(before, after)
                    .isEmpty();
            equalities.put(pair, known);
        }
        return known;
    }

    void compare(SchemaTrail trail) {
        SchemaTrail.Step step = trail.last();
        if (!visited.add(List.of(step.older(), step.newer()))) {
            return;
        }
        ComposedSchema before = older.compose(direction, step.older());
        ComposedSchema after = newer.compose(direction, step.newer());
        if (before.isImpossible() && after.isImpossible()) {
            return;
        }
        boolean listedBefore = before.values != null && (before.places.containsKey("enum") || after.values != null);
        boolean listedAfter = after.values != null && (after.places.containsKey("enum") || before.values != null);
        boolean isNatural = !before.places.containsKey("enum") && !after.places.containsKey("enum");
        if (listedBefore && listedAfter && !isNatural) {
            compareValues(before, after, trail);
            return;
        }
        boolean isDisjoint = before.types.stream().noneMatch(after.types::contains);
        if (!before.types.equals(after.types) && (isDisjoint || (!listedBefore && !listedAfter))) {
            add("type", "", Action.CHANGED, types(before), types(after), trail, before, after);
        }
        if ((listedBefore || listedAfter) && !isNatural && !isDisjoint) {
            add(
                    "enum",
                    "",
                    listedAfter ? Action.ADDED : Action.REMOVED,
                    list(before.values),
                    list(after.values),
                    trail,
                    before,
                    after);
            return;
        }
        if (!isDisjoint) {
            compareFacets(before, after, trail);
            compareChildren(before, after, trail);
            new BranchComparison(this, trail, before, after).compare();
        }
    }

    private void compareValues(ComposedSchema before, ComposedSchema after, SchemaTrail trail) {
        Map<Object, JsonNode> gone = new TreeMap<>(java.util.Comparator.comparing(String::valueOf));
        before.values.forEach(value -> gone.put(JsonEquality.key(value), value));
        Map<Object, JsonNode> come = new TreeMap<>(java.util.Comparator.comparing(String::valueOf));
        after.values.forEach(value -> come.put(JsonEquality.key(value), value));
        Set<Object> common = new HashSet<>(gone.keySet());
        common.retainAll(come.keySet());
        gone.keySet().removeAll(common);
        come.keySet().removeAll(common);
        gone.values()
                .forEach(value -> add(
                        "enum",
                        value.toString(),
                        Action.REMOVED,
                        Optional.of(value),
                        Optional.empty(),
                        trail,
                        before,
                        after));
        come.values()
                .forEach(value -> add(
                        "enum",
                        value.toString(),
                        Action.ADDED,
                        Optional.empty(),
                        Optional.of(value),
                        trail,
                        before,
                        after));
    }

    private void compareFacets(ComposedSchema before, ComposedSchema after, SchemaTrail trail) {
        Map<String, List<ComposedSchema.Facet>> gone = without(before.facets, after.facets);
        Map<String, List<ComposedSchema.Facet>> come = without(after.facets, before.facets);
        Set<String> groups = new TreeSet<>(gone.keySet());
        groups.addAll(come.keySet());
        for (String group : groups) {
            List<ComposedSchema.Facet> olds = gone.getOrDefault(group, List.of());
            List<ComposedSchema.Facet> news = come.getOrDefault(group, List.of());
            int pairs = NAMED.contains(group) ? 0 : Math.min(olds.size(), news.size());
            for (int i = 0; i < pairs; i++) {
                add(new SchemaChange(
                        news.get(i).keyword(),
                        news.get(i).name(),
                        Action.CHANGED,
                        Optional.of(olds.get(i).value()),
                        Optional.of(news.get(i).value()),
                        olds.get(i).place(),
                        news.get(i).place(),
                        trail));
            }
            for (ComposedSchema.Facet facet : olds.subList(pairs, olds.size())) {
                add(new SchemaChange(
                        facet.keyword(),
                        facet.name(),
                        Action.REMOVED,
                        Optional.of(facet.value()),
                        Optional.empty(),
                        facet.place(),
                        after.place(facet.keyword()),
                        trail));
            }
            for (ComposedSchema.Facet facet : news.subList(pairs, news.size())) {
                add(new SchemaChange(
                        facet.keyword(),
                        facet.name(),
                        Action.ADDED,
                        Optional.empty(),
                        Optional.of(facet.value()),
                        before.place(facet.keyword()),
                        facet.place(),
                        trail));
            }
        }
    }

    /** Returns the keywords that others do not have with the same value, by the keyword that they are compared with. */
    private static Map<String, List<ComposedSchema.Facet>> without(
            Map<String, ComposedSchema.Facet> facets, Map<String, ComposedSchema.Facet> others) {
        Map<String, List<ComposedSchema.Facet>> remaining = new TreeMap<>();
        facets.forEach((key, facet) -> {
            ComposedSchema.Facet other = others.get(key);
            if (other == null || !JsonEquality.areEqual(facet.value(), other.value())) {
                String group = facet.keyword().replace("exclusiveM", "m");
                remaining.computeIfAbsent(group, absent -> new ArrayList<>()).add(facet);
            }
        });
        return remaining;
    }

    private void compareChildren(ComposedSchema before, ComposedSchema after, SchemaTrail trail) {
        Set<String> keys = new TreeSet<>(before.children.keySet());
        keys.addAll(after.children.keySet());
        for (String key : keys) {
            Optional<ComposedSchema.Child> old = child(before, after, older, key);
            Optional<ComposedSchema.Child> now = child(after, before, newer, key);
            if (old.isPresent() && now.isPresent()) {
                compare(trail(trail, old.get(), now.get()));
            } else if (!isUnreachable(before, after, key)) {
                addOnOneSide(before, after, old, now, trail);
            }
        }
    }

    private void addOnOneSide(
            ComposedSchema before,
            ComposedSchema after,
            Optional<ComposedSchema.Child> old,
            Optional<ComposedSchema.Child> now,
            SchemaTrail trail) {
        if (now.isPresent() && !isAnything(newer, now.get())) {
            add(new SchemaChange(
                    now.get().keyword(),
                    now.get().name(),
                    Action.ADDED,
                    Optional.empty(),
                    node(newer, now.get()),
                    before.place(now.get().keyword()),
                    now.get().pointers().get(0),
                    trail));
        } else if (old.isPresent() && !isAnything(older, old.get())) {
            add(new SchemaChange(
                    old.get().keyword(),
                    old.get().name(),
                    Action.REMOVED,
                    node(older, old.get()),
                    Optional.empty(),
                    old.get().pointers().get(0),
                    after.place(old.get().keyword()),
                    trail));
        }
    }

    /**
     * Returns the subschemas of a schema with a key, or those that describe the same property or item in its place: one
     * contract may list it, and the other one describe it together with others.
     */
    private Optional<ComposedSchema.Child> child(
            ComposedSchema schema, ComposedSchema other, ContractSide side, String key) {
        ComposedSchema.Child own = schema.children.get(key);
        if (own != null) {
            boolean isRest = key.equals("items") && isUnreachable(schema, other, key);
            return isRest ? Optional.empty() : Optional.of(own);
        }
        ComposedSchema.Child listed = other.children.get(key);
        List<String> pointers = listed == null ? List.of() : schema.describing(side, listed);
        return pointers.isEmpty()
                        || side.compose(direction, pointers).isImpossible()
                        || isUnreachable(schema, other, key)
                ? Optional.empty()
                : Optional.of(new ComposedSchema.Child(listed.keyword(), listed.name(), pointers));
    }

    /** Returns whether one of the schemas allows no array that is long enough for the items with a key. */
    private static boolean isUnreachable(ComposedSchema schema, ComposedSchema other, String key) {
        boolean isRest = key.equals("items");
        if (!isRest && !key.startsWith("prefixItems ")) {
            return false;
        }
        int index = isRest
                ? Math.max(schema.listedItems(), other.listedItems())
                : Integer.parseInt(key.substring("prefixItems ".length()));
        return schema.mostItems() <= index || other.mostItems() <= index;
    }

    /** Returns whether an item may have any value, so that listing it promises nothing. */
    private boolean isAnything(ContractSide side, ComposedSchema.Child child) {
        return child.keyword().equals("prefixItems")
                && side.compose(direction, child.pointers()).isAnything();
    }

    private static Optional<JsonNode> node(ContractSide side, ComposedSchema.Child child) {
        return Optional.of(side.contract().at(child.pointers().get(0)));
    }

    private static SchemaTrail trail(SchemaTrail trail, ComposedSchema.Child old, ComposedSchema.Child now) {
        if (old.isInPlace()) {
            return trail.within(new SchemaTrail.Step(
                    trail.path().size(),
                    old.pointers(),
                    now.pointers(),
                    List.of(),
                    List.of(),
                    old.keyword(),
                    old.name()));
        }
        String segment = switch (old.keyword()) {
            case "properties", "prefixItems" -> old.name();
            case "items", "contains", "unevaluatedItems" -> SchemaTrail.ITEM;
            case "patternProperties" -> "{" + old.name() + "}";
            case "propertyNames" -> "{key}";
            default -> "{}";
        };
        return trail.into(segment, old.pointers(), now.pointers(), old.keyword(), old.name());
    }

    void add(
            String keyword,
            String name,
            Action action,
            Optional<JsonNode> before,
            Optional<JsonNode> after,
            SchemaTrail trail,
            ComposedSchema old,
            ComposedSchema now) {
        add(new SchemaChange(keyword, name, action, before, after, old.place(keyword), now.place(keyword), trail));
    }

    void add(SchemaChange change) {
        changes.add(change);
    }

    private static Optional<JsonNode> types(ComposedSchema schema) {
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        for (String type : schema.types) {
            boolean isNumber = type.equals(ComposedSchema.FRACTION);
            if (isNumber || !(type.equals("integer") && schema.types.contains(ComposedSchema.FRACTION))) {
                types.add(isNumber ? "number" : type);
            }
        }
        return Optional.of(types.size() == 1 ? TextNode.valueOf(types.get(0).asText()) : types);
    }

    private static Optional<JsonNode> list(List<JsonNode> values) {
        return Optional.ofNullable(values)
                .map(list -> JsonNodeFactory.instance.arrayNode().addAll(list));
    }
}
