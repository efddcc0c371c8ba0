package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML 1.2 text into a tree with positions. */
final class YamlTreeReader {

    /**
     * The limit of nodes and characters that aliases may add to a document when they are written out, as validators do.
     * The cost of everything else is proportional to the length of the text.
     */
    private static final long MAX_REPEATED = 8 << 20;

    /** The merge key of YAML 1.1, which other tools for OpenAPI still read. */
    static final String MERGE = "<<";

    private static final JsonNodeFactory NODES = new BoundedNodes();

    private final NodePositions positions = new NodePositions();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Iterator<Event> events;
    private Event event;
    private int depth;

    /** The depth of the deepest value so far. */
    private int deepest;

    /** The number of nodes and characters so far, with aliases written out. */
    private long size;

    private long repeated;

    /**
     * A value with an anchor.
     *
     * @param node the value; null until it is read
     * @param size the number of its nodes and characters
     * @param height the number of levels within it
     */
    private record Anchored(JsonNode node, long size, int height) {}

    private YamlTreeReader(Iterator<Event> events) {
        this.events = events;
    }

    /** Reads a text in UTF-8. */
    static LocatedJson read(byte[] bytes) throws JsonSyntaxException {
        Utf8.check(bytes);
        int mark = Utf8.byteOrderMark(bytes);
        if (mayBeJson(bytes, mark)) {
            try {
                // JSON is YAML 1.2, but the YAML parser refuses some of its indentation by tabs, and is slower.
                return JsonTreeReader.read(bytes);
            } catch (JsonSyntaxException e) {
                // Not JSON, but it may still be YAML.
            }
        }
        String text = new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
        try {
            return new YamlTreeReader(
                            new Parse(settings(text)).parseString(text).iterator())
                    .onStack();
        } catch (MarkedYamlEngineException e) {
            throw syntax(e);
        } catch (ReaderException e) {
            throw new JsonSyntaxException(
                    Kind.SYNTAX,
                    "YAML does not allow the character U+%04X".formatted(e.getCodePoint()),
                    position(text, e.getPosition()));
        } catch (YamlEngineException e) {
            throw new JsonSyntaxException(Kind.SYNTAX, String.valueOf(e.getMessage()), new Position(1, 1, 0));
        }
    }

    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(64 << 20)
                // One buffer, since the parser fails on a surrogate pair that two of them share.
                .setBufferSize(text.length() + 1)
                // A text that declares another version is read like any other.
                .setVersionFunction(UnaryOperator.identity())
                .build();
    }

    private static boolean mayBeJson(byte[] bytes, int from) {
        int first = from;
        while (first < bytes.length && (bytes[first] == ' ' || bytes[first] == '\t' || isBreak(bytes[first]))) {
            first++;
        }
        return first < bytes.length && (bytes[first] == '{' || bytes[first] == '[');
    }

    private static boolean isBreak(int character) {
        return character == '\n' || character == '\r';
    }

    /** Reads the document, on a stack that may be smaller than what the maximum depth needs. */
    private LocatedJson onStack() throws JsonSyntaxException {
        try {
            return document();
        } catch (StackOverflowError e) {
            throw JsonSyntaxException.depth(position());
        }
    }

    private LocatedJson document() throws JsonSyntaxException {
        next(); // the start of the stream
        next();
        if (is(Event.ID.StreamEnd)) {
            throw JsonSyntaxException.empty();
        }
        next();
        Position beginning = position();
        if (event instanceof ScalarEvent scalar && isNothing(scalar)) {
            throw JsonSyntaxException.empty();
        }
        JsonNode tree = value();
        next(); // the end of the document
        next();
        if (!is(Event.ID.StreamEnd)) {
            next();
            throw JsonSyntaxException.trailing(position());
        }
        return new LocatedJson(tree, beginning, positions);
    }

    private static boolean isNothing(ScalarEvent scalar) {
        return scalar.isPlain()
                && scalar.getValue().isEmpty()
                && scalar.getTag().isEmpty();
    }

    private void next() {
        event = events.next();
    }

    private boolean is(Event.ID id) {
        return event.getEventId() == id;
    }

    /** Reads the value that begins with the current event, which is then the last one of the value. */
    private JsonNode value() throws JsonSyntaxException {
        if (event instanceof AliasEvent alias) {
            return repeated(alias);
        }
        String anchor =
                ((NodeEvent) event).getAnchor().map(name -> name.getValue()).orElse(null);
        if (anchor == null) {
            return content();
        }
        anchors.put(anchor, new Anchored(null, 0, 0));
        long before = size;
        int outer = deepest;
        deepest = depth;
        JsonNode node = content();
        anchors.put(anchor, new Anchored(node, size - before, deepest - depth));
        deepest = Math.max(deepest, outer);
        return node;
    }

    private JsonNode repeated(AliasEvent alias) throws JsonSyntaxException {
        String name = alias.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw error("the alias *" + name + " has no anchor above it");
        }
        if (anchored.node() == null) {
            throw error("the alias *" + name + " refers to a value that contains it");
        }
        deepest = Math.max(deepest, depth + anchored.height());
        if (deepest > LocatedJson.MAX_DEPTH) {
            throw JsonSyntaxException.depth(position());
        }
        size += anchored.size();
        repeated += anchored.size();
        if (repeated > MAX_REPEATED) {
            throw error("the values that aliases repeat have more than " + MAX_REPEATED + " characters in all");
        }
        return anchored.node();
    }

    private JsonNode content() throws JsonSyntaxException {
        size++;
        if (event instanceof ScalarEvent scalar) {
            size += scalar.getValue().length();
            return YamlScalar.node(scalar, NODES, position());
        }
        depth++;
        deepest = Math.max(deepest, depth);
        if (depth > LocatedJson.MAX_DEPTH) {
            throw JsonSyntaxException.depth(position());
        }
        JsonNode node = is(Event.ID.MappingStart) ? object() : array();
        depth--;
        return node;
    }

    private ObjectNode object() throws JsonSyntaxException {
        ObjectNode object = NODES.objectNode();
        positions.begin(object);
        List<ObjectNode> merged = new ArrayList<>();
        for (next(); !is(Event.ID.MappingEnd); next()) {
            boolean merges = event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals(MERGE);
            Position position = position();
            String key = key(position);
            positions.enter(object, key, position);
            next();
            JsonNode value = value();
            positions.leave();
            List<ObjectNode> sources = merges ? objects(value) : List.of();
            if (sources.isEmpty()) {
                object.set(key, value);
            }
            merged.addAll(sources);
        }
        for (ObjectNode source : merged) {
            for (Map.Entry<String, JsonNode> field : source.properties()) {
                if (!object.has(field.getKey())) {
                    object.set(field.getKey(), field.getValue());
                    positions.copy(source, field.getKey(), object);
                }
            }
        }
        return object;
    }

    /** Returns the objects that a merge key adds; empty if its value is anything else. */
    private static List<ObjectNode> objects(JsonNode value) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode source : value.isArray() ? value : List.of(value)) {
            if (!(source instanceof ObjectNode object)) {
                return List.of();
            }
            objects.add(object);
        }
        return objects;
    }

    private String key(Position position) throws JsonSyntaxException {
        JsonNode key = value();
        if (key.isContainerNode()) {
            throw new JsonSyntaxException(Kind.SYNTAX, "a key must be a scalar", position);
        }
        return event instanceof ScalarEvent scalar ? scalar.getValue() : key.asText();
    }

    private ArrayNode array() throws JsonSyntaxException {
        ArrayNode array = NODES.arrayNode();
        positions.begin(array);
        for (next(); !is(Event.ID.SequenceEnd); next()) {
            positions.enter(array, position());
            array.add(value());
            positions.leave();
        }
        return array;
    }

    private Position position() {
        return position(event.getStartMark().orElseThrow());
    }

    private JsonSyntaxException error(String reason) {
        return new JsonSyntaxException(Kind.SYNTAX, reason, position());
    }

    private static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    }

    private static JsonSyntaxException syntax(MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().orElse(null);
        if (mark != null
                && mark.getPointer() < mark.getBuffer().length
                && mark.getBuffer()[mark.getPointer()] == '\t') {
            return new JsonSyntaxException(
                    Kind.SYNTAX, "YAML does not allow a tab before a value; use spaces", position(mark));
        }
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        // The hint about indentation is only meant for tabs.
        String problem = String.valueOf(e.getProblem()).replaceFirst("(?s)\\. \\(Do not use .*$", "");
        String reason = (context + problem).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new JsonSyntaxException(Kind.SYNTAX, reason, mark == null ? new Position(1, 1, 0) : position(mark));
    }

    /** Returns the position of a code point. */
    private static Position position(String text, int codePoint) {
        int line = 1;
        int column = 1;
        int[] before = text.codePoints().limit(codePoint).toArray();
        for (int i = 0; i < before.length; i++) {
            boolean isLast =
                    before[i] == '\n' || (before[i] == '\r' && (i + 1 == before.length || before[i + 1] != '\n'));
            line += isLast ? 1 : 0;
            column = isLast ? 1 : column + 1;
        }
        return new Position(line, column, codePoint);
    }
}
