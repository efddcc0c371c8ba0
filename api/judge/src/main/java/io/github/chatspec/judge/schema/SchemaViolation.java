package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One keyword of a schema that a value breaks.
 *
 * @param keyword the keyword, for example {@code enum}; {@code false} for a schema that nothing satisfies
 * @param pointer the JSON Pointer of the value in the body
 * @param value the value
 * @param schemaPointer the JSON Pointer of the keyword in the contract
 * @param promise what stands beside the keyword
 * @param property the key that is missing or not allowed, or null where the keyword is about no key
 */
public record SchemaViolation(
        String keyword, String pointer, JsonNode value, String schemaPointer, JsonNode promise, String property) {

    SchemaViolation at(String other) {
        return new SchemaViolation(keyword, other, value, schemaPointer, promise, property);
    }
}
