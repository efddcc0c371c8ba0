package io.github.chatspec.finding;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.json.Position;
import io.github.chatspec.text.MaskedText;
import java.util.Optional;

/**
 * One thing that a judge reports about an exchange.
 *
 * @param rule the id of the rule that found it, for example {@code enum}
 * @param level the severity
 * @param operation the operation as {@code contract/operationId}, or nothing if no contract has one
 * @param status the HTTP status of the response; 0 if there is no response
 * @param pointer the JSON Pointer into the body, or nothing if the finding is not about a place in the body
 * @param position the position of the value in the text of the body, or nothing if it is unknown
 * @param contract the line of the contract that makes the promise, or nothing if there is none
 * @param message one sentence: what was found, what was promised, and where the promise comes from
 * @param isAboutRequest whether it is about the request, and not about the response
 */
public record Finding(
        String rule,
        Level level,
        Optional<String> operation,
        int status,
        Optional<String> pointer,
        Optional<Position> position,
        Optional<SourceLine> contract,
        String message,
        boolean isAboutRequest) {

    /**
     * Returns a text that is equal for the same finding about other exchanges.
     *
     * @return rule, operation, status and pointer with array indexes as {@code *}, for example {@code enum
     *     engage/getChat 200 /response/messages/*{@literal /}type}; a dash replaces an absent part
     */
    public String fingerprint() {
        return String.join(
                " ",
                rule,
                operation.orElse("-"),
                status == 0 ? "-" : String.valueOf(status),
                pointer.map(MaskedText::pattern).orElse("-"));
    }

    /** Returns level, rule, pointer and sentence on one line. */
    @Override
    public String toString() {
        return level + " " + rule + " " + pointer.orElse("-") + ": " + message;
    }
}
