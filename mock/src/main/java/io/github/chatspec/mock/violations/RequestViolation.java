package io.github.chatspec.mock.violations;

import java.time.Instant;
import java.util.Optional;

/**
 * A violation of the contract by a request.
 *
 * @param time when the request was received
 * @param method the method of the request
 * @param path its path as it was sent, without the query
 * @param operation the qualified id of the operation, or empty if no contract has the path
 * @param place the part of the request, for example {@code query limit} or {@code body /name}; empty if it is the whole
 * @param rule the id of the judge's rule, for example {@code request-missing}
 * @param message what is wrong, in one sentence without personal values and secrets
 */
public record RequestViolation(
        Instant time,
        String method,
        String path,
        Optional<String> operation,
        String place,
        String rule,
        String message) {

    @Override
    public String toString() {
        return method + " " + path + System.lineSeparator() + "  " + rule + " " + operation.orElse("")
                + System.lineSeparator() + "    " + message;
    }
}
