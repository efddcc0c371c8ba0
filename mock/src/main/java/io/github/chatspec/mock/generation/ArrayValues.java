package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.judge.schema.SchemaChildren;
import io.github.chatspec.mock.generation.ValueGenerator.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generates arrays. */
final class ArrayValues {

    /** The number of items that are tried until one differs from the others. */
    private static final int MAX_ATTEMPTS = 20;

    private static final int MAX_ITEMS = 1000;

    private final ValueGenerator values;
    private final SchemaChildren children;

    ArrayValues(ValueGenerator values, SchemaChildren children) {
        this.values = values;
        this.children = children;
    }

    /** Returns an array that conforms to a schema, or nothing if an item that it needs cannot be generated. */
    Optional<JsonNode> of(Place place, MergedSchema schema) {
        List<String> contained = schema.pointers().stream()
                .map(pointer -> Applicator.CONTAINS.subschema(pointer))
                .filter(values::exists)
                .toList();
        int needed = Math.max(schema.most("minItems", 0), contained.isEmpty() ? 0 : schema.most("minContains", 1));
        int most = schema.least("maxItems", Integer.MAX_VALUE);
        int count = Math.min(Math.max(needed, usual(place, schema)), most);
        if (needed > MAX_ITEMS) {
            return Optional.empty();
        }
        boolean isUnique = schema.isTrue("uniqueItems");
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < count; i++) {
            List<String> declared = new ArrayList<>(children.item(schema.pointers(), i));
            if (i < schema.most("minContains", 1)) {
                declared.addAll(contained);
            }
            Optional<JsonNode> item = item(place.child(declared, String.valueOf(i)), array, isUnique);
            if (item.isPresent()) {
                array.add(item.get());
            } else {
                return array.size() >= needed ? Optional.of(array) : Optional.empty();
            }
        }
        return Optional.of(array);
    }

    /** Returns the number of items of an array that may have any number. */
    private int usual(Place place, MergedSchema schema) {
        int listed = schema.all(Applicator.PREFIX_ITEMS.keyword()).stream()
                .mapToInt(JsonNode::size)
                .max()
                .orElse(0);
        List<String> first = children.item(schema.pointers(), 0);
        boolean isEmpty = first.isEmpty() || values.isRecursive(first) || !values.hasOptional(place.depth());
        return isEmpty ? 0 : Math.max(1, listed);
    }

    private Optional<JsonNode> item(Place place, ArrayNode array, boolean isUnique) {
        Optional<JsonNode> item = values.value(place);
        for (int attempt = 0; isUnique && attempt < MAX_ATTEMPTS && contains(array, item); attempt++) {
            item = values.value(place.child(place.declared(), "other" + attempt).varied());
        }
        return isUnique && contains(array, item) ? Optional.empty() : item;
    }

    private static boolean contains(ArrayNode array, Optional<JsonNode> item) {
        return item.isPresent() && array.valueStream().anyMatch(one -> JsonEquality.areEqual(one, item.get()));
    }
}
