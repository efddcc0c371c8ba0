package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param name the name
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param required whether a request must have it
 * @param example the value that the contract gives as an example, or a missing node
 * @param place where the parameter stands
 */
public record Parameter(String name, String in, boolean required, JsonNode example, Place place) {}
