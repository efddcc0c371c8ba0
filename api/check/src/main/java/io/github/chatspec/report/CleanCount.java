package io.github.chatspec.report;

/**
 * A number of exchanges without findings.
 *
 * @param input the file as the user named it, or {@code -}
 * @param operation the operation that answered, as {@code contract/operationId}
 * @param status the HTTP status
 * @param exchanges the number of exchanges
 */
public record CleanCount(String input, String operation, int status, long exchanges) {}
