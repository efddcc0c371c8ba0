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
 * @param cause what tells the finding apart from others of its rule at the same place, such as the violated keyword, the
 *     missing key, or the parameter of the request; without personal values, and nothing if the rule says it all
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
        Optional<String> cause,
        String message,
        boolean isAboutRequest) {

    private static final String WHOLE_BODY = "(body)";

    /**
     * Returns a text that is equal for the same finding about other exchanges, and different for any other finding.
     *
     * @return rule, operation, status, pointer with array indexes as {@code *}, and cause, for example {@code required
     *     engage/getChat 200 /response/messages/* type}; a dash replaces an absent part, and {@code (body)} the pointer
     *     to the whole body
     */
    public String fingerprint() {
        String place =
                pointer.isEmpty() ? "-" : pointer.get().isEmpty() ? WHOLE_BODY : MaskedText.pattern(pointer.get());
        String fingerprint = String.join(" ", rule, operation.orElse("-"), shownStatus(), place);
        return cause.isPresent() ? fingerprint + " " + cause.get() : fingerprint;
    }

    /**
     * Returns the fingerprint as it was before findings had a cause.
     *
     * @return rule, operation, status and pointer, for example {@code required engage/getChat 200 /response/messages/*};
     *     findings with different causes have the same one
     */
    public String fingerprintWithoutCause() {
        return String.join(
                " ",
                rule,
                operation.orElse("-"),
                shownStatus(),
                pointer.map(MaskedText::pattern).orElse("-"));
    }

    private String shownStatus() {
        return status == 0 ? "-" : String.valueOf(status);
    }

    /** Returns level, rule, pointer and sentence on one line. */
    @Override
    public String toString() {
        return level + " " + rule + " " + pointer.orElse("-") + ": " + message;
    }
}
