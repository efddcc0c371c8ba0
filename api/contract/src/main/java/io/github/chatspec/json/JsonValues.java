package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Streams the values of a JSON tree, which {@link JsonNode} itself does only since Jackson 2.19. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * Streams the items of an array or the values of an object.
     *
     * @param node any value
     * @return the values in their order; none for a value that is neither
     */
    public static Stream<JsonNode> of(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
