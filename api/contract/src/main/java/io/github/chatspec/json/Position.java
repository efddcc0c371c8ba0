package io.github.chatspec.json;

import com.fasterxml.jackson.core.JsonLocation;

/**
 * A position in a text.
 *
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 * @param offset the offset in bytes, or in characters for YAML, counted from 0; -1 if it is unknown
 */
public record Position(int line, int column, long offset) {

    static Position of(JsonLocation location) {
        long offset = location.getByteOffset() >= 0 ? location.getByteOffset() : location.getCharOffset();
        return new Position(Math.max(location.getLineNr(), 1), Math.max(location.getColumnNr(), 1), offset);
    }

    // Not the generated methods of a record: the JVM makes them at their first call, which delays the first finding.
    @Override
    public boolean equals(Object other) {
        return other instanceof Position position
                && line == position.line
                && column == position.column
                && offset == position.offset;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) + 31 * line;
    }
}
