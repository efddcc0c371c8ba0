package io.github.chatspec.mock.violations;

import java.util.Optional;

/**
 * Something in which a request departed from the contract.
 *
 * <p>The smallest use: {@code mock.violations().forEach(violation -> log(violation.message()));}.
 *
 * @param method the method of the request
 * @param path its path as it was asked for, without the query
 * @param operation the qualified id of the operation that was asked for, or nothing where no contract knows it
 * @param rule the id of the judge's rule, for example {@code request-missing}
 * @param message what is wrong, in one sentence, without values that may be a person's or a secret
 */
public record RequestViolation(String method, String path, Optional<String> operation, String rule, String message) {

    @Override
    public String toString() {
        return method + " " + path + System.lineSeparator() + "  " + rule + " " + operation.orElse("")
                + System.lineSeparator() + "    " + message;
    }
}
