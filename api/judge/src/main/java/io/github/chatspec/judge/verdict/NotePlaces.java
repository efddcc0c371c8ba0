package io.github.chatspec.judge.verdict;

import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the places of notes in a well-formed body that is the escaped content of a string. */
final class NotePlaces extends JsonScanner {

    private final int from;
    private final List<Note> notes = new ArrayList<>();
    private List<Notes.Found> found = List.of();

    // The way to the current value: the key of each object around it, or the negative number of the item of an array.
    private int[] keys = new int[16];
    private int[] keyEnds = new int[16];
    private int depth;

    NotePlaces(byte[] bytes, int from) {
        super(bytes, true);
        this.from = from;
    }

    /** Returns the notes, which are sorted by the index of their value. */
    List<Note> of(List<Notes.Found> sorted) {
        found = sorted;
        value(skipBlanks(from));
        return notes;
    }

    private boolean hasAll() {
        return notes.size() == found.size();
    }

    /** Reads a value, and returns the index after it; any index once all notes are found. */
    private int value(int at) {
        while (!hasAll() && found.get(notes.size()).at() == at) {
            Notes.Found note = found.get(notes.size());
            // The position of the value of a key is that of the key.
            notes.add(new Note(note.kind(), note.place(), pointer(), position(keys[depth - 1] - quote)));
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

    /** Returns the index after a number or literal. */
    private int endOfWord(int from) {
        int at = from;
        while (bytes[at] != ',' && bytes[at] != '}' && bytes[at] != ']' && bytes[at] != '\\' && bytes[at] != ' ') {
            at++;
        }
        return at;
    }

    private String pointer() {
        String pointer = Pointers.ROOT;
        for (int i = 0; i < depth; i++) {
            pointer = keys[i] < 0
                    ? Pointers.append(pointer, -1 - keys[i])
                    : Pointers.append(pointer, decoded(keys[i], keyEnds[i]));
        }
        return pointer;
    }

    /** Returns a position in the body without the escapes of the string around it. */
    private Position position(int at) {
        byte[] before = text(from, at);
        int line = 1;
        int lineFrom = 0;
        for (int i = 0; i < before.length; i++) {
            boolean isBreak =
                    before[i] == '\n' || (before[i] == '\r' && (i + 1 == before.length || before[i + 1] != '\n'));
            line += isBreak ? 1 : 0;
            lineFrom = isBreak ? i + 1 : lineFrom;
        }
        return new Position(line, before.length - lineFrom + 1, before.length);
    }
}
