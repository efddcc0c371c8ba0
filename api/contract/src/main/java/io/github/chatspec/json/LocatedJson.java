package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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

    private final JsonNode tree;
    private final Position beginning;
    private final NodePositions positions;

    /**
     * A key that one object repeats.
     *
     * @param pointer the JSON Pointer of the key
     * @param position the position of the later occurrence
     */
    public record Duplicate(String pointer, Position position) {}

    LocatedJson(JsonNode tree, Position beginning, NodePositions positions) {
        this.tree = tree;
        this.beginning = beginning;
        this.positions = positions;
    }

    /**
     * Reads a JSON text in UTF-8.
     *
     * @param bytes the text
     * @return its tree and positions
     * @throws JsonSyntaxException if the text is empty, is not JSON, or continues after its value
     */
    public static LocatedJson readJson(byte[] bytes) throws JsonSyntaxException {
        return JsonTreeReader.read(bytes);
    }

    /**
     * Reads a text of one YAML 1.2 document in UTF-8 by the core schema.
     *
     * <p>An alias stands for the value of its anchor, whose positions it has. A merge key ({@code <<}), which YAML 1.2 no
     * longer has, adds the keys of the objects that are its value.
     *
     * @param bytes the text
     * @return its tree and positions
     * @throws JsonSyntaxException if the text is empty, is not YAML, or contains a second document, a key that is not a
     *     scalar, a number that JSON does not have, or aliases that would fill the memory when written out
     */
    public static LocatedJson readYaml(byte[] bytes) throws JsonSyntaxException {
        return YamlTreeReader.read(bytes);
    }

    /**
     * Reads what {@link #snapshot()} returned.
     *
     * @param bytes a snapshot of the same version of chatspec
     * @return its tree and positions
     * @throws JsonSyntaxException if a number in it is not JSON
     */
    public static LocatedJson ofSnapshot(byte[] bytes) throws JsonSyntaxException {
        return TreeSnapshotReader.read(bytes);
    }

    /**
     * Returns the tree with its positions in a compact form, which is read faster than JSON.
     *
     * @return the snapshot, without {@link #duplicates()}
     */
    public byte[] snapshot() {
        return TreeSnapshotWriter.write(tree, beginning, positions);
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
            Position next = positions.of(node, segment);
            if (next == null) {
                return found;
            }
            found = next;
            node = node.isArray() ? node.get(Integer.parseInt(segment)) : node.get(segment);
        }
        return found;
    }

    /**
     * Returns the keys that are repeated within one object.
     *
     * @return one entry per repetition, in the order of the text
     */
    public List<Duplicate> duplicates() {
        return positions.duplicates();
    }
}
