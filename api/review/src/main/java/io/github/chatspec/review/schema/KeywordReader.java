package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the keywords of the parts of a schema, each in one form, and leaves out those that allow everything. */
final class KeywordReader {

    private static final List<String> SMALLEST = List.of("minLength", "minItems", "minProperties");
    private static final List<String> LARGEST = List.of("maxLength", "maxItems", "maxProperties");

    private final ContractSide side;
    private final Contract contract;
    private final Direction direction;
    private final ComposedSchema schema;

    KeywordReader(ContractSide side, Direction direction, ComposedSchema schema) {
        this.side = side;
        this.contract = side.contract();
        this.direction = direction;
        this.schema = schema;
    }

    void read() {
        for (String part : schema.parts) {
            JsonNode node = contract.at(part);
            bounds(node, part);
            for (String keyword : SMALLEST) {
                size(node, part, keyword, node.path(keyword).asLong() > 0, 1);
            }
            for (String keyword : LARGEST) {
                size(node, part, keyword, node.has(keyword), -1);
            }
            texts(node, part);
            required(node, part);
            named(node, part, "properties");
            named(node, part, "patternProperties");
            named(node, part, "dependentSchemas");
            single(node, part, "propertyNames", "");
            single(
                    node,
                    part,
                    "not",
                    node.has("not") ? String.valueOf(schema.children("not").size()) : "");
            arrays(node, part);
        }
        closing();
    }

    private void facet(String keyword, String name, JsonNode value, String place) {
        String key = name.isEmpty() ? keyword : keyword + " " + name;
        schema.facets.put(key, new ComposedSchema.Facet(keyword, name, value, place));
        schema.places.put(keyword, place);
    }

    /** Returns a number without trailing zeros and without an exponent, so that equal ones are equal and readable. */
    private static JsonNode plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private void bounds(JsonNode node, String part) {
        bound(node, part, "minimum", "exclusiveMinimum", 1);
        bound(node, part, "maximum", "exclusiveMaximum", -1);
    }

    /** Reads a bound, which for integers is always inclusive. */
    private void bound(JsonNode node, String part, String inclusive, String exclusive, int sign) {
        boolean isFlag = node.path(exclusive).isBoolean();
        if (node.path(inclusive).isNumber()) {
            boolean isExclusive = isFlag && node.get(exclusive).booleanValue();
            tighten(
                    node.get(inclusive).decimalValue(),
                    isExclusive,
                    inclusive,
                    exclusive,
                    sign,
                    Pointers.append(part, inclusive));
        }
        if (node.path(exclusive).isNumber()) {
            tighten(
                    node.get(exclusive).decimalValue(),
                    true,
                    inclusive,
                    exclusive,
                    sign,
                    Pointers.append(part, exclusive));
        }
    }

    private void tighten(
            BigDecimal number, boolean isExclusive, String inclusive, String exclusive, int sign, String place) {
        BigDecimal value = number;
        boolean excludes = isExclusive;
        if (!schema.types.contains(ComposedSchema.FRACTION)) {
            BigDecimal whole = value.setScale(0, sign > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
            value = excludes && whole.compareTo(value) == 0 ? whole.add(BigDecimal.valueOf(sign)) : whole;
            excludes = false;
        }
        ComposedSchema.Facet known = schema.facets.get(inclusive);
        if (known == null) {
            known = schema.facets.get(exclusive);
        }
        if (known != null) {
            int order = sign * value.compareTo(known.value().decimalValue());
            if (order < 0 || (order == 0 && !excludes)) {
                return;
            }
            schema.facets.remove(inclusive);
            schema.facets.remove(exclusive);
        }
        facet(excludes ? exclusive : inclusive, "", plain(value), place);
    }

    private void size(JsonNode node, String part, String keyword, boolean isLimit, int sign) {
        JsonNode value = node.path(keyword);
        ComposedSchema.Facet known = schema.facets.get(keyword);
        if (isLimit
                && value.isNumber()
                && (known == null
                        || sign * value.decimalValue().compareTo(known.value().decimalValue()) > 0)) {
            facet(keyword, "", plain(value.decimalValue()), Pointers.append(part, keyword));
        }
    }

    private void texts(JsonNode node, String part) {
        if (node.path("pattern").isTextual()) {
            facet("pattern", node.get("pattern").textValue(), node.get("pattern"), Pointers.append(part, "pattern"));
        }
        String format = node.path("format").asText("");
        if (KeywordTypes.formatMatters(format, schema.types)) {
            facet("format", format, node.get("format"), Pointers.append(part, "format"));
        }
        if (node.path("multipleOf").isNumber()) {
            BigDecimal multiple = node.get("multipleOf").decimalValue().stripTrailingZeros();
            facet("multipleOf", multiple.toPlainString(), plain(multiple), Pointers.append(part, "multipleOf"));
        }
        if (node.path("uniqueItems").asBoolean()) {
            facet("uniqueItems", "", BooleanNode.TRUE, Pointers.append(part, "uniqueItems"));
        }
    }

    private void required(JsonNode node, String part) {
        if (node.path("required").isArray()) {
            for (JsonNode key : node.get("required")) {
                if (!side.isOfOtherDirection(direction, List.copyOf(schema.parts), key.asText())) {
                    facet("required", key.asText(), key, Pointers.append(part, "required"));
                }
            }
        }
        for (Map.Entry<String, JsonNode> entry : node.path("dependentRequired").properties()) {
            for (JsonNode key : entry.getValue()) {
                facet(
                        "dependentRequired",
                        entry.getKey() + " " + key.asText(),
                        key,
                        Pointers.append(part, "dependentRequired"));
            }
        }
    }

    private void child(String key, String keyword, String name, String pointer) {
        ComposedSchema.Child added = new ComposedSchema.Child(keyword, name, List.of(pointer));
        schema.children.merge(key, added, (known, other) -> known.and(other.pointers()));
        schema.places.putIfAbsent(keyword, pointer);
    }

    private void named(JsonNode node, String part, String keyword) {
        String pointer = Pointers.append(part, keyword);
        for (Map.Entry<String, JsonNode> entry : node.path(keyword).properties()) {
            Optional<List<String>> keys =
                    keyword.equals("patternProperties") ? LiteralPattern.texts(entry.getKey()) : Optional.empty();
            String own = keys.isPresent() ? "properties" : keyword;
            for (String name : keys.orElse(List.of(entry.getKey()))) {
                child(own + " " + name, own, name, Pointers.append(pointer, entry.getKey()));
            }
        }
    }

    private void single(JsonNode node, String part, String keyword, String name) {
        if (!allowsEverything(node.path(keyword))) {
            child(name.isEmpty() ? keyword : keyword + " " + name, keyword, name, Pointers.append(part, keyword));
        }
    }

    private static boolean allowsEverything(JsonNode node) {
        return node.isMissingNode() || (node.isObject() && node.isEmpty()) || (node.isBoolean() && node.booleanValue());
    }

    private void arrays(JsonNode node, String part) {
        int before = node.path("prefixItems").size();
        for (int i = 0; i < before; i++) {
            child(
                    "prefixItems " + i,
                    "prefixItems",
                    String.valueOf(i),
                    Pointers.append(Pointers.append(part, "prefixItems"), i));
        }
        boolean isScoped = false;
        for (String other : schema.parts) {
            isScoped |= contract.at(other).path("prefixItems").size() > before;
        }
        single(node, part, "items", isScoped ? "after " + before : "");
        single(node, part, "unevaluatedItems", "");
        if (node.has("contains")) {
            String name = schema.children("contains").isEmpty()
                    ? ""
                    : String.valueOf(schema.children("contains").size());
            child(("contains " + name).strip(), "contains", name, Pointers.append(part, "contains"));
            if (node.path("minContains").isNumber() && node.path("minContains").asLong() != 1) {
                facet("minContains", name, node.get("minContains"), Pointers.append(part, "minContains"));
            }
            if (node.path("maxContains").isNumber()) {
                facet("maxContains", name, node.get("maxContains"), Pointers.append(part, "maxContains"));
            }
        }
    }

    /** Reads the keywords about all other keys, which depend on the part that has them if it does not list all keys. */
    private void closing() {
        Set<String> all = new TreeSet<>();
        schema.parts.forEach(part -> all.addAll(names(part)));
        boolean isPlain = schema.alternatives.isEmpty()
                && schema.conditionals.isEmpty()
                && schema.children("dependentSchemas").isEmpty();
        for (String part : schema.parts) {
            JsonNode node = contract.at(part);
            if (!allowsEverything(node.path("additionalProperties"))) {
                Set<String> own = names(part);
                single(node, part, "additionalProperties", own.equals(all) ? "" : "except " + String.join(" ", own));
            }
            if (!allowsEverything(node.path("unevaluatedProperties"))) {
                boolean isOutermost = schema.roots().contains(part) || isReferenced(part);
                String keyword = isPlain && isOutermost ? "additionalProperties" : "unevaluatedProperties";
                child(keyword, keyword, "", Pointers.append(part, "unevaluatedProperties"));
            }
        }
        if (isPlain && schema.children("contains").isEmpty()) {
            closeItems();
        }
    }

    /** Reads {@code unevaluatedItems} as {@code items}, which it equals if no other keyword depends on the items. */
    private void closeItems() {
        ComposedSchema.Child rest = schema.children.get("unevaluatedItems");
        if (rest == null) {
            return;
        }
        boolean isOutermost = true;
        boolean isDescribed = false;
        for (String part : schema.parts) {
            isDescribed |= contract.at(part).has("items");
            isOutermost &= schema.roots().contains(part) || isReferenced(part);
        }
        if (isDescribed && isOutermost) {
            schema.children.remove("unevaluatedItems");
        } else if (isOutermost) {
            schema.children.remove("unevaluatedItems");
            schema.children.put("items", new ComposedSchema.Child("items", "", rest.pointers()));
        }
    }

    /** Reads items that are excluded as a limit of their number, and leaves out those that no array can have. */
    void closeArrays() {
        if (schema.children.keySet().stream().anyMatch(key -> key.startsWith("items after "))) {
            return;
        }
        int listed = schema.listedItems();
        for (int i = listed - 1; i >= 0; i--) {
            exclude("prefixItems " + i, i);
        }
        exclude("items", listed);
        long most = schema.mostItems();
        for (int i = listed - 1; i >= most; i--) {
            schema.children.remove("prefixItems " + i);
        }
        if (most <= listed) {
            schema.children.remove("items");
            schema.children.remove("unevaluatedItems");
        }
    }

    private void exclude(String key, int index) {
        ComposedSchema.Child child = schema.children.get(key);
        boolean isExcluded = child != null
                && child.pointers().stream()
                        .map(pointer -> contract.at(contract.schema(pointer).orElse(pointer)))
                        .anyMatch(node -> node.isBoolean() && !node.booleanValue());
        if (isExcluded) {
            schema.children.remove(key);
            if (index < schema.mostItems()) {
                facet(
                        "maxItems",
                        "",
                        DecimalNode.valueOf(BigDecimal.valueOf(index)),
                        child.pointers().get(0));
            }
        }
    }

    /** Returns whether a root is nothing but a reference to a part. */
    private boolean isReferenced(String part) {
        return schema.roots().stream()
                .anyMatch(root -> contract.schema(root).filter(part::equals).isPresent());
    }

    private Set<String> names(String part) {
        List<String> names = new ArrayList<>();
        JsonNode node = contract.at(part);
        node.path("properties").fieldNames().forEachRemaining(names::add);
        node.path("patternProperties")
                .fieldNames()
                .forEachRemaining(regex ->
                        LiteralPattern.texts(regex).ifPresentOrElse(names::addAll, () -> names.add("/" + regex + "/")));
        return new TreeSet<>(names);
    }
}
