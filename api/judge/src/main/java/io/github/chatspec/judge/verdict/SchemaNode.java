package io.github.chatspec.judge.verdict;

import io.github.chatspec.judge.schema.SortOrder;
import java.util.Set;

/**
 * A {@link CompiledSchema} in the layout that a {@link ByteWalk} reads.
 *
 * <p>The fields are not final because schemas may be recursive; {@link NodeLayout} sets them before the node is used.
 */
final class SchemaNode {

    /** How a value is read; the reader of any value until the node is laid out. */
    NodeReader reader = NodeReader.ANY;

    /** What decides which node applies in place of this one; null if this one does. */
    Decision decision;

    /** Whether null may conform although it is not one of the types (OpenAPI 3.0). */
    boolean isNullUnknown;

    /** Whether it is unknown if an integer may be spelled as a fraction (OpenAPI 3.0). */
    boolean isFractionUnknown;

    /** The types of JSON that conform, as bits of {@link CompiledSchema}. */
    int types;

    /** Whether strings may conform and are not compared with the request. */
    boolean isText;

    /** The requirements on strings; null if there are none. */
    TextCheck text;

    /** The requirements on numbers; null if there are none. */
    NumberCheck number;

    /** The only objects and arrays, by {@link io.github.chatspec.json.JsonEquality#key}; null if any will do. */
    Set<Object> containers;

    SchemaNode[] firstItems;
    SchemaNode items;
    int minItems;
    int maxItems;
    boolean isUnique;
    /** The numbers of items that further schemas accept; null if that does not matter. */
    Contained[] contained;

    SortOrder order;
    ByteKey sortKey;

    ByteTable<Field> fields;
    /** Stands for the beginning of an object: its next key is the first one. */
    final Field start = new Field("", 0, null, null, null, false);

    /** The schema of the values of other keys; null if other keys are not allowed. */
    SchemaNode additionalProperties;

    /** The schemas of other keys that match regular expressions; null without such keys. */
    KeyPatterns keyPatterns;

    /** The types of items that do not conform and are noted. */
    int wrongItemTypes;

    /** The required keys whose absence is noted. */
    Field[] notedIfMissing;

    /** Whether other keys, which are not allowed, are noted. */
    boolean notesOtherKeys;

    /** The schema of all keys, as strings; null if there is none. */
    SchemaNode propertyNames;

    /** The bits of the conditions under which the value may be there. */
    long limits;

    /** The regular expressions that a string matches, depending on conditions; may be null. */
    PatternLimit[] patternLimits;

    /** The conditions that this object decides; may be null. */
    CompiledSchema.Limit[] decidedLimits;

    /** The two keys whose values are in order; may be null. */
    Field later;

    Field earlier;

    /** Whether the request must have the same value. */
    boolean isRepeated;

    /** Whether the value counts for another place than its own. */
    boolean isMarked;

    int minProperties;
    int maxProperties;
    long required;
    /** The keys after the 64th, with a word of bits for each 64; null if there are none. */
    long[] requiredMore;
    /** Whether what a rule reports in an object also depends on which clauses apply to the object. */
    boolean isDescribedByClauses;

    /** Null if there are no clauses. */
    ClauseMemo clauses;

    /**
     * Returns whether an object has the keys after the 64th that it must have, and neither too few keys nor too many.
     *
     * @param present the bits of the first 64 keys that it has
     * @param more the bits of the keys after them; null if it has none of them
     * @param others the keys that are not listed, or null
     */
    boolean isComplete(long present, long[] more, SeenKeys others) {
        int size = Long.bitCount(present) + (others == null ? 0 : others.size());
        if (requiredMore != null) {
            for (int i = 1; i < requiredMore.length; i++) {
                long word = more == null ? 0 : more[i];
                if ((word & requiredMore[i]) != requiredMore[i]) {
                    return false;
                }
                size += Long.bitCount(word);
            }
        }
        return size >= minProperties && size <= maxProperties;
    }

    /** A key that the schema lists. */
    static final class Field extends ByteKey {
        /** The word of 64 keys to which the key belongs, and its bit in it. */
        final int word;

        final long bit;
        final SchemaNode node;
        /** The check of a string that clauses compare with lists; it replaces that of the node. Null if no clause does. */
        final TextCheck listed;
        /** What is noted about the value; null if nothing is. */
        final FieldNotes notes;
        /** Whether the value is compared with that of another key. */
        final boolean isTimed;
        /**
         * The key that first followed this one; null if none is known. It is compared first, since most servers write keys
         * in the same order. Several threads may write it without a lock: any key of the object is correct.
         */
        Field next;

        /** Whether the bytes of the key are also its spelling in JSON, without escapes. */
        private final boolean isPlain;

        Field(String name, int index, SchemaNode node, TextCheck listed, FieldNotes notes, boolean isTimed) {
            super(name);
            this.word = index / Long.SIZE;
            this.bit = 1L << index;
            this.node = node;
            this.listed = listed;
            this.notes = notes;
            this.isTimed = isTimed;
            this.isPlain = isPlain(name);
        }

        private static boolean isPlain(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c < ' ' || c == '"' || c == '\\') {
                    return false;
                }
            }
            return true;
        }

        /** Remembers the key after this one, unless one is known already; null if the schema does not list it. */
        void expect(Field field) {
            if (next == null && field != null && field.isPlain) {
                next = field;
            }
        }
    }

    /** The number of items of an array that a schema accepts, from the least to the largest. */
    record Contained(SchemaNode test, int least, int most) {}

    /**
     * What is noted about the value of a key: a walk adds a {@link Note} about it, and does not leave the body to the rules.
     *
     * @param node the schema of the value, which also accepts what is noted
     * @param listed the check of a string that clauses compare with lists, which also accepts what is noted; may be null
     * @param isReading whether the key is noted
     * @param readings the strings that are noted
     * @param isNullable whether null is noted
     * @param nullBit the bit of the list that contains only null; 0 if no clause compares the key with a list
     * @param wrongTypes the types of values that do not conform and are noted
     * @param wrongText the strings that do not conform and are noted; may be null
     * @param listsOfWrong the bits of the lists that hold a value which does not conform and is noted
     */
    record FieldNotes(
            SchemaNode node,
            TextCheck listed,
            boolean isReading,
            ByteTable<ByteKey> readings,
            boolean isNullable,
            long nullBit,
            int wrongTypes,
            WrongText wrongText,
            long listsOfWrong) {}
}
