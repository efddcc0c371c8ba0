package io.github.chatspec.judge.evaluation;

import io.github.chatspec.contract.Response;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import java.util.List;
import java.util.Map;

/**
 * The result of validating one body.
 *
 * @param isClean whether a verdict found without parsing the body that there is nothing to report about it
 * @param isTooLarge whether a body is promised and the received one is too large to be validated
 * @param syntax why the body is not JSON, or null
 * @param text the parsed body, or null if it was not parsed
 * @param violations the keywords that the body violates, except for nulls in optional fields
 * @param nulls the optional fields that are null although the contract does not allow null
 * @param visits the places of the body with the schemas that describe them, by JSON Pointer
 * @param otherResponses the other responses of the operation whose schema accepts the body, if that of its status does
 *     not
 * @param failure what was thrown while the body was validated, or null
 */
record BodyEvaluation(
        boolean isClean,
        boolean isTooLarge,
        JsonSyntaxException syntax,
        LocatedJson text,
        List<SchemaViolation> violations,
        List<SchemaViolation> nulls,
        Map<String, SchemaWalk.Visit> visits,
        List<Response> otherResponses,
        Throwable failure) {

    /** A body about which there is nothing to report. */
    static final BodyEvaluation CLEAN = of(true, false, null, null);

    /** A body that no JSON is promised for, or whose record has a defect. */
    static final BodyEvaluation UNREAD = of(false, false, null, null);

    static final BodyEvaluation TOO_LARGE = of(false, true, null, null);

    static BodyEvaluation notJson(JsonSyntaxException syntax) {
        return of(false, false, syntax, null);
    }

    /** A body for which no schema is promised. */
    static BodyEvaluation parsed(LocatedJson text) {
        return of(false, false, null, text);
    }

    static BodyEvaluation validated(
            LocatedJson text,
            List<SchemaViolation> violations,
            List<SchemaViolation> nulls,
            Map<String, SchemaWalk.Visit> visits) {
        return new BodyEvaluation(false, false, null, text, violations, nulls, visits, List.of(), null);
    }

    /** A body of another response: its violations of the own schema mean nothing. */
    static BodyEvaluation ofOtherResponses(LocatedJson text, List<Response> responses) {
        return new BodyEvaluation(false, false, null, text, List.of(), List.of(), Map.of(), responses, null);
    }

    /** A body on which the validation failed. */
    static BodyEvaluation failed(Throwable failure) {
        return new BodyEvaluation(false, false, null, null, List.of(), List.of(), Map.of(), List.of(), failure);
    }

    private static BodyEvaluation of(
            boolean isClean, boolean isTooLarge, JsonSyntaxException syntax, LocatedJson text) {
        return new BodyEvaluation(isClean, isTooLarge, syntax, text, List.of(), List.of(), Map.of(), List.of(), null);
    }
}
