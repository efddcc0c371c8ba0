package io.github.chatspec.mock.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.tomakehurst.wiremock.store.InMemoryObjectStore;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.generation.NotGeneratedException;
import io.github.chatspec.mock.generation.ResponseGenerator;
import io.github.chatspec.testing.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items are stored within limits, and only in collections whose operations fit. */
class StoredCollectionsTest {

    private static ItemCollections collections(String paths) {
        Contract contract = Contract.of("c", """
                openapi: "3.1.0"
                info: {title: "C", version: "1"}
                components:
                  schemas:
                    Item: {type: object, properties: {id: {type: integer}, text: {type: string}}}
                    Fixed: {type: object, properties: {id: {const: only}, text: {type: string}}}
                paths:
                """ + paths.indent(2));
        ResponseGenerator generator = new ResponseGenerator(Judge.of(contract), ResponseGenerator.DEFAULT_SEED);
        return ItemCollections.of(List.of(generator.complete(contract)), generator::items);
    }

    private static String collection(String item) {
        return """
                /items:
                  post:
                    operationId: "add"
                    requestBody: {content: {application/json: {}}}
                    responses: {"201": {description: "d", content: {application/json: {schema: %s}}}}
                /items/{id}:
                  parameters: [{name: "id", in: path, required: true, schema: {type: string}}]
                  get:
                    operationId: "read"
                    responses: {"200": {description: "d", content: {application/json: {schema: %s}}}}
                  delete:
                    operationId: "remove"
                    responses: {"204": {description: "d"}}
                /rooms/{room}/items:
                  post:
                    operationId: "addToRoom"
                    requestBody: {content: {application/json: {}}}
                    responses: {"201": {description: "d", content: {application/json: {schema: %s}}}}
                /rooms/{room}/items/{id}:
                  get:
                    operationId: "readInRoom"
                    responses: {"200": {description: "d", content: {application/json: {schema: %s}}}}
                """.replace("%s", item);
    }

    private static final ItemCollections ITEMS = collections(collection("{$ref: '#/components/schemas/Item'}"));

    private static StoredCollections stored(int items, int collections, long characters) {
        return new StoredCollections(
                new InMemoryObjectStore(Integer.MAX_VALUE),
                new StoredCollections.Limits(items, collections, characters));
    }

    private static JsonNode json(String text) {
        return TestHttp.json(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome add(StoredCollections stored, String text) {
        return stored.answer(ITEMS.operation("c/add").orElseThrow(), "/items", json("{\"text\": \"" + text + "\"}"));
    }

    @Test
    void aFullCollectionRefusesFurtherItems() {
        StoredCollections stored = stored(2, 10, 1000);
        assertThat(add(stored, "a")).isInstanceOf(Outcome.Done.class);
        assertThat(add(stored, "b")).isInstanceOf(Outcome.Done.class);

        assertThat(add(stored, "c"))
                .isEqualTo(new Outcome.Full(
                        "The collection has 2 items, which is the limit; reset the mock by POST /__chatspec/reset."));
        stored.answer(ITEMS.operation("c/remove").orElseThrow(), "/items/1", MissingNode.getInstance());
        assertThat(add(stored, "c")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlySomeCollectionsMayBeChanged() {
        StoredCollections stored = stored(10, 2, 1000);
        CollectionOperation add = ITEMS.operation("c/addToRoom").orElseThrow();
        assertThat(stored.answer(add, "/rooms/1/items", json("{}"))).isInstanceOf(Outcome.Done.class);
        assertThat(stored.answer(add, "/rooms/2/items", json("{}"))).isInstanceOf(Outcome.Done.class);

        assertThat(stored.answer(add, "/rooms/3/items", json("{}"))).isInstanceOf(Outcome.Full.class);
        assertThat(stored.answer(add, "/rooms/2/items", json("{}"))).isInstanceOf(Outcome.Done.class);
        stored.reset();
        assertThat(stored.answer(add, "/rooms/3/items", json("{}"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theSizeOfAllItemsIsLimited() {
        StoredCollections stored = stored(10, 10, 300);
        assertThat(add(stored, "a".repeat(100))).isInstanceOf(Outcome.Done.class);

        assertThat(add(stored, "b".repeat(100))).isInstanceOf(Outcome.Full.class);
        stored.answer(ITEMS.operation("c/remove").orElseThrow(), "/items/1", MissingNode.getInstance());
        assertThat(add(stored, "b".repeat(100))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aRefusedItemChangesNothing() {
        ItemCollections fixed = collections(collection("{$ref: '#/components/schemas/Fixed'}"));
        StoredCollections stored = stored(10, 10, 1000);
        CollectionOperation add = fixed.operation("c/add").orElseThrow();
        assertThat(stored.answer(add, "/items", json("{\"text\": \"a\"}"))).isInstanceOf(Outcome.Done.class);

        assertThatThrownBy(() -> stored.answer(add, "/items", json("{\"text\": \"b\"}")))
                .isInstanceOf(NotGeneratedException.class);
        assertThat(stored.answer(fixed.operation("c/read").orElseThrow(), "/items/only", MissingNode.getInstance()))
                .isInstanceOf(Outcome.Done.class)
                .extracting(outcome -> ((Outcome.Done) outcome).body().orElseThrow())
                .isEqualTo(json("{\"id\": \"only\", \"text\": \"a\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {type: array, items: {$ref: '#/components/schemas/Item'}}                                    | LIST
                    {type: object, properties: {n: {type: integer}, all: {type: array, items: {$ref: '#/components/schemas/Item'}}}} | LIST
                    {type: object, properties: {a: {type: array, items: {type: object}}, b: {type: array, items: {type: object}}}} |
                    {type: array, items: {type: string}}                                                         |
                    {type: array, items: {type: object, properties: {text: {type: string}}}}                     |
                    """)
    void aListFitsIfItHasOneArrayOfItemsWithIds(String schema, CollectionOperation.Role role) {
        ItemCollections found = collections("""
                /items:
                  get:
                    operationId: "list"
                    responses: {"200": {description: "d", content: {application/json: {schema: %s}}}}
                /items/{id}:
                  get: {operationId: "read", responses: {"200": {description: "d", content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}}}
                  delete: {operationId: "remove", responses: {"204": {description: "d"}}}
                """.formatted(schema));

        assertThat(found.paths()).containsExactly("/items");
        assertThat(found.operation("c/list").map(CollectionOperation::role).orElse(null))
                .isEqualTo(role);
        assertThat(found.operation("c/read")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    item_id | {type: object, properties: {itemId: {type: string}}}                        | true
                    itemId  | {type: object, properties: {id: {type: string}, name: {type: string}}}      | true
                    name    | {type: object, properties: {id: {type: string}, name: {type: string}}}      | true
                    itemId  | {type: object, properties: {item: {type: object, properties: {id: {type: string}}}}} | false
                    itemId  | {type: string}                                                              | false
                    """)
    void anItemHasTheIdOfItsPath(String parameter, String schema, boolean fits) {
        ItemCollections found = collections("""
                /items/{%s}:
                  get: {operationId: "read", responses: {"200": {description: "d", content: {application/json: {schema: %s}}}}}
                  delete: {operationId: "remove", responses: {"204": {description: "d"}}}
                """.formatted(parameter, schema));

        assertThat(found.operation("c/read").isPresent()).isEqualTo(fits);
        assertThat(found.operation("c/remove").isPresent()).isEqualTo(fits);
    }

    @Test
    void examplesAreEnoughWithoutASchema() {
        ItemCollections found = collections("""
                /items:
                  get:
                    operationId: "list"
                    responses: {"200": {description: "d", content: {application/json: {example: {all: [{id: "a"}]}}}}}
                /items/{id}:
                  get: {operationId: "read", responses: {"200": {description: "d", content: {application/json: {example: {id: "b", text: "c"}}}}}}
                  delete: {operationId: "remove", responses: {"200": {description: "d"}}}
                """);

        StoredCollections stored = stored(10, 10, 1000);
        stored.answer(found.operation("c/remove").orElseThrow(), "/items/a", MissingNode.getInstance());
        assertThat(stored.answer(found.operation("c/list").orElseThrow(), "/items", MissingNode.getInstance()))
                .extracting(outcome -> ((Outcome.Done) outcome).body().orElseThrow())
                .isEqualTo(json("{\"all\": [{\"id\": \"b\", \"text\": \"c\"}]}"));
    }
}
