package io.github.chatspec.judge.verdict;

/**
 * What a {@link ByteWalk} does about a value or key that does not conform: if the rules report the same about it whatever else
 * the body contains, it is noted, and the walk reads on; otherwise, the body is not clean.
 */
abstract class NotingWalk extends CompositionWalk {

    private static final int NULL_LENGTH = 4;

    /** The index of the last value that violates its schema and is noted, which is not compared with others. */
    int wrongAt;

    NotingWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Checks the value of a key, which may be a string that clauses compare with lists. */
    abstract int memberValue(SchemaNode node, TextCheck listed, int at);

    /** Reads the value of a key that does not conform; the key has notes. */
    final int notedMember(SchemaNode.Field field, int at) {
        if (isUnknown) {
            return UNCLEAN;
        }
        SchemaNode.FieldNotes noted = field.notes;
        int end = noted.wrongText() != null && isQuote(at)
                ? wrongText(noted.wrongText(), field, at)
                : wrongType(noted.wrongTypes(), field, at);
        if (end >= 0) {
            metLists = noted.listsOfWrong();
            return end;
        }
        return bytes[at] == 'n' ? notedNull(field, at) : reading(field, at);
    }

    /** Reads a null in an optional field. */
    private int notedNull(SchemaNode.Field field, int at) {
        SchemaNode.FieldNotes noted = field.notes;
        metLists = noted.nullBit();
        return noted.isNullable() && !noted.isReading() && isNull(at) && notes.add(Note.Kind.NULL, field, at)
                ? at + NULL_LENGTH
                : UNCLEAN;
    }

    /** Reads a value if its key or it is one of two readings of the documents. */
    private int reading(SchemaNode.Field field, int at) {
        SchemaNode.FieldNotes noted = field.notes;
        boolean isNoted = noted.isReading();
        if (isNoted && !notes.add(Note.Kind.READING_KEY, field, at)) {
            return UNCLEAN;
        }
        if (isQuote(at)) {
            int from = at + quote;
            int to = JsonBytes.endOfPlain(bytes, from);
            // The rule decides about a string with escapes.
            ByteKey reading = isQuote(to) ? noted.readings().find(bytes, from, to) : null;
            if (!isQuote(to) || (reading != null && !notes.add(Note.Kind.READING_VALUE, reading, at))) {
                return UNCLEAN;
            }
            isNoted |= reading != null;
        }
        return isNoted ? memberValue(noted.node(), noted.listed(), at) : UNCLEAN;
    }

    /**
     * Reads a value of a wrong type.
     *
     * @param types the wrong types that are noted
     * @param schemaPlace the key or the array that has the value, for the note
     * @param at the index of the first byte of the value
     * @return the index after the value, or {@link #UNCLEAN} if it is not noted
     */
    final int wrongType(int types, Object schemaPlace, int at) {
        if (notes == null || isUnknown || (types & type(bytes[at])) == 0) {
            return UNCLEAN;
        }
        int end = value(ANY, at);
        // The message of the rule shows strings and numbers; any that it may write differently are left to it.
        boolean isPlain = end >= 0
                && (isQuote(at)
                        ? JsonBytes.endOfPlain(bytes, at + quote) == end - quote
                        : type(bytes[at]) != CompiledSchema.NUMBER || isShortInteger(at, end));
        return isPlain ? violation(Note.Kind.TYPE, schemaPlace, at, end) : UNCLEAN;
    }

    /** Reads a string that a list, a format or a pattern rejects. */
    private int wrongText(WrongText wrong, SchemaNode.Field field, int at) {
        int end = JsonBytes.endOfPlain(bytes, at + quote);
        boolean isNoted = isQuote(end) && wrong.isCertain(decoded(at + quote, end));
        return isNoted ? violation(wrong.kind(), field, at, end + quote) : UNCLEAN;
    }

    private int violation(Note.Kind kind, Object schemaPlace, int at, int end) {
        if (!notes.addViolation(kind, schemaPlace, at)) {
            return UNCLEAN;
        }
        wrongAt = at;
        return end;
    }

    /** Returns whether an object lacks one required key only, and that is noted; its first byte is at an index. */
    final boolean lacksOneKey(SchemaNode node, long present, int at) {
        for (int i = 0; notes != null && i < node.notedIfMissing.length; i++) {
            if ((node.required & ~present) == node.notedIfMissing[i].bit) {
                return notes.addMissingKey(node.notedIfMissing[i], at, depth == 0);
            }
        }
        return false;
    }

    /** Returns whether an object does not meet its clauses, and that is noted; its first byte is at an index. */
    final boolean violatesClause(SchemaNode node, long present, long lists, int at) {
        // What is reported about a key may depend on the clauses; and an object that is the body may be that of another
        // response.
        return notes != null
                && depth > 0
                && !node.isDescribedByClauses
                && !notes.hasAnyFrom(at)
                && notes.addViolation(Note.Kind.CLAUSE, node.clauses.violation(present, lists), at);
    }

    /** Notes an undocumented key, and returns the node that its value is checked with; null if it is not noted. */
    final SchemaNode undocumentedKey(SchemaNode node, int at) {
        boolean isNoted = notes != null && node.notesOtherKeys && notes.addOtherKey(node, at, depth == 1);
        return isNoted ? ANY : null;
    }
}
