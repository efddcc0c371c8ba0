package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The promise that a value of a response is one of the request ({@code x-same-as}), written as a runtime expression of
 * OpenAPI, for example {@code $request.path.chat_id}.
 */
public final class RepeatedValue {

    /** The extension that declares the promise. */
    public static final String EXTENSION = "x-same-as";

    private static final String PATH = "$request.path.";

    private RepeatedValue() {}

    /**
     * Reads the value of the extension.
     *
     * @param extension the expression
     * @return the name of the path parameter; empty for any other expression, which promises nothing
     */
    public static Optional<String> parameter(JsonNode extension) {
        return extension.isTextual() && extension.textValue().startsWith(PATH)
                ? Optional.of(extension.textValue().substring(PATH.length()))
                : Optional.empty();
    }
}
