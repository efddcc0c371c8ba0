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
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A JSON or YAML text as a tree that keeps the position of each value.
 *
 * <p>When an object repeats a key, the tree holds the last value, as in Jackson and most other parsers, and
 * {@link #duplicates()} lists the key. Objects and arrays may be nested {@value #MAX_DEPTH} deep, and a number may have
 * {@value #MAX_DIGITS} characters and an exponent of about {@value #MAX_EXPONENT}.
 */
public final class LocatedJson {

    /** The maximum nesting depth of objects and arrays. */
    public static final int MAX_DEPTH = 512;

    /** The maximum length of a number in characters. */
    public static final int MAX_DIGITS = 1000;

    /** The maximum magnitude of the exponent of a number. */
    public static final int MAX_EXPONENT = 9999;

    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_DIGITS)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // JSON exchanged between systems is UTF-8 (RFC 8259, section 8.1), so Jackson must not guess UTF-16.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final JsonNodeFactory NODES = new BoundedNodes();

    // Keyed by the enclosing object or array, since the pointers of all values may be far longer than the text.
    private final IdentityHashMap<JsonNode, Map<String, Position>> keys = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, List<Position>> items = new IdentityHashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final boolean isYaml;
    private Position beginning;
    private JsonNode tree;

    /**
     * A key that one object repeats.
     *
     * @param pointer the JSON Pointer of the key
     * @param position the position of the later occurrence
     */
    public record Duplicate(String pointer, Position position) {}

    private LocatedJson(boolean isYaml) {
        this.isYaml = isYaml;
    }

    /**
     * Reads a JSON text in UTF-8.
     *
     * @param bytes the text
     * @return its tree and positions
     * @throws JsonSyntaxException if the text is empty, is not JSON, or continues after its value
     */
    public static LocatedJson readJson(byte[] bytes) throws JsonSyntaxException {
        Utf8.check(bytes);
        int mark = Utf8.byteOrderMark(bytes);
        try (JsonParser parser = JSON.createParser(bytes, mark, bytes.length - mark)) {
            return bounded(parser);
        } catch (IOException e) {
            throw syntax(e, isNonNumeric(bytes, mark) ? Kind.NUMBER : Kind.SYNTAX);
        }
    }

    /**
     * Reads a YAML text of one document, without aliases, in UTF-8.
     *
     * @param bytes the text
     * @return its tree and positions
     * @throws JsonSyntaxException if the text is empty, is not YAML, or holds an alias or a second document
     */
    public static LocatedJson readYaml(byte[] bytes) throws JsonSyntaxException {
        try (JsonParser parser = YamlReader.parser(bytes)) {
            return read(parser, true);
        } catch (IOException e) {
            throw YamlReader.syntax(e);
        }
    }

    /** Returns the root of the tree. */
    public JsonNode tree() {
        return tree;
    }

    /**
     * Returns the position of a value.
     *
     * @param pointer the JSON Pointer of the value
     * @return its position, or that of the nearest enclosing value that exists
     */
    public Position position(String pointer) {
        Position found = beginning;
        JsonNode node = tree;
        for (String segment : Pointers.segments(pointer)) {
            Position next = position(node, segment);
            if (next == null) {
                return found;
            }
            found = next;
            node = node.isArray() ? node.get(Integer.parseInt(segment)) : node.get(segment);
        }
        return found;
    }

    private Position position(JsonNode around, String segment) {
        List<Position> inArray = items.get(around);
        if (inArray == null) {
            return keys.getOrDefault(around, Map.of()).get(segment);
        }
        boolean index = Pointers.isIndex(segment) && Integer.parseInt(segment) < inArray.size();
        return index ? inArray.get(Integer.parseInt(segment)) : null;
    }

    /**
     * Returns the keys that are repeated within one object.
     *
     * @return one entry per repetition, in the order of the text
     */
    public List<Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    /** Adds the position, which Jackson does not report when a limit is exceeded. */
    private static LocatedJson bounded(JsonParser parser) throws IOException, JsonSyntaxException {
        try {
            return read(parser, false);
        } catch (StreamConstraintsException e) {
            boolean depth = parser.getParsingContext().getNestingDepth() > MAX_DEPTH;
            throw new JsonSyntaxException(
                    depth ? Kind.DEPTH : Kind.NUMBER_LIMIT,
                    depth
                            ? "objects and arrays are nested deeper than " + MAX_DEPTH
                            : "a number has more than " + MAX_DIGITS + " characters",
                    Position.of(parser.currentLocation()));
        }
    }

    private static LocatedJson read(JsonParser parser, boolean isYaml) throws IOException, JsonSyntaxException {
        LocatedJson located = new LocatedJson(isYaml);
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonSyntaxException(Kind.EMPTY, "the text is empty", new Position(1, 1, 0));
        }
        located.beginning = Position.of(parser.currentTokenLocation());
        located.tree = located.value(parser);
        if (hasTrailingContent(parser)) {
            throw new JsonSyntaxException(
                    Kind.TRAILING, "the text continues after its value", Position.of(parser.currentTokenLocation()));
        }
        return located;
    }

    /** Returns whether anything follows the value, even if it is not a JSON token. */
    private static boolean hasTrailingContent(JsonParser parser) throws IOException, JsonSyntaxException {
        try {
            return parser.nextToken() != null;
        } catch (JsonProcessingException e) {
            throw new JsonSyntaxException(
                    Kind.TRAILING, "the text continues after its value", Position.of(e.getLocation()));
        }
    }

    private JsonNode value(JsonParser parser) throws IOException, JsonSyntaxException {
        if (isYaml && YamlReader.isAlias(parser)) {
            throw new JsonSyntaxException(
                    Kind.SYNTAX,
                    "YAML aliases are not supported; write the value out",
                    Position.of(parser.currentTokenLocation()));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default ->
                throw new JsonSyntaxException(
                        Kind.SYNTAX, "a value is missing", Position.of(parser.currentTokenLocation()));
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException, JsonSyntaxException {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new JsonSyntaxException(
                    Kind.NUMBER_LIMIT,
                    "a number has an exponent beyond " + MAX_EXPONENT,
                    Position.of(parser.currentTokenLocation()));
        }
    }

    private ObjectNode object(JsonParser parser) throws IOException, JsonSyntaxException {
        ObjectNode object = NODES.objectNode();
        Map<String, Position> here = new HashMap<>();
        keys.put(object, here);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            // A reader searches for the key, not for its value, which may be several lines below.
            Position position = Position.of(parser.currentTokenLocation());
            path.add(key);
            if (here.put(key, position) != null) {
                duplicates.add(new Duplicate(pointer(), position));
            }
            parser.nextToken();
            object.set(key, value(parser));
            path.remove(path.size() - 1);
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException, JsonSyntaxException {
        ArrayNode array = NODES.arrayNode();
        List<Position> here = new ArrayList<>();
        items.put(array, here);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            here.add(Position.of(parser.currentTokenLocation()));
            path.add(String.valueOf(array.size()));
            array.add(value(parser));
            path.remove(path.size() - 1);
        }
        return array;
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        path.forEach(segment -> pointer.append(Pointers.append(Pointers.ROOT, segment)));
        return pointer.toString();
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
        return new JsonSyntaxException(
                Kind.SYNTAX,
                String.valueOf(e.getMessage()).replaceFirst("^[a-z]+(\\.\\w+)+: ", ""),
                new Position(1, 1, 0));
    }

    /** Returns the reason without the excerpts of the text and the parser settings in Jackson's message. */
    private static String reason(String message) {
        String reason = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
        return reason.replaceFirst(": enable `[^`]*` to allow", "")
                .replaceAll("\\[Source: [^;]*; line: ([0-9]+), column: ([0-9]+)]", "line $1, column $2");
    }

    /** Holds the YAML factory, so that the YAML parser is loaded only for YAML. */
    private static final class YamlReader {
        private static final YAMLFactory FACTORY = YAMLFactory.builder()
                .streamReadConstraints(CONSTRAINTS)
                .loaderOptions(options())
                .build();

        /**
         * Raises the limit of three million code points, which some contracts exceed. Without aliases the cost of
         * parsing is proportional to the length of the text.
         */
        private static LoaderOptions options() {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(64 << 20);
            return options;
        }

        private YamlReader() {}

        static JsonParser parser(byte[] bytes) throws IOException {
            return FACTORY.createParser(bytes);
        }

        static boolean isAlias(JsonParser parser) throws IOException {
            return ((YAMLParser) parser).isCurrentAlias();
        }

        /** Uses the mark at the first bad token, since the parser's location is after the last good one. */
        static JsonSyntaxException syntax(IOException e) {
            if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                Mark mark = marked.getProblemMark();
                return new JsonSyntaxException(
                        Kind.SYNTAX,
                        reason(marked.getMessage()),
                        new Position(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex()));
            }
            return LocatedJson.syntax(e, Kind.SYNTAX);
        }
    }
}
