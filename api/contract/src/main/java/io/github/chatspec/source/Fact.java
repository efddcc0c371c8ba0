package io.github.chatspec.source;

import io.github.chatspec.contract.SourceLine;
import java.util.Optional;

/**
 * One thing that a vendor's document states.
 *
 * @param id the name under which the contract cites it, for example {@code detail.chat.team_id}
 * @param kind the kind of thing that is stated
 * @param from the part of the document that states it: {@code table}, {@code bullets}, {@code sample} or {@code prose}
 * @param document the file name of the document
 * @param section the table or the part of the text
 * @param row the row of the table, or what identifies the statement in its part
 * @param states what it states, in our words
 * @param placeholder the value that the sample file has in place of a printed placeholder; empty if it is as printed
 * @param place its place in {@code sources.yaml}
 */
public record Fact(
        String id,
        Kind kind,
        String from,
        String document,
        String section,
        String row,
        String states,
        Optional<String> placeholder,
        SourceLine place) {

    /**
     * Returns the place in the document.
     *
     * @return the section and the row in it
     */
    public String where() {
        return section + ", " + row;
    }

    /** The kinds of facts. */
    public enum Kind {
        /** A field of an object. */
        FIELD("field", "fields"),
        /** A value that a field may have. */
        ENUM_VALUE("enum-value", "enum values"),
        /** A row of a table of response codes. */
        STATUS_ROW("status-row", "status rows"),
        /** A printed payload. */
        SAMPLE("sample", "samples"),
        /** A statement outside the tables and samples. */
        STATEMENT("statement", "statements");

        private final String key;
        private final String plural;

        Kind(String key, String plural) {
            this.key = key;
            this.plural = plural;
        }

        /**
         * Returns the name of the kind in {@code sources.yaml}.
         *
         * @return for example {@code enum-value}
         */
        public String key() {
            return key;
        }

        /**
         * Returns the plural of the kind, for people.
         *
         * @return for example {@code enum values}
         */
        public String plural() {
            return plural;
        }
    }
}
