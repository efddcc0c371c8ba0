package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Position;

/**
 * Something that a rule reports about one place of a body, whatever else the body contains.
 *
 * @param kind what the rule reports
 * @param schemaPlace the part of the compiled schema that the rule applies; only compared by identity: for two notes with
 *     the same kind and part, the rule reports the same
 * @param pointer the JSON Pointer of the value in the body; for {@link Kind#MISSING_KEY}, of the object
 * @param position where the key of the value is in the text of the body; the position of the value if it has no key
 * @param value the value if {@link Kind#showsValue()}, but without what an object or array contains; otherwise a missing
 *     node
 */
public record Note(Kind kind, Object schemaPlace, String pointer, Position position, JsonNode value) {

    /** What a rule reports in a note. */
    public enum Kind {
        /** A key that is one of two readings of the documents. */
        READING_KEY,
        /** A string that is one of two readings of the documents. */
        READING_VALUE,
        /** A null in an optional field. */
        NULL,
        /** A key that the schema does not list. */
        UNDOCUMENTED_KEY,
        /** A value of a type that the schema does not allow. */
        TYPE,
        /** A string that is not in the list of the schema. */
        ENUM,
        /** A string that does not have the format, or does not match the pattern, of the schema. */
        FORMAT,
        /** An object without a required key. */
        MISSING_KEY,
        /** An object that lacks a key which it must have because of its other keys and their values. */
        CLAUSE;

        /** Returns whether the message of the rule begins with the value or its type. */
        public boolean showsValue() {
            return this == TYPE || this == ENUM || this == FORMAT;
        }
    }
}
