package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A parameter of an operation.
 *
 * @param name the name
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param required whether it is required
 * @param schema the JSON Pointer of the schema in the contract, if any
 * @param example the value that the contract gives as an example, or a missing node
 * @param place the place of the parameter
 */
public record Parameter(
        String name, String in, boolean required, Optional<String> schema, JsonNode example, SourceLine place) {}
