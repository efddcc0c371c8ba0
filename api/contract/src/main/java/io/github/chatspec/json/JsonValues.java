package io.github.chatspec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@link JsonNode} itself has not in each supported version of Jackson, or not as fast. */
public final class JsonValues {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonValues() {}

    /**
     * Returns a value as JSON, like its {@code toString()}, but without an object mapper, whose classes take a new process
     * longer to load than judging a body.
     *
     * @param value any value
     * @return the JSON text without spaces
     */
    public static String text(JsonNode value) {
        StringWriter text = new StringWriter();
        try (JsonParser parser = value.traverse();
                JsonGenerator json = FACTORY.createGenerator(text)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
