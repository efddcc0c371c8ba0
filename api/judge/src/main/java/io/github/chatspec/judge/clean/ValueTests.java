package io.github.chatspec.judge.clean;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.text.Wording;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the schemas of parameters and headers into tests of their bytes. */
final class ValueTests {

    /** The keys of a schema that restrict nothing. */
    private static final Set<String> ANNOTATIONS =
            Set.of("description", "title", "default", "example", "examples", "deprecated", "externalDocs");

    private static final Set<String> NO_OBJECTS = Set.of("string", "integer", "number", "boolean", "null", "array");

    private ValueTests() {}

    /**
     * Returns the test of a schema.
     *
     * @param contract the contract
     * @param pointer the JSON Pointer of the schema, if there is one
     * @return a test that accepts no value which the schema rejects
     */
    static ValueTest of(Contract contract, Optional<String> pointer) {
        if (pointer.isEmpty()) {
            return new RememberedValues();
        }
        JsonNode schema = contract.at(contract.schema(pointer.get()).orElse(pointer.get()));
        return switch (schema.path("type").asText()) {
            case "string" ->
                hasOnly(schema, Set.of("minLength", "maxLength")) ? ofString(schema) : new RememberedValues();
            case "integer" ->
                hasOnly(schema, Set.of("minimum", "maximum")) ? ofInteger(schema) : new RememberedValues();
            default -> new RememberedValues();
        };
    }

    private static boolean hasOnly(JsonNode schema, Set<String> limits) {
        if (!schema.isObject()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            boolean isLimit = limits.contains(name) && keyword.getValue().isInt();
            if (!isLimit && !name.equals("type") && !name.startsWith("x-") && !ANNOTATIONS.contains(name)) {
                return false;
            }
        }
        return true;
    }

    private static ValueTest ofString(JsonNode schema) {
        return schema.has("minLength") || schema.has("maxLength")
                ? new LengthTest(
                        schema.path("minLength").asInt(0),
                        schema.path("maxLength").asInt(Integer.MAX_VALUE))
                : ValueTest.ANY;
    }

    private static ValueTest ofInteger(JsonNode schema) {
        return new IntegerTest(
                schema.path("minimum").asLong(Long.MIN_VALUE),
                schema.path("maximum").asLong(Long.MAX_VALUE));
    }

    /** Returns whether a schema promises a scalar or an array, so that no other parameters are part of the value. */
    static boolean isNoObject(Contract contract, String pointer) {
        JsonNode type = contract.at(contract.schema(pointer).orElse(pointer)).path("type");
        return type.isTextual()
                ? NO_OBJECTS.contains(type.textValue())
                : !type.isEmpty() && NO_OBJECTS.containsAll(Wording.texts(type));
    }
}
