package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.Position;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the places of notes in a well-formed body that is the escaped content of a string. */
final class NotePlaces extends JsonScanner {

    private final int from;
    private final List<Note> notes = new ArrayList<>();
    private List<Notes.FoundNote> found = List.of();

    // What precedes the last position that was asked for.
    private int counted;
    private int offset;
    private int line = 1;
    private int lineFrom;

    // The way to the current value: the key of each object around it, or the negative number of the item of an array.
    private int[] keys = new int[16];
    private int[] keyEnds = new int[16];
    private int depth;

    NotePlaces(byte[] bytes, int from) {
        super(bytes, true);
        this.from = from;
        this.counted = from;
    }

    /** Returns the notes, which are sorted by the index of their value. */
    List<Note> of(List<Notes.FoundNote> sorted) {
        found = sorted;
        value(skipBlanks(from));
        return notes;
    }

    private boolean hasAll() {
        return notes.size() == found.size();
    }

    /** Reads a value, and returns the index after it; any index once all notes are found. */
    private int value(int at) {
        while (!hasAll() && found.get(notes.size()).valueAt() == at) {
            Notes.FoundNote note = found.get(notes.size());
            // The position of the value of a key is that of the key.
            boolean hasKey = depth > 0 && keys[depth - 1] >= 0;
            Position position = position(hasKey ? keys[depth - 1] - quote : at);
            JsonNode value = note.kind().showsValue() ? shown(at) : MissingNode.getInstance();
            notes.add(new Note(note.kind(), note.schemaPlace(), pointer(), position, value));
        }
        if (hasAll()) {
            return at;
        }
        if (isQuote(at)) {
            return endOfString(at + quote) + quote;
        }
        return switch (bytes[at]) {
            case '{', '[' -> container(at);
            default -> endOfWord(at);
        };
    }

    private int container(int from) {
        boolean isObject = bytes[from] == '{';
        int at = skipBlanks(from + 1);
        if (bytes[at] == (isObject ? '}' : ']')) {
            return at + 1;
        }
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, 2 * depth);
            keyEnds = Arrays.copyOf(keyEnds, 2 * depth);
        }
        depth++;
        int item = 0;
        do {
            at = skipBlanks(at);
            keys[depth - 1] = isObject ? at + quote : -1 - item++;
            if (isObject) {
                keyEnds[depth - 1] = endOfString(at + quote);
                at = skipBlanks(skipBlanks(keyEnds[depth - 1] + quote) + 1);
            }
            at = value(at);
            if (hasAll()) {
                return at;
            }
            at = skipBlanks(at);
        } while (bytes[at++] == ',');
        depth--;
        return at;
    }

    /** Returns a plain string, an integer or a literal; of an object or array, an empty one. */
    private JsonNode shown(int at) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (isQuote(at)) {
            return nodes.textNode(ascii(at + quote, JsonBytes.endOfPlain(bytes, at + quote)));
        }
        return switch (bytes[at]) {
            case '{' -> nodes.objectNode();
            case '[' -> nodes.arrayNode();
            case 't' -> nodes.booleanNode(true);
            case 'f' -> nodes.booleanNode(false);
            case 'n' -> nodes.nullNode();
            default -> StrictJson.number(ascii(at, endOfWord(at))).orElseThrow();
        };
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    /** Returns the index after a number or literal. */
    private int endOfWord(int from) {
        int at = from;
        while (bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']' && bytes[at] != '\\' && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            pointer.append('/');
            if (keys[i] < 0) {
                pointer.append(-1 - keys[i]);
            } else {
                pointer.append(Pointers.escape(key(keys[i], keyEnds[i])));
            }
        }
        return pointer.toString();
    }

    private String key(int keyFrom, int keyTo) {
        return JsonBytes.endOfPlain(bytes, keyFrom) == keyTo
                ? new String(bytes, keyFrom, keyTo - keyFrom, StandardCharsets.ISO_8859_1)
                : decoded(keyFrom, keyTo);
    }

    /** Returns a position in the body without the escapes of the string around it; none is before an earlier one. */
    private Position position(int at) {
        boolean isAfterReturn = false;
        while (counted < at) {
            if (!isAfterReturn && countPlain(at)) {
                continue;
            }
            boolean isEscape = bytes[counted] == '\\';
            boolean isUnit = isEscape && bytes[counted + 1] == 'u';
            int unit = isUnit
                    ? JsonBytes.hexadecimal(bytes, counted + 2)
                    : isEscape ? lineBreak(bytes[counted + 1]) : bytes[counted];
            if (isAfterReturn && unit != '\n') {
                beginLine();
            }
            counted += isUnit ? 6 : isEscape ? 2 : 1;
            offset += isUnit ? encodedLength((char) unit) : 1;
            if (unit == '\n') {
                beginLine();
            }
            isAfterReturn = unit == '\r';
        }
        if (isAfterReturn) {
            beginLine();
        }
        return new Position(line, offset - lineFrom + 1, offset);
    }

    /** Counts up to eight bytes at once if there is no line break among them, and returns whether it did. */
    private boolean countPlain(int to) {
        long word = JsonBytes.word(bytes, counted);
        int length = JsonBytes.lengthOfPlain(word);
        if (length == 0 || counted + length > to) {
            return false;
        }
        counted += length;
        offset += length - JsonBytes.quotes(word);
        return true;
    }

    private void beginLine() {
        line++;
        lineFrom = offset;
    }

    private static int lineBreak(byte escape) {
        return escape == 'n' ? '\n' : escape == 'r' ? '\r' : escape;
    }

    /** Returns the number of bytes of a character in UTF-8; each half of a surrogate pair counts for half of the pair. */
    private static int encodedLength(char unit) {
        return unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
}
