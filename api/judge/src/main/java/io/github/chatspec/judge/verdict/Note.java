package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Position;

/**
 * Something that a rule reports at one place of a body, whatever else the body contains.
 *
 * @param kind what it is
 * @param schemaPlace identifies the schema of the place: at the same one, a rule reports the same about each body
 * @param pointer the JSON Pointer of the value in the body
 * @param position the position of its key in the text of the body, or else its own
 * @param value the value if the report depends on it, with nothing in it if it is an object or array; otherwise a missing
 *     node
 */
public record Note(Kind kind, Object schemaPlace, String pointer, Position position, JsonNode value) {

    /** The kinds of notes. */
    public enum Kind {
        /** A key that is one of two readings. */
        READING_KEY,
        /** A string that is one of two readings. */
        READING_VALUE,
        /** A null in an optional field. */
        NULL,
        /** A key that the schema does not list. */
        UNDOCUMENTED_KEY,
        /** A value of a type that the schema does not allow. */
        TYPE,
        /** A string that the schema does not list. */
        ENUM,
        /** A string that does not have the format, or does not match the pattern, of the schema. */
        FORMAT,
        /** An object without a required key. */
        MISSING_KEY;

        /** Returns whether what a rule reports begins with the value, or with what it is. */
        public boolean showsValue() {
            return this == TYPE || this == ENUM || this == FORMAT;
        }
    }
}
