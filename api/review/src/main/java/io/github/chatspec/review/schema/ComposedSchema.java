package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What schemas mean that describe the same value, in a form that is equal for many spellings: references are followed,
 * {@code allOf} is merged, and keywords that cannot matter are left out.
 */
public final class ComposedSchema {

    /** A number that is not an integer. */
    public static final String FRACTION = "fraction";

    /** All types of values; {@code number} stands for two of them. */
    public static final Set<String> TYPES = Set.of("null", "boolean", "integer", FRACTION, "string", "array", "object");

    private final List<String> roots;
    final Set<String> parts;
    final TreeSet<String> types = new TreeSet<>(TYPES);
    final Map<String, Facet> facets = new TreeMap<>();
    final Map<String, Child> children = new TreeMap<>();
    final List<Alternatives> alternatives = new ArrayList<>();
    final List<Conditional> conditionals = new ArrayList<>();
    final Map<String, String> places = new TreeMap<>();
    /** The values of {@code enum} and {@code const}; null if they are not listed. */
    List<JsonNode> values;

    ComposedSchema(List<String> roots, Set<String> parts) {
        this.roots = List.copyOf(roots);
        this.parts = parts;
    }

    /**
     * A keyword that has no subschema.
     *
     * @param keyword the keyword
     * @param name the part of its value that this is about, for example one required key; may be empty
     * @param value the value
     * @param place the JSON Pointer of the keyword
     */
    public record Facet(String keyword, String name, JsonNode value, String place) {

        /** Returns the key with which {@code dependentRequired} requires another one. */
        public String needing() {
            return name.substring(0, name.length() - value.asText().length() - 1);
        }
    }

    /**
     * Subschemas that describe the same other value, or the same value under a condition.
     *
     * @param keyword the keyword
     * @param name the name of the property, the expression or the index; may be empty
     * @param pointers the JSON Pointers of the subschemas
     */
    public record Child(String keyword, String name, List<String> pointers) {

        Child and(List<String> others) {
            List<String> all = new ArrayList<>(pointers);
            others.stream().filter(other -> !all.contains(other)).forEach(all::add);
            return new Child(keyword, name, List.copyOf(all));
        }

        /** Returns whether the subschemas describe the same value as the schema around them. */
        public boolean isInPlace() {
            return keyword.equals("not") || keyword.equals("dependentSchemas");
        }
    }

    /**
     * The branches of an {@code anyOf} or {@code oneOf}.
     *
     * @param keyword the keyword
     * @param branches the JSON Pointer of each branch
     * @param place the JSON Pointer of the keyword
     */
    public record Alternatives(String keyword, List<String> branches, String place) {}

    /**
     * An {@code if} with its consequences.
     *
     * @param test the JSON Pointer of {@code if}
     * @param then the JSON Pointer of {@code then}, if any
     * @param otherwise the JSON Pointer of {@code else}, if any
     */
    public record Conditional(String test, Optional<String> then, Optional<String> otherwise) {}

    /** Returns the JSON Pointers of the schemas that were composed. */
    public List<String> roots() {
        return roots;
    }

    /** Returns the JSON Pointers of these schemas and of all that they refer to or consist of. */
    public Set<String> parts() {
        return parts;
    }

    /** Returns the types of the values. */
    public Set<String> types() {
        return types;
    }

    /** Returns the accepted values if the schema lists them. */
    public Optional<List<JsonNode>> values() {
        return Optional.ofNullable(values);
    }

    /** Returns the keywords without subschemas. */
    public Map<String, Facet> facets() {
        return facets;
    }

    /** Returns the keywords with subschemas, by keyword and name. */
    public Map<String, Child> children() {
        return children;
    }

    /** Returns the lists of branches. */
    public List<Alternatives> alternatives() {
        return alternatives;
    }

    /** Returns the conditions. */
    public List<Conditional> conditionals() {
        return conditionals;
    }

    /** Returns whether no value is accepted. */
    public boolean isImpossible() {
        return types.isEmpty() || (values != null && values.isEmpty());
    }

    /** Returns the value of a numeric keyword. */
    public Optional<JsonNode> number(String keyword) {
        return Optional.ofNullable(facets.get(keyword)).map(Facet::value);
    }

    /** Returns the keys that are required. */
    public List<String> required() {
        return facets.values().stream()
                .filter(facet -> facet.keyword().equals("required"))
                .map(Facet::name)
                .toList();
    }

    /** Returns the subschemas of the children with a keyword. */
    public List<Child> children(String keyword) {
        return children.values().stream()
                .filter(child -> child.keyword().equals(keyword))
                .toList();
    }

    /** Returns the JSON Pointers of the subschemas that describe a key of an object. */
    public List<String> property(ContractSide side, String key) {
        List<String> pointers = new ArrayList<>();
        boolean listed = false;
        for (Child child : children.values()) {
            boolean matches =
                    (child.keyword().equals("properties") && child.name().equals(key))
                            || (child.keyword().equals("patternProperties") && side.finds(child.name(), key));
            listed |= matches;
            if (matches) {
                pointers.addAll(child.pointers());
            }
        }
        for (Child child : listed ? List.<Child>of() : children.values()) {
            if (child.keyword().equals("additionalProperties")
                    || child.keyword().equals("unevaluatedProperties")) {
                pointers.addAll(child.pointers());
            }
        }
        return pointers;
    }

    /** Returns the JSON Pointers of the subschemas that describe an item of an array. */
    public List<String> item(int index) {
        Child prefix = children.get("prefixItems " + index);
        List<String> pointers = new ArrayList<>(prefix == null ? List.of() : prefix.pointers());
        if (prefix == null) {
            children("items").forEach(child -> pointers.addAll(child.pointers()));
        }
        return pointers;
    }

    /**
     * Returns the JSON Pointers of the subschemas that describe a property or item that another schema lists and this one
     * does not.
     */
    List<String> describing(ContractSide side, Child listed) {
        boolean isScoped = children.keySet().stream()
                .anyMatch(key -> key.startsWith("items after ") || key.startsWith("additionalProperties except "));
        if (isScoped || children.containsKey("unevaluatedProperties")) {
            return List.of();
        }
        return switch (listed.keyword()) {
            case "properties" -> property(side, listed.name());
            case "prefixItems" -> item(Integer.parseInt(listed.name()));
            default -> List.of();
        };
    }

    /** Returns the number of items that have a schema each. */
    int listedItems() {
        return children("prefixItems").size();
    }

    /** Returns the number of items that an array may have at most. */
    long mostItems() {
        return number("maxItems").map(JsonNode::asLong).orElse(Long.MAX_VALUE);
    }

    /** Returns whether every value is accepted. */
    boolean isAnything() {
        return values == null
                && types.equals(TYPES)
                && facets.isEmpty()
                && children.isEmpty()
                && alternatives.isEmpty()
                && conditionals.isEmpty();
    }

    /** Returns the JSON Pointer of a keyword, or of the schema if it does not have the keyword. */
    public String place(String keyword) {
        return places.getOrDefault(keyword, roots.get(0));
    }
}
