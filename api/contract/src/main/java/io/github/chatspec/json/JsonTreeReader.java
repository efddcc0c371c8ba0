package io.github.chatspec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a JSON text into a tree with positions. */
final class JsonTreeReader {

    static final StreamReadConstraints CONSTRAINTS = constraints();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // JSON exchanged between systems is UTF-8 (RFC 8259, section 8.1), so Jackson must not guess UTF-16.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = new BoundedNodes();

    /** Null if only the tree is wanted, of a text that repeats no key. */
    private final NodePositions positions;

    private final JsonParser parser;

    private static StreamReadConstraints constraints() {
        StreamReadConstraints.Builder limits = StreamReadConstraints.builder()
                .maxNestingDepth(LocatedJson.MAX_DEPTH)
                .maxNumberLength(LocatedJson.MAX_DIGITS)
                .maxStringLength(Integer.MAX_VALUE);
        try {
            return limits.maxNameLength(Integer.MAX_VALUE).build();
        } catch (NoSuchMethodError e) {
            // Jackson 2.15 has no limit for names.
            return limits.build();
        }
    }

    private JsonTreeReader(JsonParser parser, NodePositions positions) {
        this.parser = parser;
        this.positions = positions;
    }

    /** Reads the tree of a text in UTF-8; empty if anything is wrong with the text, or an object repeats a key. */
    static Optional<JsonNode> readTree(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            Utf8.check(bytes);
            return Optional.of(new JsonTreeReader(parser, null).read().tree());
        } catch (JsonSyntaxException | IOException e) {
            return Optional.empty();
        }
    }

    /** Reads a text in UTF-8. */
    static LocatedJson read(byte[] bytes) throws JsonSyntaxException {
        Utf8.check(bytes);
        int mark = Utf8.byteOrderMark(bytes);
        try (JsonParser parser = JSON.createParser(bytes, mark, bytes.length - mark)) {
            return new JsonTreeReader(parser, new NodePositions()).bounded();
        } catch (IOException e) {
            throw syntax(e, isNonNumeric(bytes, mark) ? Kind.NUMBER : Kind.SYNTAX);
        }
    }

    /** Adds the position, which Jackson does not report when a limit is exceeded. */
    private LocatedJson bounded() throws IOException, JsonSyntaxException {
        try {
            return read();
        } catch (StreamConstraintsException e) {
            boolean depth = parser.getParsingContext().getNestingDepth() > LocatedJson.MAX_DEPTH;
            throw depth
                    ? JsonSyntaxException.depth(Position.of(parser.currentLocation()))
                    : JsonSyntaxException.digits(Position.of(parser.currentLocation()));
        }
    }

    private LocatedJson read() throws IOException, JsonSyntaxException {
        if (parser.nextToken() == null) {
            throw JsonSyntaxException.empty();
        }
        Position beginning = Position.of(parser.currentTokenLocation());
        JsonNode tree = value();
        if (hasTrailingContent()) {
            throw JsonSyntaxException.trailing(Position.of(parser.currentTokenLocation()));
        }
        return new LocatedJson(tree, beginning, positions);
    }

    /** Returns whether anything follows the value, even if it is not a JSON token. */
    private boolean hasTrailingContent() throws IOException, JsonSyntaxException {
        try {
            return parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            throw JsonSyntaxException.trailing(Position.of(e.getLocation()));
        }
    }

    private JsonNode value() throws IOException, JsonSyntaxException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default ->
                throw new JsonSyntaxException(
                        Kind.SYNTAX, "a value is missing", Position.of(parser.currentTokenLocation()));
        };
    }

    private JsonNode decimal() throws IOException, JsonSyntaxException {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException e) {
            throw JsonSyntaxException.exponent(Position.of(parser.currentTokenLocation()));
        }
    }

    private ObjectNode object() throws IOException, JsonSyntaxException {
        ObjectNode object = NODES.objectNode();
        if (positions == null) {
            addDistinct(object);
            return object;
        }
        positions.begin(object);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            // A reader searches for the key, not for its value, which may be several lines below.
            positions.enter(object, key, Position.of(parser.currentTokenLocation()));
            parser.nextToken();
            object.set(key, value());
            positions.leave();
        }
        return object;
    }

    private void addDistinct(ObjectNode object) throws IOException, JsonSyntaxException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (object.replace(key, value()) != null) {
                throw new JsonSyntaxException(
                        Kind.SYNTAX, "a key is repeated", Position.of(parser.currentTokenLocation()));
            }
        }
    }

    private ArrayNode array() throws IOException, JsonSyntaxException {
        ArrayNode array = NODES.arrayNode();
        if (positions == null) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value());
            }
            return array;
        }
        positions.begin(array);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            positions.enter(array, Position.of(parser.currentTokenLocation()));
            array.add(value());
            positions.leave();
        }
        return array;
    }

    /** Returns whether the first error in a text is a word like NaN, which Jackson can read as a number. */
    private static boolean isNonNumeric(byte[] bytes, int mark) {
        try (JsonParser parser = JSON.createParser(bytes, mark, bytes.length - mark)) {
            parser.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
            boolean isNonNumeric = false;
            while (!isNonNumeric && parser.nextToken() != null) {
                isNonNumeric = parser.isNaN();
            }
            return isNonNumeric;
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonSyntaxException syntax(IOException e, Kind kind) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return new JsonSyntaxException(kind, reason(json.getOriginalMessage()), Position.of(json.getLocation()));
        }
        return new JsonSyntaxException(Kind.SYNTAX, String.valueOf(e.getMessage()), new Position(1, 1, 0));
    }

    /** Returns the reason without the excerpts of the text and the parser settings in Jackson's message. */
    private static String reason(String message) {
        String reason = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        return reason.replaceFirst(": enable `[^`]*` to allow", "")
                .replaceAll("\\[Source: [^;]*; line: ([0-9]+), column: ([0-9]+)]", "line $1, column $2");
    }
}
