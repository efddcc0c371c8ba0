package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.mock.generation.ValueGenerator.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Generates objects. */
final class ObjectValues {

    /** The longest series of additional keys that is tried. */
    private static final int MAX_ADDITIONAL = 1000;

    private final ValueGenerator values;
    private final SchemaChildren children;
    private final SchemaComposer composer;
    private final OneWayFields oneWayFields;

    ObjectValues(ValueGenerator values, SchemaChildren children, SchemaComposer composer, OneWayFields oneWayFields) {
        this.values = values;
        this.children = children;
        this.composer = composer;
        this.oneWayFields = oneWayFields;
    }

    /** Returns an object that conforms to a schema, or nothing if a required property cannot be generated. */
    Optional<JsonNode> of(Place place, MergedSchema schema) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        boolean isWhole = examples(place, schema, given);
        Optional<JsonNode> object = of(place, schema, given, isWhole);
        boolean isUsable = given.isEmpty()
                || !values.style().isChecked()
                || object.filter(value -> values.accepts(place, value)).isPresent();
        return isUsable ? object : of(place, schema, Map.of(), false);
    }

    private Optional<JsonNode> of(Place place, MergedSchema schema, Map<String, JsonNode> given, boolean isWhole) {
        Set<String> required = schema.required();
        required.removeIf(key -> oneWayFields.includes(schema.pointers(), key));
        Map<String, String> kinds = composer.discriminating(schema.pointers());
        Set<String> keys = new LinkedHashSet<>(isWhole ? Set.of() : schema.properties());
        keys.removeIf(key -> oneWayFields.includes(schema.pointers(), key)
                || !isWanted(place, schema, key, required.contains(key) || kinds.containsKey(key)));
        limit(keys, required, schema.least("maxProperties", Integer.MAX_VALUE));
        keys.addAll(given.keySet());
        keys.addAll(required);
        keys.addAll(kinds.keySet());
        schema.addDependent(keys);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            Optional<JsonNode> value =
                    given.containsKey(key) ? Optional.of(given.get(key)) : property(place, schema, key, kinds);
            if (value.isPresent()) {
                object.set(key, value.get());
            } else if (required.contains(key)) {
                return Optional.empty();
            }
        }
        addAdditional(place, schema, object);
        return Optional.of(object);
    }

    /**
     * Collects the properties of the objects that are examples.
     *
     * @return whether an example is about the whole object, and not only a part of its composition
     */
    private boolean examples(Place place, MergedSchema schema, Map<String, JsonNode> given) {
        if (!values.style().usesExamples() || place.isVaried()) {
            return false;
        }
        for (JsonNode example : schema.examples()) {
            if (example.isObject() && !example.isEmpty()) {
                example.properties().stream()
                        .filter(entry -> !oneWayFields.includes(schema.pointers(), entry.getKey()))
                        .forEach(entry -> given.putIfAbsent(entry.getKey(), entry.getValue()));
            }
        }
        if (given.isEmpty()) {
            return false;
        }
        values.countTaken();
        return values.hasWholeExample(place);
    }

    private boolean isWanted(Place place, MergedSchema schema, String key, boolean isRequired) {
        return isRequired
                || (values.hasOptional(place.depth())
                        && !values.isRecursive(children.property(schema.pointers(), key)));
    }

    private static void limit(Set<String> keys, Set<String> required, int most) {
        for (String key : List.copyOf(keys)) {
            if (keys.size() > most && !required.contains(key)) {
                keys.remove(key);
            }
        }
    }

    private Optional<JsonNode> property(Place place, MergedSchema schema, String key, Map<String, String> kinds) {
        List<String> declared = children.property(schema.pointers(), key);
        Place at = place.child(declared, Pointers.append("", key).substring(1));
        if (kinds.containsKey(key)) {
            JsonNode kind = TextNode.valueOf(kinds.get(key));
            if (values.accepts(at, kind)) {
                return Optional.of(kind);
            }
        }
        return values.value(at);
    }

    /** Adds properties that are not documented by name, if the object needs some or would be empty otherwise. */
    private void addAdditional(Place place, MergedSchema schema, ObjectNode object) {
        boolean isMap = schema.properties().isEmpty()
                && object.isEmpty()
                && values.hasOptional(place.depth())
                && isOpen(schema);
        int least = Math.min(schema.most("minProperties", isMap ? 1 : 0), MAX_ADDITIONAL);
        for (int number = 1; object.size() < least && number <= 2 * least; number++) {
            String key = key(place, schema, number);
            List<String> declared = children.property(schema.pointers(), key);
            if (!object.has(key) && !(isMap && values.isRecursive(declared))) {
                values.value(place.child(declared, key)).ifPresent(value -> object.set(key, value));
            }
        }
    }

    /** Returns whether a schema describes the values of keys that it does not list. */
    private static boolean isOpen(MergedSchema schema) {
        return schema.all(Applicator.ADDITIONAL_PROPERTIES.keyword()).stream().anyMatch(JsonNode::isObject)
                || !schema.all(Applicator.PATTERN_PROPERTIES.keyword()).isEmpty();
    }

    private String key(Place place, MergedSchema schema, int number) {
        List<String> names = schema.pointers().stream()
                .map(pointer -> Pointers.append(pointer, "propertyNames"))
                .filter(values::exists)
                .toList();
        if (!names.isEmpty()) {
            Optional<JsonNode> name =
                    values.value(place.child(names, "name" + number).varied());
            if (name.filter(JsonNode::isTextual).isPresent()) {
                return name.get().textValue();
            }
        }
        for (JsonNode patterns : schema.all(Applicator.PATTERN_PROPERTIES.keyword())) {
            for (Map.Entry<String, JsonNode> pattern : patterns.properties()) {
                Optional<String> name = values.text(pattern.getKey(), place.path() + number);
                if (name.isPresent()) {
                    return name.get();
                }
            }
        }
        return "key" + number;
    }
}
