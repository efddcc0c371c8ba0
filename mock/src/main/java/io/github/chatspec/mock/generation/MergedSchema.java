package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonEquality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keywords of all schemas that describe one value, as one schema. */
final class MergedSchema {

    private static final Set<String> OF_OBJECTS = Set.of(
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired");
    private static final Set<String> OF_ARRAYS =
            Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains");
    private static final Set<String> OF_TEXTS = Set.of("pattern", "minLength", "maxLength", "format");
    private static final Set<String> OF_NUMBERS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private final Set<String> pointers;
    private final List<JsonNode> nodes = new ArrayList<>();

    MergedSchema(Contract contract, Set<String> pointers) {
        this.pointers = pointers;
        pointers.forEach(pointer -> nodes.add(contract.at(pointer)));
    }

    Set<String> pointers() {
        return pointers;
    }

    /** Returns whether one of the schemas accepts nothing. */
    boolean isNever() {
        return nodes.stream().anyMatch(node -> node.isBoolean() && !node.booleanValue());
    }

    /** Returns the values of a keyword in the schemas that have it. */
    List<JsonNode> all(String keyword) {
        return nodes.stream()
                .map(node -> node.path(keyword))
                .filter(value -> !value.isMissingNode())
                .toList();
    }

    /** Returns the texts of a keyword whose value is a text. */
    List<String> texts(String keyword) {
        return all(keyword).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .distinct()
                .toList();
    }

    /** Returns the values that the keywords {@code const} and {@code enum} allow, or nothing if they do not occur. */
    Optional<List<JsonNode>> allowed() {
        List<List<JsonNode>> lists = new ArrayList<>();
        all("const").forEach(value -> lists.add(List.of(value)));
        all("enum").stream()
                .filter(JsonNode::isArray)
                .forEach(values -> lists.add(values.valueStream().toList()));
        return lists.stream()
                .reduce((first, second) -> first.stream()
                        .filter(value -> second.stream().anyMatch(other -> JsonEquality.areEqual(value, other)))
                        .toList());
    }

    /** Returns the types of a value, or an empty text if the schemas accept any; null is only there without another. */
    List<String> typeChoices() {
        Set<String> types = null;
        for (JsonNode node : nodes) {
            Set<String> own = types(node);
            if (!own.isEmpty()) {
                types = types == null ? own : common(types, own);
            }
        }
        if (types == null) {
            return List.of(inferred());
        }
        List<String> choices =
                types.stream().filter(type -> !type.equals("null")).toList();
        return !choices.isEmpty() ? choices : List.of(types.isEmpty() ? "none" : "null");
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = node.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    private static Set<String> common(Set<String> first, Set<String> second) {
        Set<String> types = new LinkedHashSet<>();
        for (String type : first) {
            if (second.contains(type) || (type.equals("integer") && second.contains("number"))) {
                types.add(type);
            } else if (type.equals("number") && second.contains("integer")) {
                types.add("integer");
            }
        }
        return types;
    }

    private String inferred() {
        return has(OF_OBJECTS)
                ? "object"
                : has(OF_ARRAYS) ? "array" : has(OF_TEXTS) ? "string" : has(OF_NUMBERS) ? "number" : "";
    }

    private boolean has(Set<String> keywords) {
        return nodes.stream().anyMatch(node -> keywords.stream().anyMatch(node::has));
    }

    /** Returns the largest value of a keyword that sets a lower bound, or another value if there is none. */
    int most(String keyword, int otherwise) {
        return all(keyword).stream()
                .filter(JsonNode::isNumber)
                .mapToInt(JsonNode::asInt)
                .max()
                .orElse(otherwise);
    }

    /** Returns the smallest value of a keyword that sets an upper bound, or another value if there is none. */
    int least(String keyword, int otherwise) {
        return all(keyword).stream()
                .filter(JsonNode::isNumber)
                .mapToInt(JsonNode::asInt)
                .min()
                .orElse(otherwise);
    }

    /** Returns the bounds of numbers, or the steps of their multiples. */
    List<BigDecimal> numbers(String keyword) {
        return all(keyword).stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .toList();
    }

    /** Returns whether a bound is excluded by a keyword whose value is true, as in OpenAPI 3.0. */
    boolean isTrue(String keyword) {
        return all(keyword).stream().anyMatch(value -> value.isBoolean() && value.booleanValue());
    }

    /** Returns the keys that an object must have. */
    Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        all("required").forEach(keys -> keys.forEach(key -> required.add(key.asText())));
        return required;
    }

    /** Returns the documented keys in the order of the document. */
    Set<String> properties() {
        Set<String> keys = new LinkedHashSet<>();
        all(Applicator.PROPERTIES.keyword())
                .forEach(properties -> properties.fieldNames().forEachRemaining(keys::add));
        return keys;
    }

    /** Adds the keys that an object with some keys must have, too. */
    void addDependent(Set<String> keys) {
        int before;
        do {
            before = keys.size();
            for (JsonNode dependent : all("dependentRequired")) {
                dependent.properties().stream()
                        .filter(entry -> keys.contains(entry.getKey()))
                        .forEach(entry -> entry.getValue().forEach(key -> keys.add(key.asText())));
            }
        } while (keys.size() > before);
    }

    /** Returns the examples and defaults, those of the first schema first. */
    List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        for (JsonNode node : nodes) {
            add(node.path("example"), examples);
            if (node.path("examples").isArray()) {
                node.path("examples").forEach(example -> add(example, examples));
            }
            add(node.path("default"), examples);
        }
        return examples;
    }

    private static void add(JsonNode example, List<JsonNode> examples) {
        if (!example.isMissingNode() && !example.isNull()) {
            examples.add(example);
        }
    }
}
