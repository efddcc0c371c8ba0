package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One keyword of a schema that a value violates.
 *
 * @param keyword the keyword, for example {@code enum}; {@code false} for the schema that accepts nothing
 * @param pointer the JSON Pointer of the value in the body
 * @param value the value
 * @param schemaPointer the JSON Pointer of the keyword in the contract
 * @param promise the value of the keyword
 * @param property the key that is missing or not allowed, or null if the keyword is not about a key
 */
public record SchemaViolation(
        String keyword, String pointer, JsonNode value, String schemaPointer, JsonNode promise, String property) {

    /** Returns the same violation at another place. */
    public SchemaViolation at(String other) {
        return new SchemaViolation(keyword, other, value, schemaPointer, promise, property);
    }
}
