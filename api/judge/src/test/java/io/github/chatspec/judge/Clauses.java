package io.github.chatspec.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The if/then clauses of a schema, as far as the contracts use them, read without the judge or its validator. */
final class Clauses {

    private static final int ROUNDS = 10;

    private final JsonNode schema;

    Clauses(JsonNode schema) {
        this.schema = schema;
    }

    /** Adds what the clauses ask of an object and takes away what they rule out. */
    void keep(ObjectNode object, Random random, Function<String, JsonNode> values) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> ruledOut = new TreeSet<>();
            promises(object)
                    .forEach(promise -> promise.path("properties").properties().stream()
                            .filter(property -> property.getValue().isBoolean())
                            .map(Map.Entry::getKey)
                            .forEach(ruledOut::add));
            object.remove(ruledOut);
            Set<String> asked = new TreeSet<>();
            for (JsonNode promise : promises(object)) {
                asked.addAll(Wording.texts(promise.path("required")));
                List<Collection<String>> branches = promise.path("anyOf")
                        .valueStream()
                        .map(branch -> Wording.texts(branch.path("required")))
                        .toList();
                List<Collection<String>> open = branches.stream()
                        .filter(keys -> keys.stream().noneMatch(ruledOut::contains))
                        .toList();
                if (!branches.isEmpty()
                        && branches.stream().noneMatch(keys -> keys.stream().allMatch(object::has))) {
                    asked.addAll(open.get(random.nextInt(open.size())));
                }
            }
            asked.stream().filter(key -> !object.has(key)).forEach(key -> object.set(key, values.apply(key)));
        }
    }

    /** The descriptions of all clauses. */
    Set<String> all() {
        return schema.findValues("if").stream().count() == 0
                ? Set.of()
                : schema.path("then")
                        .path("allOf")
                        .valueStream()
                        .map(clause -> clause.path("description").asText())
                        .collect(Collectors.toSet());
    }

    /** The descriptions of the clauses that speak of an object. */
    Set<String> applying(JsonNode object) {
        return schema.path("then")
                .path("allOf")
                .valueStream()
                .filter(clause -> holds(clause.path("if"), object))
                .map(clause -> clause.path("description").asText())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> promises(JsonNode object) {
        List<JsonNode> promises = new ArrayList<>();
        collect(schema, object, promises);
        return promises;
    }

    private static void collect(JsonNode schema, JsonNode object, List<JsonNode> promises) {
        if (schema.has("if") && holds(schema.get("if"), object)) {
            promises.add(schema.path("then"));
            collect(schema.path("then"), object, promises);
        }
        schema.path("allOf").forEach(part -> collect(part, object, promises));
    }

    private static boolean holds(JsonNode condition, JsonNode object) {
        return Wording.texts(condition.path("required")).stream().allMatch(object::has)
                && condition.path("properties").properties().stream()
                        .allMatch(property -> !object.has(property.getKey())
                                || takes(property.getValue(), object.get(property.getKey())))
                && (!condition.has("anyOf")
                        || condition.get("anyOf").valueStream().anyMatch(branch -> holds(branch, object)))
                && (!condition.has("not") || !holds(condition.get("not"), object));
    }

    private static boolean takes(JsonNode schema, JsonNode value) {
        return (!schema.has("const") || schema.get("const").equals(value))
                && (!schema.has("enum") || schema.get("enum").valueStream().anyMatch(value::equals));
    }
}
