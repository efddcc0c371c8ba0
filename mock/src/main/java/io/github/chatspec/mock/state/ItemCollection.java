package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.mock.generation.ItemGenerator;
import io.github.chatspec.mock.generation.ValueSchema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A collection of a contract: what its items are like, and with which of them it begins. */
final class ItemCollection {

    private final String contract;
    private final String path;
    private final ItemGenerator generator;
    private final ItemSchemas schemas;
    private final List<CollectionOperation> operations = new ArrayList<>();
    /** Null until it is first used, since it may take a while to complete the examples. */
    private Items examples;

    ItemCollection(String contract, String path, ItemGenerator generator, ItemSchemas schemas) {
        this.contract = contract;
        this.path = path;
        this.generator = generator;
        this.schemas = schemas;
    }

    void add(CollectionOperation operation) {
        operations.add(operation);
    }

    String path() {
        return path;
    }

    List<CollectionOperation> operations() {
        return operations;
    }

    /** Returns the key of the collection in the store, which depends on the path parameters before the id. */
    String key(List<String> parameters) {
        return parameters.stream()
                .map(value -> URLEncoder.encode(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/", contract + " " + path + " ", ""));
    }

    /** Returns the items with which the collection begins, which are those of the examples. */
    synchronized Items examples() {
        if (examples == null) {
            examples = ExampleItems.of(schemas, generator, operations);
        }
        return examples;
    }

    /** Returns the id that a client has chosen for an item, if it may do so. */
    Optional<JsonNode> chosenId(JsonNode item) {
        return schemas.isIdReadOnly()
                ? Optional.empty()
                : schemas.idOf(item).filter(id -> generator.accepts(schemas.id(), id));
    }

    /**
     * Returns a new id.
     *
     * @throws io.github.chatspec.mock.generation.NotGeneratedException if none is found
     */
    JsonNode newId(Items items) {
        return generator.id(schemas.id(), items.next(), items.byId()::containsKey);
    }

    /** Returns the id that a path contains as an item has it. */
    JsonNode idInPath(String text) {
        if (text.matches("0|-?[1-9][0-9]{0,17}")) {
            JsonNode number = LongNode.valueOf(Long.parseLong(text));
            return generator.accepts(schemas.id(), number) ? number : TextNode.valueOf(text);
        }
        return TextNode.valueOf(text);
    }

    /** Returns an item with its id and the properties that only a server writes, instead of those of another item. */
    ObjectNode withOwn(JsonNode id, JsonNode own, JsonNode written) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set(schemas.idProperty(), id);
        written.properties().stream()
                .filter(member -> !schemas.item().isReadOnly(member.getKey()))
                .forEach(member -> item.putIfAbsent(member.getKey(), member.getValue()));
        own.properties().stream()
                .filter(member -> schemas.item().isReadOnly(member.getKey()))
                .forEach(member -> item.putIfAbsent(member.getKey(), member.getValue()));
        return item;
    }

    /**
     * Returns an item as it is stored.
     *
     * @throws io.github.chatspec.mock.generation.NotGeneratedException if the contract allows no such item
     */
    StoredItem stored(JsonNode given, long number) {
        JsonNode item = generator.completed(schemas.item(), given, number);
        return new StoredItem(item, inSchema(schemas.listed(), item, number), number);
    }

    /**
     * Returns an item as a response has it.
     *
     * @throws io.github.chatspec.mock.generation.NotGeneratedException if the contract allows no such item
     */
    JsonNode inSchema(ValueSchema schema, JsonNode item, long number) {
        return schema.declared().equals(schemas.item().declared()) ? item : generator.completed(schema, item, number);
    }
}
