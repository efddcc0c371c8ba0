package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.mock.generation.ItemGenerator;
import io.github.chatspec.mock.generation.ValueSchema;
import io.github.chatspec.mock.state.ItemAnswer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the documented responses of operations that contain items, and the ids in them. */
final class AnswerFinder {

    private final ItemGenerator generator;
    private final String parameter;

    /**
     * Creates a finder.
     *
     * @param generator knows the schemas of the contract
     * @param parameter the name of the path parameter that has the id
     */
    AnswerFinder(ItemGenerator generator, String parameter) {
        this.generator = generator;
        this.parameter = parameter;
    }

    /** Returns the successful responses that are in JSON or have no body: the preferred statuses, and then the others. */
    List<ItemAnswer> answers(Operation operation, List<Integer> preferred) {
        Set<Integer> statuses = new LinkedHashSet<>(preferred);
        operation.samples().stream()
                .map(Sample::status)
                .filter(status -> status / 100 == 2)
                .sorted()
                .forEach(statuses::add);
        List<ItemAnswer> answers = new ArrayList<>();
        for (int status : statuses) {
            for (Response response : operation.responses()) {
                for (Content content : response.contents()) {
                    content.samples().stream()
                            .filter(sample -> sample.status() == status && isJsonOrEmpty(sample.mediaType()))
                            .findFirst()
                            .ifPresent(sample -> answers.add(answer(sample, content)));
                }
            }
        }
        return answers;
    }

    private static boolean isJsonOrEmpty(String mediaType) {
        return mediaType.isEmpty() || MediaType.isJson(mediaType);
    }

    private ItemAnswer answer(Sample sample, Content content) {
        ValueSchema schema = generator.schema(content.schema().stream().toList());
        Form form = sample.mediaType().isEmpty() ? Form.EMPTY : Form.OTHER;
        return new ItemAnswer(sample, form, schema, "");
    }

    /** Returns the first successful response with the list of items. */
    Optional<ItemAnswer> list(Operation operation) {
        for (ItemAnswer answer : answers(operation, List.of(200))) {
            Optional<String> key = answer.form() == Form.EMPTY ? Optional.empty() : listKey(answer);
            if (key.isPresent()) {
                return Optional.of(new ItemAnswer(answer.sample(), Form.ITEMS, answer.schema(), key.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the key of the only list in a body; an empty one if the body is the list. */
    private static Optional<String> listKey(ItemAnswer answer) {
        ValueSchema schema = answer.schema();
        if (schema.allowsAnyType()) {
            return ItemAnswer.example(answer.sample()).flatMap(AnswerFinder::listKeyOf);
        }
        if (schema.allows("array")) {
            return schema.items().allows("object") ? Optional.of("") : Optional.empty();
        }
        return only(schema.properties().stream()
                .filter(key -> isListOfObjects(schema.property(key)))
                .toList());
    }

    private static boolean isListOfObjects(ValueSchema schema) {
        return !schema.allowsAnyType()
                && schema.allows("array")
                && schema.items().allows("object");
    }

    private static Optional<String> listKeyOf(JsonNode body) {
        return body.isArray()
                ? Optional.of("")
                : only(body.properties().stream()
                        .filter(member -> member.getValue().isArray())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static Optional<String> only(List<String> keys) {
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    /** Returns the key of the id in a body: the name of the path parameter, however it is spelled, or {@code id}. */
    Optional<String> idProperty(ItemAnswer answer) {
        Optional<JsonNode> example =
                answer.form() == Form.EMPTY ? Optional.empty() : ItemAnswer.example(answer.sample());
        return answer.form() == Form.EMPTY ? Optional.empty() : idProperty(answer.schema(), example);
    }

    /** Returns the key of the id of the items in a list. */
    Optional<String> idPropertyOfItems(ItemAnswer list) {
        Optional<JsonNode> first = ItemAnswer.example(list.sample())
                .map(body -> list.list().isEmpty() ? body : body.path(list.list()))
                .map(items -> items.path(0));
        return idProperty(list.itemSchema(), first);
    }

    private Optional<String> idProperty(ValueSchema schema, Optional<JsonNode> example) {
        if (!schema.allows("object")) {
            return Optional.empty();
        }
        Set<String> keys = new LinkedHashSet<>(schema.properties());
        if (keys.isEmpty()) {
            example.ifPresent(item -> item.fieldNames().forEachRemaining(keys::add));
        }
        return Stream.of(parameter, "id")
                .filter(keys::contains)
                .findFirst()
                .or(() -> keys.stream()
                        .filter(key -> plain(key).equals(plain(parameter)))
                        .findFirst());
    }

    private static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
