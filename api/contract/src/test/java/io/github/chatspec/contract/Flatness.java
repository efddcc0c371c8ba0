package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules for the form of a contract, such as flat, named schemas. Generators fail on other forms. */
final class Flatness {

    private static final String SCHEMAS = "/components/schemas";

    private final List<String> breaches = new ArrayList<>();

    private Flatness() {}

    /** Returns each breach as pointer and sentence. */
    static List<String> breaches(JsonNode document) {
        Flatness flatness = new Flatness();
        flatness.words(document, Pointers.ROOT);
        for (Map.Entry<String, JsonNode> schema : document.at(SCHEMAS).properties()) {
            flatness.schema(schema.getValue(), Pointers.append(SCHEMAS, schema.getKey()));
        }
        return flatness.breaches;
    }

    private void words(JsonNode node, String pointer) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String child = Pointers.append(pointer, field.getKey());
            word(field.getKey(), field.getValue(), child);
            words(field.getValue(), child);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            words(node.get(i), Pointers.append(pointer, i));
        }
    }

    private void word(String key, JsonNode value, String pointer) {
        switch (key) {
            case "description" ->
                must(!value.isTextual() || value.textValue().endsWith("."), pointer, "a full stop ends it");
            case "summary" ->
                must(!value.isTextual() || !value.textValue().endsWith("."), pointer, "no full stop ends it");
            case "operationId" -> must(value.asText().matches("[a-z]+([A-Z][a-z]+)+"), pointer, "it is in camel case");
            case "examples", "x-examples" ->
                value.fieldNames()
                        .forEachRemaining(name -> must(
                                name.matches("[a-z]+(-[a-z]+)*"),
                                Pointers.append(pointer, name),
                                "it is in kebab case"));
            case "oneOf", "discriminator" -> must(false, pointer, "generators break on it");
            case "additionalProperties" -> must(value.asBoolean(), pointer, "it is true");
            case "allOf" -> clauses(value, pointer);
            case "schema" ->
                must(!value.path("type").asText().equals("object"), pointer, "an object has a name of its own");
            default -> {}
        }
    }

    private void schema(JsonNode schema, String pointer) {
        boolean named = Pointers.parent(pointer).equals(SCHEMAS);
        must(schema.has("description") || schema.has("$ref"), pointer, "it has a description");
        must(!schema.has("anyOf"), pointer, "alternatives stand in a clause");
        must(schema.has("if") == schema.has("then"), pointer, "an if has a then");
        must(!schema.has("enum") || named, pointer, "an enum has a name of its own");
        must(!schema.has("properties") || named, pointer, "an object has a name of its own");
        must(!schema.has("properties") || schema.path("type").asText().equals("object"), pointer, "it is an object");
        boolean object = schema.path("type").asText().equals("object");
        must(
                !object || schema.path("additionalProperties").asBoolean(),
                pointer,
                "it says that other keys are allowed");
        must(!schema.has("$ref") || isBareReference(schema), pointer, "a reference stands alone");
        for (JsonNode required : schema.path("required")) {
            must(schema.path("properties").has(required.asText()), pointer, "it lists " + required.asText());
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            schema(property.getValue(), Pointers.append(Pointers.append(pointer, "properties"), property.getKey()));
        }
        if (schema.has("items") && !schema.path("items").has("type")) {
            schema(schema.get("items"), Pointers.append(pointer, "items"));
        }
        must(!schema.path("items").has("properties"), pointer, "an object has a name of its own");
    }

    private void clauses(JsonNode allOf, String pointer) {
        for (int i = 0; i < allOf.size(); i++) {
            List<String> keys = new ArrayList<>();
            allOf.get(i).fieldNames().forEachRemaining(keys::add);
            must(
                    Set.copyOf(keys).equals(Set.of("description", "x-rule", "if", "then")),
                    Pointers.append(pointer, i),
                    "a clause is an if with a then");
        }
    }

    private static boolean isBareReference(JsonNode schema) {
        return schema.properties().stream()
                .map(Map.Entry::getKey)
                .allMatch(key -> key.equals("$ref") || key.equals("description") || key.startsWith("x-"));
    }

    private void must(boolean kept, String pointer, String rule) {
        if (!kept) {
            breaches.add(pointer + ": " + rule);
        }
    }
}
