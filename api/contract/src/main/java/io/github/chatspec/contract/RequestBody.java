package io.github.chatspec.contract;

import java.util.Map;
import java.util.Optional;

/**
 * The body that an operation accepts.
 *
 * @param required whether a request must have a body
 * @param schemas the JSON Pointers of the schemas, if any, by media type or media range, in the order of the document
 * @param place the place of the request body
 */
public record RequestBody(boolean required, Map<String, Optional<String>> schemas, SourceLine place) {}
