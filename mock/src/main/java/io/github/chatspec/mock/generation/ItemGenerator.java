package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.Diagnosis;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.mock.generation.ValueGenerator.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Generates what a server adds to an item that a client has written: its id, and other properties. */
public final class ItemGenerator {

    /** The number of parts that are removed from an item at most. */
    private static final int MAX_REMOVALS = 12;

    private static final int MAX_ATTEMPTS = 20;

    /** What is not readable in a path. */
    private static final String SPECIAL = "[^A-Za-z0-9._~-]+";

    private final Contract contract;
    private final Schemas schemas;
    private final long seed;

    ItemGenerator(Contract contract, Schemas schemas, long seed) {
        this.contract = contract;
        this.schemas = schemas;
        this.seed = seed;
    }

    /** Returns what the schemas at some JSON Pointers say about a value. */
    public ValueSchema schema(List<String> declared) {
        return new ValueSchema(contract, schemas, declared);
    }

    /**
     * Returns an item as a response has it.
     *
     * @param schema its schemas
     * @param given what is known of the item; parts that the schemas do not accept are left out
     * @param number the number of the item; items with other numbers get other values
     * @return the item, which its schemas accept
     * @throws NotGeneratedException if there is no such item
     */
    public JsonNode completed(ValueSchema schema, JsonNode given, long number) {
        Style style = new Style(seed(number), true, true, true, true);
        JsonNode item = new ValueCompletion(contract, schemas, style).complete(place(schema, "item"), given);
        for (int removals = 0; removals <= MAX_REMOVALS; removals++) {
            Optional<SchemaViolation> violation = violation(schema, item);
            if (violation.isEmpty()) {
                return item;
            }
            Optional<JsonNode> smaller = BodyGenerator.without(item, wrongPart(item, violation.get()));
            if (smaller.isEmpty()) {
                break;
            }
            item = smaller.get();
        }
        throw new NotGeneratedException("The schema of the item does not accept what was written.");
    }

    private Optional<SchemaViolation> violation(ValueSchema schema, JsonNode item) {
        for (String pointer : schema.declared()) {
            if (!schemas.accepts(pointer, item)) {
                return new Diagnosis(contract, schemas)
                        .of(pointer, item).stream().findFirst();
            }
        }
        return Optional.empty();
    }

    private static String wrongPart(JsonNode item, SchemaViolation violation) {
        String key = violation.property();
        boolean isAboutKey = key != null && item.at(violation.pointer()).has(key);
        return isAboutKey ? Pointers.append(violation.pointer(), key) : violation.pointer();
    }

    /**
     * Returns the id of a new item.
     *
     * @param schema the schemas of the id
     * @param number the number of the item, which is its id if that is a number
     * @param isTaken whether there is an item with an id already
     * @return the id, which is plain in a path if possible
     * @throws NotGeneratedException if no other id is found
     */
    public JsonNode id(ValueSchema schema, long number, Predicate<String> isTaken) {
        for (long next = number; next < number + MAX_ATTEMPTS; next++) {
            for (JsonNode id : ids(schema, next)) {
                if (accepts(schema, id) && !isTaken.test(id.asText())) {
                    return id;
                }
            }
        }
        throw new NotGeneratedException("The schema of the id allows no other id that is found.");
    }

    /** Returns whether the schemas accept a value. */
    public boolean accepts(ValueSchema schema, JsonNode value) {
        return schema.declared().stream().allMatch(pointer -> schemas.accepts(pointer, value));
    }

    private List<JsonNode> ids(ValueSchema schema, long number) {
        List<JsonNode> ids = new ArrayList<>();
        boolean isNumber = schema.allows("integer") || schema.allows("number");
        if (isNumber) {
            ids.add(LongNode.valueOf(number));
        }
        if (schema.allowsAnyType()) {
            return ids;
        }
        Style style = new Style(seed(number), false, false, true, false);
        new ValueGenerator(contract, schemas, style)
                .value(place(schema, "id").varied())
                .filter(JsonNode::isValueNode)
                .ifPresent(id -> {
                    if (id.isTextual()) {
                        String plain = id.textValue().replaceAll(SPECIAL, "-");
                        ids.add(TextNode.valueOf(plain));
                        ids.add(id);
                        ids.add(TextNode.valueOf(plain + "-" + number));
                    } else {
                        ids.add(id);
                    }
                });
        return ids;
    }

    private long seed(long number) {
        return seed + number * ResponseGenerator.STRIDE;
    }

    private static Place place(ValueSchema schema, String path) {
        return new Place(schema.declared(), path, 0, false);
    }
}
