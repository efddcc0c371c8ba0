package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.judge.schema.OneWayFields;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.mock.generation.ValueGenerator.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Completes a value that a client has written to the one that a server would return: without what only requests have, and
 * with what a response requires or only a server fills in.
 */
final class ValueCompletion {

    /** The depth down to which values are completed. */
    private static final int MAX_DEPTH = 20;

    private final Contract contract;
    private final SchemaComposer composer;
    private final SchemaChildren children;
    private final OneWayFields ofRequests;
    private final OneWayFields ofResponses;
    private final ValueGenerator values;

    ValueCompletion(Contract contract, Schemas schemas, Style style) {
        this.contract = contract;
        this.composer = new SchemaComposer(contract, schemas);
        this.children = new SchemaChildren(contract, schemas);
        this.ofRequests = new OneWayFields(contract, Direction.RESPONSE);
        this.ofResponses = new OneWayFields(contract, Direction.REQUEST);
        this.values = new ValueGenerator(contract, schemas, style);
    }

    /** Returns the value, completed by the first alternatives of its schemas that accept it. */
    JsonNode complete(Place place, JsonNode given) {
        if (!given.isContainerNode() || place.depth() > MAX_DEPTH) {
            return given;
        }
        BranchChoices choices = new BranchChoices();
        JsonNode first = null;
        do {
            JsonNode completed = complete(place, given, choices);
            if (values.accepts(place, completed)) {
                return completed;
            }
            first = first == null ? completed : first;
        } while (choices.exist() && choices.next());
        return first;
    }

    private JsonNode complete(Place place, JsonNode given, BranchChoices choices) {
        Set<String> unconditional = composer.compose(place.declared(), choices, Set.of(), branch -> false);
        Set<String> applicable = composer.compose(
                place.declared(), choices, composer.conditional(unconditional, given), branch -> false);
        if (given.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(given.size());
            for (int i = 0; i < given.size(); i++) {
                items.add(complete(place.child(children.item(applicable, i), String.valueOf(i)), given.get(i)));
            }
            return items;
        }
        return object(place, given, new MergedSchema(contract, applicable));
    }

    private ObjectNode object(Place place, JsonNode given, MergedSchema schema) {
        Set<String> required = schema.required();
        Map<String, String> kinds = composer.discriminating(schema.pointers());
        Set<String> keys = new LinkedHashSet<>(schema.properties());
        keys.removeIf(key -> !given.has(key)
                && !required.contains(key)
                && !kinds.containsKey(key)
                && !ofResponses.includes(schema.pointers(), key));
        given.fieldNames().forEachRemaining(keys::add);
        keys.addAll(required);
        schema.addDependent(keys);
        keys.removeIf(key -> ofRequests.includes(schema.pointers(), key));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String key : keys) {
            List<String> declared = children.property(schema.pointers(), key);
            Place at = place.child(declared, Pointers.append("", key).substring(1));
            Optional<JsonNode> value = given.has(key)
                    ? Optional.of(complete(at, given.get(key)))
                    : kinds.containsKey(key) ? Optional.of(TextNode.valueOf(kinds.get(key))) : values.value(at);
            value.ifPresent(one -> object.set(key, one));
        }
        return object;
    }
}
