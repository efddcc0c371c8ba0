package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a tree with its positions in the form that {@link TreeSnapshotReader} reads.
 *
 * <p>The bytes are the number of different texts, the texts, the position of the beginning, and the root. A text is its
 * length, shifted by one bit for whether its characters are Latin-1 (0) or UTF-8 (1), and its characters. A value is
 * its type and its content; that of an object or array is the number of its entries and then, for each entry, the index of
 * its key, its position and its value. All numbers are unsigned and little-endian, with seven bits to the byte.
 */
final class TreeSnapshotWriter {

    static final int OBJECT = 0;
    static final int ARRAY = 1;
    static final int TEXT = 2;
    /** An integer from 0 to 2^31 - 1. */
    static final int SMALL = 3;
    /** Any other number, as JSON. */
    static final int NUMBER = 4;

    static final int TRUE = 5;
    static final int FALSE = 6;
    static final int NULL = 7;

    private final NodePositions positions;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();

    private TreeSnapshotWriter(NodePositions positions) {
        this.positions = positions;
    }

    static byte[] write(JsonNode tree, Position beginning, NodePositions positions) {
        TreeSnapshotWriter writer = new TreeSnapshotWriter(positions);
        writer.position(beginning);
        writer.value(tree);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        number(all, writer.texts.size());
        for (String text : writer.texts.keySet()) {
            boolean isLatin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
            Charset charset = isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            byte[] characters = text.getBytes(charset);
            number(all, characters.length << 1 | (isLatin ? 0 : 1));
            all.writeBytes(characters);
        }
        all.writeBytes(writer.values.toByteArray());
        return all.toByteArray();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> text(TEXT, node.textValue());
            case BOOLEAN -> number(node.booleanValue() ? TRUE : FALSE);
            case NULL -> number(NULL);
            case NUMBER -> {
                if (node.isInt() && node.intValue() >= 0) {
                    number(SMALL);
                    number(node.intValue());
                } else {
                    text(NUMBER, node.toString());
                }
            }
            default -> throw new IllegalArgumentException("A JSON tree does not contain " + node.getNodeType() + ".");
        }
    }

    private void object(JsonNode object) {
        number(OBJECT);
        number(object.size());
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            number(index(field.getKey()));
            position(positions.of(object, field.getKey()));
            value(field.getValue());
        }
    }

    private void array(JsonNode array) {
        number(ARRAY);
        number(array.size());
        for (int i = 0; i < array.size(); i++) {
            position(positions.of(array, String.valueOf(i)));
            value(array.get(i));
        }
    }

    private void text(int type, String text) {
        number(type);
        number(index(text));
    }

    private int index(String text) {
        return texts.computeIfAbsent(text, key -> texts.size());
    }

    private void position(Position position) {
        number(position.line());
        number(position.column());
        number((int) position.offset());
    }

    private void number(int number) {
        number(values, number);
    }

    private static void number(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest >= 1 << 7) {
            to.write(rest | 1 << 7);
            rest >>>= 7;
        }
        to.write(rest);
    }
}
