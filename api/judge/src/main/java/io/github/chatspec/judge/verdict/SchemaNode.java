package io.github.chatspec.judge.verdict;

import io.github.chatspec.judge.schema.SortOrder;
import java.util.Set;

/**
 * A {@link CompiledSchema} in the layout that a {@link ByteWalk} reads.
 *
 * <p>The fields are not final because schemas may be recursive; {@link NodeLayout} sets them before the node is used.
 */
final class SchemaNode {

    /** The types of JSON that conform, as bits of {@link CompiledSchema}. */
    int types;

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
    SortOrder order;
    ByteKey sortKey;

    ByteTable<Field> fields;
    /** The schema of the values of other keys; null if other keys are not allowed. */
    SchemaNode others;

    int minProperties;
    int maxProperties;
    long required;
    /** Null if there are no clauses. */
    ClauseMemo clauses;

    /** A key that the schema lists. */
    static final class Field extends ByteKey {
        final long bit;
        final SchemaNode node;
        /** The check of a string that clauses compare with lists; it replaces that of the node. Null if no clause does. */
        final TextCheck listed;

        Field(String name, long bit, SchemaNode node, TextCheck listed) {
            super(name);
            this.bit = bit;
            this.node = node;
            this.listed = listed;
        }
    }
}
