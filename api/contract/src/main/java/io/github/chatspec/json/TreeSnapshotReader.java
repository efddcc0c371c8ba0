package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tree with its positions from the bytes that {@link TreeSnapshotWriter} writes.
 *
 * <p>In a new process, this takes a fraction of the time that a JSON parser takes until its classes are loaded.
 */
final class TreeSnapshotReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final byte[] bytes;
    private final NodePositions positions = new NodePositions();
    private final String[] texts;
    private int next;

    private TreeSnapshotReader(byte[] bytes) throws JsonSyntaxException {
        this.bytes = bytes;
        texts = new String[number()];
        for (int i = 0; i < texts.length; i++) {
            int length = number();
            Charset charset = (length & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            texts[i] = new String(bytes, next, length >> 1, charset);
            next += length >> 1;
        }
    }

    static LocatedJson read(byte[] bytes) throws JsonSyntaxException {
        TreeSnapshotReader reader = new TreeSnapshotReader(bytes);
        Position beginning = new Position(reader.number(), reader.number(), reader.number());
        return new LocatedJson(reader.value(), beginning, reader.positions);
    }

    private JsonNode value() throws JsonSyntaxException {
        int type = number();
        return switch (type) {
            case TreeSnapshotWriter.OBJECT -> object();
            case TreeSnapshotWriter.ARRAY -> array();
            case TreeSnapshotWriter.TEXT -> NODES.textNode(texts[number()]);
            case TreeSnapshotWriter.SMALL -> NODES.numberNode(number());
            case TreeSnapshotWriter.NUMBER ->
                LocatedJson.readJson(texts[number()].getBytes(StandardCharsets.UTF_8))
                        .tree();
            case TreeSnapshotWriter.TRUE -> NODES.booleanNode(true);
            case TreeSnapshotWriter.FALSE -> NODES.booleanNode(false);
            case TreeSnapshotWriter.NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("A snapshot does not contain the type " + type + ".");
        };
    }

    private ObjectNode object() throws JsonSyntaxException {
        ObjectNode object = NODES.objectNode();
        int size = number();
        String[] keys = new String[size];
        int[] places = new int[size * NodePositions.NUMBERS];
        for (int i = 0; i < size; i++) {
            keys[i] = texts[number()];
            place(places, i);
            object.set(keys[i], value());
        }
        positions.add(object, keys, places, size);
        return object;
    }

    private ArrayNode array() throws JsonSyntaxException {
        ArrayNode array = NODES.arrayNode();
        int size = number();
        int[] places = new int[size * NodePositions.NUMBERS];
        for (int i = 0; i < size; i++) {
            place(places, i);
            array.add(value());
        }
        positions.add(array, null, places, size);
        return array;
    }

    private void place(int[] places, int entry) {
        for (int i = 0; i < NodePositions.NUMBERS; i++) {
            places[entry * NodePositions.NUMBERS + i] = number();
        }
    }

    private int number() {
        int number = 0;
        int shift = 0;
        int group = bytes[next++];
        while (group < 0) {
            number |= (group & 0x7f) << shift;
            shift += 7;
            group = bytes[next++];
        }
        return number | group << shift;
    }
}
