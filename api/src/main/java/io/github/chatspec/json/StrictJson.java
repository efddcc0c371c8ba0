package io.github.chatspec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a JSON text of which nothing needs to be said.
 *
 * <p>The smallest use: {@code StrictJson.read(bytes).isPresent()}.
 */
public final class StrictJson {

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LocatedJson.CONSTRAINTS)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader()
            .with(new BoundedNodes());

    private StrictJson() {}

    /**
     * Reads a text.
     *
     * @param bytes the text
     * @return the tree, or nothing where {@link LocatedJson} would have anything to say about the text
     */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            Utf8.check(bytes);
            JsonNode tree = READER.readTree(bytes);
            return tree.isMissingNode() ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException | JsonSyntaxException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed.", e);
        }
    }
}
