package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import io.vavr.test.Gen;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Generators of bodies that keep a contract, read from its schemas. */
final class Bodies {

    /** The longest list that is generated where no bound is promised, and the longest page. */
    static final int ROWS = 10;

    private static final int DEEP = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Contract contract;

    Bodies(Contract contract) {
        this.contract = contract;
    }

    /** The first values of a generator, always the same ones for a seed. */
    static <T> List<T> values(Gen<T> generator, long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> generator.apply(random)).limit(count).toList();
    }

    /** Values that the schema at a pointer takes. */
    Gen<JsonNode> of(String declared) {
        String at = contract.resolve(declared).orElseThrow();
        JsonNode schema = contract.at(at);
        if (schema.has("enum")) {
            return random ->
                    schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        List<Gen<JsonNode>> types =
                types(schema).stream().map(type -> of(at, schema, type)).toList();
        return types.isEmpty() ? anything(DEEP) : random -> pick(types, random).apply(random);
    }

    static Collection<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isTextual() ? Set.of(type.textValue()) : Wording.texts(type);
    }

    private Gen<JsonNode> of(String at, JsonNode schema, String type) {
        return switch (type) {
            case "string" -> Texts.of(schema.path("format").asText()).map(NODES::textNode);
            case "integer" -> integer(schema.path("format").asText());
            case "number" ->
                random -> random.nextBoolean()
                        ? NODES.numberNode(new BigDecimal(new BigInteger(100, random), random.nextInt(40)))
                        : NODES.numberNode(random.nextInt());
            case "boolean" -> random -> NODES.booleanNode(random.nextBoolean());
            case "array" -> array(at, schema);
            case "object" -> schema.has("properties") ? object(at, schema) : random -> pairs(random, DEEP);
            default -> throw new IllegalArgumentException("No values are known of the type " + type);
        };
    }

    private static Gen<JsonNode> integer(String format) {
        int bits = format.equals("int64") ? Long.SIZE : 100;
        return random -> switch (random.nextInt(8)) {
            case 0 -> NODES.numberNode(Long.MAX_VALUE);
            case 1 -> NODES.numberNode(Long.MIN_VALUE);
            case 2 -> NODES.numberNode(new BigDecimal(random.nextInt() + ".0"));
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(new BigInteger(bits - 1, random));
            default -> NODES.numberNode(random.nextInt());
        };
    }

    private Gen<JsonNode> array(String at, JsonNode schema) {
        int most = schema.path("maxItems").asInt(ROWS);
        return random -> {
            List<JsonNode> items = new ArrayList<>();
            // Every length comes as often as any other on a page; elsewhere short lists keep bodies small.
            int size = schema.has("maxItems") ? random.nextInt(most + 1) : random.nextInt(1 + random.nextInt(most + 1));
            for (int i = 0; i < size; i++) {
                items.add(of(at + "/items").apply(random));
            }
            JsonNode sorted = schema.path("x-sorted-by");
            if (sorted.isObject()) {
                Comparator<JsonNode> order = Comparator.comparing(item -> Texts.sortable(
                        item.path(sorted.path("property").asText()).asText()));
                items.sort(sorted.path("order").asText().equals("descending") ? order.reversed() : order);
            }
            return NODES.arrayNode().addAll(items);
        };
    }

    private Gen<JsonNode> object(String at, JsonNode schema) {
        Collection<String> required = Wording.texts(schema.path("required"));
        return random -> {
            // Now and then all optional fields are there, or none of them is.
            int share = random.nextInt(5) == 0 ? random.nextInt(2) * 100 : 50;
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                if (required.contains(property.getKey()) || random.nextInt(100) < share) {
                    object.set(
                            property.getKey(), property(at, property.getKey()).apply(random));
                }
            }
            new Clauses(schema).keep(object, random, key -> property(at, key).apply(random));
            inOrder(object, schema.path("x-not-before"));
            return object;
        };
    }

    /** Exchanges two timestamps of which one may not be before the other. */
    private static void inOrder(ObjectNode object, JsonNode promises) {
        for (Map.Entry<String, JsonNode> promise : promises.properties()) {
            JsonNode later = object.path(promise.getKey());
            JsonNode earlier = object.path(promise.getValue().asText());
            if (later.isTextual()
                    && earlier.isTextual()
                    && Texts.sortable(later.asText()).compareTo(Texts.sortable(earlier.asText())) < 0) {
                object.set(promise.getKey(), earlier);
                object.set(promise.getValue().asText(), later);
            }
        }
    }

    private Gen<JsonNode> property(String at, String key) {
        return of(Pointers.append(at + "/properties", key));
    }

    private static Gen<JsonNode> anything(int depth) {
        return random -> switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(new BigInteger(200, random));
            case 3 -> NODES.numberNode(new BigDecimal("1e" + (random.nextInt(2000) - 1000)));
            case 4, 5 -> NODES.textNode(Texts.of("").apply(random));
            case 6, 7 -> pairs(random, depth - 1);
            default -> {
                ArrayNode array = NODES.arrayNode();
                Stream.generate(() -> anything(depth - 1).apply(random))
                        .limit(random.nextInt(4))
                        .forEach(array::add);
                yield array;
            }
        };
    }

    private static JsonNode pairs(Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(Texts.of("").apply(random), anything(depth).apply(random));
        }
        return object;
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
