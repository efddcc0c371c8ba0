package io.github.chatspec.coverage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Converts observations to JSON, which {@link ObservationsReader} reads. */
final class ObservationsJson {

    static final String FORM = "observations";
    static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ObservationsJson() {}

    static ObjectNode of(Observations observations) {
        ObjectNode tree = NODES.objectNode();
        tree.put("chatspec", FORM).put("version", VERSION);
        ObjectNode contracts = tree.putObject("contracts");
        observations.contracts().forEach(contracts::put);
        tree.set("operations", all(observations.operations(), (id, counts) -> operation(counts)));
        return tree;
    }

    private static ObjectNode operation(OperationCounts counts) {
        ObjectNode tree = NODES.objectNode();
        ObjectNode statuses = tree.putObject("statuses");
        counts.statuses().forEach((status, tally) -> statuses.set(String.valueOf(status), tally.toJson()));
        tree.set("responses", all(counts.responses(), (row, response) -> response(response)));
        return tree;
    }

    private static ObjectNode response(ResponseCounts counts) {
        ObjectNode tree = NODES.objectNode();
        if (counts.many()) {
            tree.put("many", true);
        }
        // A body that is not valid JSON leaves nodes without counts.
        Map<String, FieldCounts> seen = new TreeMap<>(counts.fields());
        seen.values().removeIf(field -> field.seen().count() == 0);
        tree.set("fields", all(seen, (pointer, field) -> field(field)));
        return tree;
    }

    private static ObjectNode field(FieldCounts counts) {
        ObjectNode tree = counts.seen().toJson();
        if (counts.objects() > 0) {
            tree.put("objects", counts.objects());
        }
        Map<String, Occurrences> types = new TreeMap<>();
        for (JsonType type : JsonType.values()) {
            if (counts.type(type).count() > 0) {
                types.put(type.key(), counts.type(type));
            }
        }
        put(tree, "types", tallies(types));
        put(tree, "values", tallies(counts.values()));
        put(tree, "kinds", tallies(counts.kinds()));
        put(tree, "words", tallies(counts.words().tallies()));
        putRest(
                tree,
                "otherWords",
                counts.words().rest(),
                "manyWords",
                counts.words().many());
        put(tree, "undocumented", all(counts.undocumented(), (key, field) -> field(field)));
        putRest(tree, "otherKeys", counts.moreKeys(), "manyKeys", counts.manyKeys());
        return tree;
    }

    private static void put(ObjectNode tree, String key, ObjectNode value) {
        if (!value.isEmpty()) {
            tree.set(key, value);
        }
    }

    private static void putRest(ObjectNode tree, String key, Occurrences rest, String mark, boolean many) {
        if (rest.count() > 0) {
            tree.set(key, rest.toJson());
        }
        if (many) {
            tree.put(mark, true);
        }
    }

    private static ObjectNode tallies(Map<String, Occurrences> tallies) {
        return all(tallies, (name, tally) -> tally.toJson());
    }

    private static <T> ObjectNode all(Map<String, T> values, BiFunction<String, T, ObjectNode> form) {
        ObjectNode tree = NODES.objectNode();
        new TreeMap<>(values).forEach((key, value) -> tree.set(key, form.apply(key, value)));
        return tree;
    }
}
