package io.github.chatspec.judge;

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
record Violation(
        String keyword, String pointer, JsonNode value, String schemaPointer, JsonNode promise, String property) {

    Violation at(String other) {
        return new Violation(keyword, other, value, schemaPointer, promise, property);
    }
}
