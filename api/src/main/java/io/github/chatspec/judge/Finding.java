package io.github.chatspec.judge;

import io.github.chatspec.contract.Place;
import java.util.Optional;

/**
 * One thing that a reader of an exchange should know.
 *
 * @param rule the id of the rule that found it, for example {@code enum}
 * @param level how much it weighs
 * @param operation the operation as {@code contract/operationId}, or nothing where none was found
 * @param status the HTTP status of the answer
 * @param pointer the JSON Pointer into the body, or nothing where it is not about a place in the body
 * @param contract the line of the contract that makes the promise, or nothing where there is none
 * @param message one sentence: what was found, what was promised, and where the promise comes from
 */
public record Finding(
        String rule,
        Level level,
        Optional<String> operation,
        int status,
        Optional<String> pointer,
        Optional<Place> contract,
        String message) {

    /**
     * Tells whether the finding is about what was asked, and not about the answer.
     *
     * @return whether its rule is one of those about requests
     */
    public boolean isAboutRequest() {
        return rule.startsWith("request-");
    }

    /** Returns level, rule, pointer and sentence on one line. */
    @Override
    public String toString() {
        return level + " " + rule + " " + pointer.orElse("-") + ": " + message;
    }
}
