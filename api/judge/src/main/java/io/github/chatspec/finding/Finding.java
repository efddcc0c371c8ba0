package io.github.chatspec.finding;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.json.Position;
import io.github.chatspec.text.MaskedText;
import java.util.Optional;

/**
 * One thing that a reader of an exchange should know.
 *
 * @param rule the id of the rule that found it, for example {@code enum}
 * @param level how much it weighs
 * @param operation the operation as {@code contract/operationId}, or nothing where none was found
 * @param status the HTTP status of the answer; 0 where there is none
 * @param pointer the JSON Pointer into the body, or nothing where it is not about a place in the body
 * @param position where the value at the pointer stands in the text of the body, or nothing where that is not known
 * @param contract the line of the contract that makes the promise, or nothing where there is none
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
     * Returns what this finding has in common with those that say the same of other exchanges.
     *
     * @return rule, operation, status and pointer with array indexes as {@code *}, for example {@code enum
     *     engage/getChat 200 /response/messages/*{@literal /}type}; a dash stands for what is not there
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
