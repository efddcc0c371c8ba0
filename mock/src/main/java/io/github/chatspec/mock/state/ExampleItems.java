package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.mock.generation.ItemGenerator;
import io.github.chatspec.mock.generation.NotGeneratedException;
import io.github.chatspec.mock.generation.ValueSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the items in the examples of a contract, with which a collection begins. */
final class ExampleItems {

    private final ItemSchemas schemas;
    private final ItemGenerator generator;
    private final Map<String, JsonNode> listed = new LinkedHashMap<>();
    private final Map<String, JsonNode> single = new LinkedHashMap<>();

    private ExampleItems(ItemSchemas schemas, ItemGenerator generator) {
        this.schemas = schemas;
        this.generator = generator;
    }

    /**
     * Returns the items.
     *
     * @param schemas the schemas of the collection
     * @param generator completes items of which only the part in the list is known
     * @param operations the operations of the collection
     */
    static Items of(ItemSchemas schemas, ItemGenerator generator, List<CollectionOperation> operations) {
        ExampleItems examples = new ExampleItems(schemas, generator);
        operations.forEach(examples::addAll);
        schemas.item().examples().forEach(item -> examples.add(item, examples.single));
        return examples.items();
    }

    private void addAll(CollectionOperation operation) {
        if (operation.role() == CollectionOperation.Role.LIST) {
            String key = operation.success().list();
            bodies(operation.operation())
                    .forEach(body -> (key.isEmpty() ? body : body.path(key)).forEach(item -> add(item, listed)));
        } else if (operation.role() == CollectionOperation.Role.READ) {
            bodies(operation.operation()).forEach(body -> add(body, single));
        }
    }

    private static List<JsonNode> bodies(Operation operation) {
        return operation.samples().stream()
                .filter(sample -> !sample.isRefusal())
                .map(ItemAnswer::example)
                .flatMap(Optional::stream)
                .toList();
    }

    private void add(JsonNode item, Map<String, JsonNode> items) {
        if (item.isObject()) {
            schemas.idOf(item).ifPresent(id -> items.putIfAbsent(id.asText(), item));
        }
    }

    private Items items() {
        Set<String> ids = new LinkedHashSet<>(listed.keySet());
        ids.addAll(single.keySet());
        Map<String, StoredItem> items = new LinkedHashMap<>();
        long next = 1;
        long size = 0;
        for (String id : ids) {
            StoredItem item = item(id, items.size() + 1L);
            items.put(id, item);
            size += item.size();
            next = Math.max(next, Math.max(Items.number(id), items.size()) + 1);
        }
        return new Items(Collections.unmodifiableMap(items), next, size);
    }

    private StoredItem item(String id, long number) {
        JsonNode inList = listed.get(id);
        JsonNode item = single.containsKey(id) ? single.get(id) : completed(schemas.item(), inList, number);
        return new StoredItem(item, inList == null ? completed(schemas.listed(), item, number) : inList, number);
    }

    /** Returns an example as a response has it. An example is served in any case. */
    private JsonNode completed(ValueSchema schema, JsonNode example, long number) {
        try {
            return generator.completed(schema, example, number);
        } catch (NotGeneratedException e) {
            return example;
        }
    }
}
