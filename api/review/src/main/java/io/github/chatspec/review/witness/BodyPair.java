package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.judge.schema.Direction;
import java.util.List;

/**
 * A body that both contracts describe.
 *
 * @param older the operation in the older contract
 * @param newer the operation in the newer contract
 * @param direction whether it is a request or a response
 * @param status the HTTP status of the response; 0 for a request
 * @param row the status as the contract spells it, for example {@code 4XX}; empty for a request
 * @param mediaType the media type
 * @param olderSchema the JSON Pointer of the schema in the older contract
 * @param newerSchema the JSON Pointer of the schema in the newer contract
 * @param seeds samples and recorded bodies
 */
public record BodyPair(
        Operation older,
        Operation newer,
        Direction direction,
        int status,
        String row,
        String mediaType,
        String olderSchema,
        String newerSchema,
        List<JsonNode> seeds) {}
