package io.github.chatspec.report;

import java.util.Optional;

/**
 * A number of exchanges without findings.
 *
 * @param input the file as the user named it, or {@code -}
 * @param operation the operation that answered, as {@code contract/operationId}, if known
 * @param status the HTTP status, or 0 without one
 * @param exchanges the number of exchanges
 */
public record CleanCount(String input, Optional<String> operation, int status, long exchanges) {}
