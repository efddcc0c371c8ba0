package io.github.chatspec.coverage.drift;

/**
 * Identifies a field of a response.
 *
 * @param operation the operation, as {@code contract/operationId}
 * @param status the row of the operation's responses, for example {@code 200} or {@code default}
 * @param pointer the JSON Pointer into the body, with {@code *} for items of arrays and values of maps
 */
public record FieldKey(String operation, String status, String pointer) {}
