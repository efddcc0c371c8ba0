package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.store.ObjectStore;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.mock.state.ItemAnswer.Form;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The items of collections, which are kept in an object store of WireMock: one entry for each collection that has been
 * changed. All others have the items of the examples.
 */
public final class StoredCollections {

    /**
     * How much is stored at most.
     *
     * @param items the number of items of a collection
     * @param collections the number of changed collections
     * @param characters about how many characters of the memory all items occupy
     */
    record Limits(int items, int collections, long characters) {

        static final Limits DEFAULT = new Limits(10_000, 1000, 64_000_000);
    }

    private final ObjectStore store;
    private final Limits limits;
    /** About how many characters of the memory all items occupy. */
    private final AtomicLong characters = new AtomicLong();

    /**
     * Creates the collections.
     *
     * @param store a store that nothing else uses
     */
    public StoredCollections(ObjectStore store) {
        this(store, Limits.DEFAULT);
    }

    StoredCollections(ObjectStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** Forgets all changes. */
    public void reset() {
        store.clear();
        characters.set(0);
    }

    /**
     * Reads or changes the items of a collection.
     *
     * @param operation the operation
     * @param path the path of the request
     * @param body the body of the request; an object if the operation needs one
     * @return the result
     * @throws io.github.chatspec.mock.generation.NotGeneratedException if the item cannot be completed to what the contract promises; nothing changes then
     */
    public Outcome answer(CollectionOperation operation, String path, JsonNode body) {
        List<String> parameters = operation.parameters(path);
        boolean isAboutOneItem = operation.role().isAboutOneItem();
        String id = isAboutOneItem ? parameters.get(parameters.size() - 1) : "";
        String key =
                operation.collection().key(isAboutOneItem ? parameters.subList(0, parameters.size() - 1) : parameters);
        return switch (operation.role()) {
            case LIST -> list(operation, items(operation.collection(), key));
            case READ ->
                items(operation.collection(), key)
                        .item(id)
                        .<Outcome>map(item -> done(operation.collection(), operation.success(), item, id))
                        .orElse(new Outcome.Unknown(id));
            default -> write(operation, key, id, body);
        };
    }

    private Items items(ItemCollection collection, String key) {
        return store.get(key, Items.class).orElseGet(collection::examples);
    }

    private static Outcome list(CollectionOperation operation, Items items) {
        ItemAnswer answer = operation.success();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        items.byId().values().stream().limit(answer.maxItems()).forEach(item -> list.add(item.listed()));
        if (answer.list().isEmpty()) {
            return new Outcome.Done(answer, Optional.of(list), "");
        }
        ObjectNode body = StrictJson.read(answer.sample().body())
                .filter(JsonNode::isObject)
                .map(sample -> (ObjectNode) sample)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new Outcome.Done(answer, Optional.of(body.set(answer.list(), list)), "");
    }

    private static Outcome done(ItemCollection collection, ItemAnswer answer, StoredItem item, String id) {
        return new Outcome.Done(
                answer,
                answer.form() == Form.ITEM
                        ? Optional.of(collection.inSchema(answer.schema(), item.item(), item.number()))
                        : Optional.empty(),
                id);
    }

    /**
     * What an operation does.
     *
     * @param items the items after it, if it changes them
     * @param outcome its outcome
     */
    private record Change(Optional<Items> items, Outcome outcome) {

        static Change none(Outcome outcome) {
            return new Change(Optional.empty(), outcome);
        }
    }

    private Outcome write(CollectionOperation operation, String key, String id, JsonNode body) {
        AtomicReference<Outcome> result = new AtomicReference<>();
        store.<Items>compute(key, stored -> {
            Items before = stored == null ? operation.collection().examples() : stored;
            Change change = change(operation, before, id, body);
            Optional<Outcome> refusal = change.items().flatMap(after -> refusal(stored, before, after));
            result.set(refusal.orElse(change.outcome()));
            if (change.items().isEmpty() || refusal.isPresent()) {
                return stored;
            }
            Items after = change.items().get();
            characters.addAndGet(after.size() - (stored == null ? 0 : before.size()));
            return after;
        });
        return result.get();
    }

    /** Refuses to store more than there is space for. */
    private Optional<Outcome> refusal(Items stored, Items before, Items after) {
        if (after.byId().size() > Math.max(limits.items(), before.byId().size())) {
            return full("The collection has " + limits.items() + " items, which is the limit");
        }
        if (stored == null && store.getAllKeys().count() >= limits.collections()) {
            return full(limits.collections() + " collections have been changed, which is the limit");
        }
        long added = after.size() - (stored == null ? 0 : before.size());
        return added > 0 && characters.get() + added > limits.characters()
                ? full("The items have " + limits.characters() + " characters, which is the limit")
                : Optional.empty();
    }

    private static Optional<Outcome> full(String reason) {
        return Optional.of(new Outcome.Full(reason + "; reset the mock by POST /__chatspec/reset."));
    }

    private static Change change(CollectionOperation operation, Items items, String id, JsonNode body) {
        Optional<StoredItem> existing = items.item(id);
        return switch (operation.role()) {
            case CREATE -> create(operation, items, body);
            case DELETE ->
                existing.map(item -> new Change(
                                Optional.of(items.without(id)),
                                done(operation.collection(), operation.success(), item, id)))
                        .orElseGet(() -> Change.none(new Outcome.Unknown(id)));
            default ->
                existing.map(item -> replace(operation, items, id, item, body))
                        .orElseGet(() -> createInPlace(operation, items, id, body));
        };
    }

    private static Change create(CollectionOperation operation, Items items, JsonNode body) {
        ItemCollection collection = operation.collection();
        Optional<JsonNode> id = collection.chosenId(body);
        if (id.isPresent() && items.item(id.get().asText()).isPresent()) {
            return Change.none(new Outcome.Taken(id.get().asText()));
        }
        JsonNode used = id.orElseGet(() -> collection.newId(items));
        ObjectNode given = collection.withOwn(used, JsonNodeFactory.instance.objectNode(), body);
        return put(operation, operation.success(), items, given, used.asText());
    }

    private static Change replace(
            CollectionOperation operation, Items items, String id, StoredItem existing, JsonNode body) {
        JsonNode written =
                operation.role() == CollectionOperation.Role.MERGE ? MergePatch.apply(existing.item(), body) : body;
        ItemCollection collection = operation.collection();
        ObjectNode given = collection.withOwn(collection.idInPath(id), existing.item(), written);
        return put(operation, operation.success(), items, given, id);
    }

    private static Change createInPlace(CollectionOperation operation, Items items, String id, JsonNode body) {
        ItemCollection collection = operation.collection();
        return operation
                .created()
                .map(answer -> put(
                        operation,
                        answer,
                        items,
                        collection.withOwn(collection.idInPath(id), JsonNodeFactory.instance.objectNode(), body),
                        id))
                .orElseGet(() -> Change.none(new Outcome.Unknown(id)));
    }

    private static Change put(
            CollectionOperation operation, ItemAnswer answer, Items items, JsonNode given, String id) {
        long number = items.item(id).map(StoredItem::number).orElse(items.next());
        StoredItem item = operation.collection().stored(given, number);
        return new Change(Optional.of(items.with(id, item)), done(operation.collection(), answer, item, id));
    }
}
