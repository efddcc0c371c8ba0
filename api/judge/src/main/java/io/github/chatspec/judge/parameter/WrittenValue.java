package io.github.chatspec.judge.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.schema.NumberRange;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A parameter or header, whose text is read as the type that its schema promises. */
public final class WrittenValue {

    private static final List<String> BOUNDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "format");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Evaluation evaluation;
    private final Contract contract;
    private final String schema;
    private final Set<String> parts;

    public WrittenValue(Evaluation evaluation, String schema) {
        this.evaluation = evaluation;
        this.contract = evaluation.contract();
        this.schema = schema;
        this.parts = parts(schema);
    }

    /** Returns whether several values, or an object, are written into the text. */
    public boolean isContainer() {
        Set<String> types = types(schema);
        return types.contains("array") || types.contains("object");
    }

    boolean isArray() {
        return types(schema).contains("array");
    }

    public boolean isObject() {
        return types(schema).contains("object");
    }

    /** Returns whether an object of the schema may have a key. */
    public boolean mayHave(String key) {
        return parts.stream()
                .map(contract::at)
                .allMatch(part -> part.path("properties").has(key)
                        || !part.path("additionalProperties").isBoolean()
                        || part.path("additionalProperties").booleanValue());
    }

    /** Returns whether the schema accepts one of the values that the text may stand for. */
    public boolean accepts(String text) {
        return readings(schema, text).stream().anyMatch(reading -> accepts(schema, reading));
    }

    /** Returns whether the schema accepts the text as JSON. */
    public boolean acceptsJson(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8))
                .filter(value -> accepts(schema, value))
                .isPresent();
    }

    /**
     * Returns whether the schema accepts a list in the style {@code simple} of OpenAPI.
     *
     * @param text the items of an array, or the keys and values of an object, separated by commas
     * @param explode whether each key of an object and its value are a pair with an equals sign
     * @return whether it does; a schema may also accept the text as it is
     */
    public boolean acceptsList(String text, boolean explode) {
        if (accepts(text)) {
            return true;
        }
        List<String> written = text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
        return (isArray() ? Optional.of(array(written)) : object(written, explode))
                .filter(value -> accepts(schema, value))
                .isPresent();
    }

    /** Returns the text as the type that the schema promises. */
    JsonNode scalar(String text) {
        return nearest(List.of(schema), text);
    }

    /** Returns texts as items of the type that the schema promises. */
    JsonNode array(List<String> written) {
        List<String> items = items();
        ArrayNode array = NODES.arrayNode();
        written.forEach(item -> array.add(nearest(items, item)));
        return array;
    }

    /**
     * Returns texts as an object.
     *
     * @param written keys and values in turn, or pairs with an equals sign
     * @param explode whether each key and its value are a pair
     * @return the object; empty if a key has no value
     */
    Optional<JsonNode> object(List<String> written, boolean explode) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < written.size(); i += explode ? 1 : 2) {
            String[] pair = explode
                    ? written.get(i).split("=", 2)
                    : written.subList(i, Math.min(i + 2, written.size())).toArray(new String[0]);
            if (pair.length < 2) {
                return Optional.empty();
            }
            values.computeIfAbsent(pair[0], absent -> new ArrayList<>()).add(pair[1]);
        }
        return Optional.of(object(values));
    }

    /**
     * Returns texts as an object, whose values have the types that the schema promises.
     *
     * @param written the texts by key; several are the items of an array, as is one if the schema promises an array
     * @return the object
     */
    ObjectNode object(Map<String, List<String>> written) {
        ObjectNode object = NODES.objectNode();
        written.forEach((key, texts) -> {
            List<String> schemas = property(key);
            boolean isArray = texts.size() > 1
                    || schemas.stream().anyMatch(pointer -> types(pointer).contains("array"));
            if (isArray) {
                ArrayNode array = object.putArray(key);
                List<String> items = schemas.stream()
                        .flatMap(pointer -> items(parts(pointer)))
                        .toList();
                texts.forEach(text -> array.add(nearest(items, text)));
            } else {
                object.set(key, nearest(schemas, texts.get(0)));
            }
        });
        return object;
    }

    private boolean accepts(String pointer, JsonNode value) {
        return evaluation.acceptsQuickly(pointer, value)
                && parts(pointer).stream().noneMatch(part -> NumberRange.isExceeded(value, contract.at(part)));
    }

    /** Returns the reading that all schemas accept, or else the first one. */
    private JsonNode nearest(List<String> schemas, String text) {
        List<JsonNode> readings = schemas.isEmpty() ? List.of(NODES.textNode(text)) : readings(schemas.get(0), text);
        return readings.stream()
                .filter(reading -> schemas.stream().allMatch(pointer -> accepts(pointer, reading)))
                .findFirst()
                .orElse(readings.get(0));
    }

    private List<String> items() {
        return items(parts).toList();
    }

    private Stream<String> items(Set<String> schemas) {
        return schemas.stream().flatMap(part -> Applicator.ITEMS.subschemas(contract, part).stream());
    }

    private List<String> property(String key) {
        return parts.stream()
                .flatMap(part -> contract.at(part).path("properties").has(key)
                        ? Stream.of(Applicator.PROPERTIES.subschema(part, key))
                        : Applicator.ADDITIONAL_PROPERTIES.subschemas(contract, part).stream())
                .toList();
    }

    /** Returns the schemas that every value of a schema conforms to. */
    private Set<String> parts(String pointer) {
        return new SchemaComposition(contract)
                .withReferences(List.of(pointer), part -> Applicator.ALL_OF.subschemas(contract, part));
    }

    /** Returns the types that a schema allows; none if it does not restrict them. */
    private Set<String> types(String pointer) {
        Set<String> allowed = new LinkedHashSet<>();
        for (String part : parts(pointer)) {
            JsonNode type = contract.at(part).path("type");
            Set<String> types = new LinkedHashSet<>(type.isTextual() ? List.of(type.textValue()) : Wording.texts(type));
            if (types.isEmpty()) {
                new SchemaComposition(contract)
                        .subschemas(part, Applicator.ALTERNATIVES)
                        .forEach(branch -> types.addAll(types(branch)));
            }
            if (allowed.isEmpty()) {
                allowed.addAll(types);
            } else if (!types.isEmpty()) {
                allowed.retainAll(types);
            }
        }
        return allowed;
    }

    /** Returns the values that a text may stand for, the most specific first; the text itself if there is no other. */
    private List<JsonNode> readings(String pointer, String text) {
        Set<String> types = types(pointer);
        List<JsonNode> readings = new ArrayList<>();
        if (isAllowed(types, "integer") && text.matches("-?[0-9]{1,100}")) {
            readings.add(NODES.numberNode(new BigInteger(text)));
        } else if (isAllowed(types, "number")
                && text.matches("-?[0-9]{1,100}([.][0-9]{1,100})?([eE][-+]?[0-9]{1,3})?")) {
            readings.add(NODES.numberNode(new BigDecimal(text)));
        }
        if (isAllowed(types, "boolean") && (text.equals("true") || text.equals("false"))) {
            readings.add(NODES.booleanNode(Boolean.parseBoolean(text)));
        }
        if (readings.isEmpty() || isAllowed(types, "string")) {
            readings.add(NODES.textNode(text));
        }
        return readings;
    }

    private static boolean isAllowed(Set<String> types, String type) {
        return types.isEmpty() || types.contains(type) || (type.equals("integer") && types.contains("number"));
    }

    /** Describes what is wrong with a text: its type, or else the violated keyword. */
    public String violation(String text) {
        JsonNode value = readings(schema, text).get(0);
        Set<String> types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            return "is not the " + Wording.list(types, "or") + " that the contract requires";
        }
        for (String part : parts) {
            JsonNode promises = contract.at(part);
            if (promises.has("enum")
                    && JsonValues.of(promises.get("enum")).noneMatch(listed -> JsonEquality.areEqual(listed, value))) {
                return "is not " + Wording.oneOf(promises.get("enum"));
            }
            Optional<String> violated = BOUNDS.stream()
                    .filter(bound -> breaks(value, promises, bound))
                    .findFirst();
            if (violated.isPresent()) {
                return "violates the " + violated.get() + " " + ValueRenderer.PLAIN.value(promises.get(violated.get()))
                        + " of the contract";
            }
        }
        return "does not conform to the contract";
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> false;
        };
    }

    private boolean breaks(JsonNode value, JsonNode promises, String bound) {
        JsonNode promise = promises.path(bound);
        if (promise.isMissingNode()) {
            return false;
        }
        if (value.isNumber()) {
            int order = promise.isNumber() ? value.decimalValue().compareTo(promise.decimalValue()) : 0;
            return switch (bound) {
                // In OpenAPI 3.0 a separate boolean makes a bound exclusive.
                case "minimum" ->
                    order < 0
                            || (order == 0 && promises.path("exclusiveMinimum").asBoolean());
                case "maximum" ->
                    order > 0
                            || (order == 0 && promises.path("exclusiveMaximum").asBoolean());
                case "exclusiveMinimum" -> promise.isNumber() && order <= 0;
                case "exclusiveMaximum" -> promise.isNumber() && order >= 0;
                case "format" -> NumberRange.isExceeded(value, promises);
                default -> false;
            };
        }
        if (value.isTextual()) {
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            return switch (bound) {
                case "minLength" -> length < promise.asInt();
                case "maxLength" -> length > promise.asInt();
                case "pattern" -> !evaluation.finds(promise.asText(), text);
                // It comes last, and something is wrong.
                case "format" -> true;
                default -> false;
            };
        }
        return false;
    }
}
