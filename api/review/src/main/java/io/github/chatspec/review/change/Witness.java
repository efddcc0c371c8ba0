package io.github.chatspec.review.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An exchange that one of two contracts accepts and the other refuses.
 *
 * @param exchange the exchange in one line, for example {@code GET /things: 200 application/json}
 * @param operation the operationId
 * @param status the HTTP status of the response, or 0 if the witness is a request
 * @param payload the body, or the value of a parameter or header; empty if the exchange itself is the proof
 * @param pointer the JSON Pointer into the payload at which it is refused
 * @param isRefusedByNewer whether the newer contract refuses it, and not the older one
 * @param schema the JSON Pointer of the payload's schema in the older contract
 * @param newerSchema the JSON Pointer of the payload's schema in the newer contract
 * @param sentence what the judge reports with the contract that refuses it
 */
public record Witness(
        String exchange,
        String operation,
        int status,
        Optional<JsonNode> payload,
        String pointer,
        boolean isRefusedByNewer,
        Optional<String> schema,
        Optional<String> newerSchema,
        String sentence) {}
