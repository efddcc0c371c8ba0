package io.github.chatspec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads JSON texts that are valid in every respect; anything doubtful is rejected without a reason. */
public final class StrictJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(JsonTreeReader.CONSTRAINTS)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = new BoundedNodes();

    private StrictJson() {}

    /**
     * Reads a text.
     *
     * @param bytes the text
     * @return the tree; empty if {@link LocatedJson} would report anything about the text
     */
    public static Optional<JsonNode> read(byte[] bytes) {
        return JsonTreeReader.readTree(bytes);
    }

    /**
     * Reads a text token by token, within the same limits. The caller checks that no key is repeated, that nothing
     * follows the value, and that {@link #number} can read each fraction.
     *
     * @param bytes the text
     * @return a parser before the first token
     * @throws JsonSyntaxException if the text is not UTF-8
     * @throws IOException never, since the text is in memory
     */
    public static JsonParser parser(byte[] bytes) throws JsonSyntaxException, IOException {
        Utf8.check(bytes);
        return JSON.createParser(bytes);
    }

    /**
     * Reads the number at a parser.
     *
     * @param parser a parser at a number
     * @return the number, exactly
     * @throws IOException if it exceeds the limits of {@link LocatedJson}
     * @throws NumberFormatException if its exponent does
     */
    public static JsonNode number(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getDecimalValue());
    }

    /**
     * Returns the value of a number that is written as in JSON.
     *
     * @param text the number
     * @return the number, exactly; empty if it exceeds the limits of {@link LocatedJson}
     */
    public static Optional<JsonNode> number(String text) {
        if (text.length() > LocatedJson.MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            boolean isInteger = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
            return Optional.of(
                    isInteger ? NODES.numberNode(new BigInteger(text)) : NODES.numberNode(new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
