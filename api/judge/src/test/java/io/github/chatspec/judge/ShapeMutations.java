package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.Mutation.Expected;
import io.github.chatspec.text.Wording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the values of a good body another structure, and replaces each of them by numbers in every spelling, also in a
 * place that is not documented.
 */
final class ShapeMutations {

    private static final String FREE = "ruling 10 and the open objects: any value is allowed here";
    private static final String EQUAL = "the number is an allowed value in another spelling";
    private static final int[] SIZES = {1, 2, 10};
    private static final int DEEP = 200;
    private static final JsonNode STRUCTURE = structure();
    private static final List<String> NUMBERS =
            List.of("2.002e3", "1E400", "-0", "0e1000000000", "1e-1000000000", "1e1000000000", "7".repeat(400));

    private final Good good;
    private final Contract contract;
    private final List<Mutation> out = new ArrayList<>();

    private ShapeMutations(Good good) {
        this.good = good;
        this.contract = good.contract();
    }

    static List<Mutation> of(Good good) {
        ShapeMutations mutations = new ShapeMutations(good);
        mutations.visit("", good.tree(), good.schema());
        return mutations.out;
    }

    private void visit(String pointer, JsonNode value, String declared) {
        String at = contract.resolve(declared).orElse(declared);
        JsonNode schema = contract.at(at);
        Collection<String> types = types(schema);
        for (String number : NUMBERS) {
            set("number spelling", pointer, raw(number), expected(number, pointer, types, schema));
        }
        if (value.isArray()) {
            for (int size : SIZES) {
                set("array as object", pointer, object((ArrayNode) value, size), type("object", pointer, types));
            }
        } else if (value.isObject()) {
            ArrayNode twice = JsonNodeFactory.instance.arrayNode().add(value).add(value);
            set("object as array", pointer, twice, type("array", pointer, types));
        } else {
            set("deep structure", pointer, STRUCTURE, type("array", pointer, types));
        }
        if (value.isObject() && schema.has("properties")) {
            String child = Pointers.append(pointer, "zzz");
            for (String number : NUMBERS) {
                Expected unknown = read(number).isPresent()
                        ? Expected.at("undocumented-field", child)
                        : Expected.whole("json-number");
                set("number spelling", child, raw(number), unknown);
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            visit(
                    Pointers.append(pointer, field.getKey()),
                    field.getValue(),
                    Pointers.append(at + "/properties", field.getKey()));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            visit(Pointers.append(pointer, i), value.get(i), at + "/items");
        }
    }

    private static Expected expected(String number, String pointer, Collection<String> types, JsonNode schema) {
        Optional<JsonNode> value = read(number);
        if (value.isEmpty()) {
            return Expected.whole("json-number");
        }
        boolean isIntegral = value.get().canConvertToExactIntegral();
        if (!types.isEmpty() && !types.contains("number") && !(isIntegral && types.contains("integer"))) {
            return Expected.at("type", pointer);
        }
        if (schema.has("enum")) {
            boolean isListed =
                    schema.get("enum").valueStream().anyMatch(listed -> JsonEquality.areEqual(listed, value.get()));
            return isListed ? Expected.legal(EQUAL) : Expected.at("enum", pointer);
        }
        boolean isBeyondLong =
                schema.path("format").asText().equals("int64") && !value.get().canConvertToLong();
        boolean isBeyondDouble = types.contains("number")
                && Double.isInfinite(value.get().doubleValue())
                && !value.get().isIntegralNumber();
        return isBeyondLong || isBeyondDouble
                ? Expected.at("json-number", pointer)
                : Expected.legal(types.isEmpty() ? FREE : EQUAL);
    }

    private static Expected type(String type, String pointer, Collection<String> types) {
        return types.isEmpty() || types.contains(type) ? Expected.legal(FREE) : Expected.at("type", pointer);
    }

    /** Returns an object with the items of an array, repeated up to its size, or nulls if there are none. */
    private static ObjectNode object(ArrayNode items, int size) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < size; i++) {
            object.set("key" + i, items.isEmpty() ? JsonNodeFactory.instance.nullNode() : items.get(i % items.size()));
        }
        return object;
    }

    private static JsonNode structure() {
        JsonNode inner = JsonNodeFactory.instance.textNode("x");
        for (int i = 0; i < DEEP; i++) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            around.set("inner", inner);
            inner = JsonNodeFactory.instance.arrayNode().add(around);
        }
        return inner;
    }

    private static JsonNode raw(String number) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(number));
    }

    /** Returns the value of a number, or nothing if it exceeds the limits of the reader. */
    private static Optional<JsonNode> read(String number) {
        try {
            return Optional.of(LocatedJson.readJson(number.getBytes(StandardCharsets.UTF_8))
                    .tree());
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Collection<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? Set.of(type.textValue()) : Wording.texts(type);
    }

    private void set(String operator, String pointer, JsonNode value, Expected expected) {
        out.add(Mutation.set(operator, good, pointer, value, expected));
    }
}
