package io.github.chatspec.judge.verdict;

import io.github.chatspec.json.Position;

/**
 * Something that a rule reports at one place of a body, whatever else the body contains.
 *
 * @param kind what it is
 * @param place identifies the schema of the place: at the same one, a rule reports the same about each body
 * @param pointer the JSON Pointer of the value in the body
 * @param position the position of its key in the text of the body
 */
public record Note(Kind kind, Object place, String pointer, Position position) {

    /** The kinds of notes. */
    public enum Kind {
        /** A key that is one of two readings. */
        KEY,
        /** A string that is one of two readings. */
        VALUE,
        /** A null in an optional field. */
        NULL,
        /** A key that the schema does not list. */
        OTHER
    }
}
