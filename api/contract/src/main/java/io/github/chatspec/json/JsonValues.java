package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@link JsonNode} itself has not in each supported version of Jackson, or not as fast. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * Returns a value as JSON.
     *
     * @param value any value
     * @return the text of its {@code toString()}, which takes a new process much longer
     */
    public static String text(JsonNode value) {
        return CompactJson.text(value);
    }

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
