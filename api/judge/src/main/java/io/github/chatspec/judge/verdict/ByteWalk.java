package io.github.chatspec.judge.verdict;

import io.github.chatspec.json.LocatedJson;

/**
 * One pass over the bytes of a body along its {@link SchemaNode}s, without building a tree.
 *
 * <p>A method that checks a part of the body returns the index after it, or {@link #UNCLEAN} if the part does not conform
 * or needs more than a walk to decide that it does. The bytes after the body are only read to find that the body ends
 * there, so that no method compares each index with the end; that of the array throws an exception.
 */
final class ByteWalk extends NotingWalk {

    /** The string that the request must have too. */
    private int repeatedFrom = NO_TEXT;

    private int repeatedTo;

    /** For the next object that has keys which its schema does not list. */
    private SeenKeys spareKeys;

    private ByteWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Returns a walk over a body. */
    static ByteWalk plain(byte[] bytes) {
        return new ByteWalk(bytes, false);
    }

    /** Returns a walk over a body, which may use the memory of an earlier walk. */
    static ByteWalk plain(byte[] bytes, RepeatedText repeated) {
        return new ByteWalk(bytes, false).with(repeated.takeWalk());
    }

    /** Returns a walk over a body that is the escaped content of a string; the last one is used again for the same text. */
    static ByteWalk escaped(byte[] bytes, RepeatedText repeated) {
        ByteWalk last = repeated.takeWalk();
        return last != null && last.isEscapedIn(bytes) ? last.again() : new ByteWalk(bytes, true).with(last);
    }

    /** Adds to some notes, instead of only accepting clean bodies. */
    ByteWalk noting(Notes others) {
        notes = others;
        return this;
    }

    private ByteWalk with(ByteWalk last) {
        spareKeys = last == null ? null : last.spareKeys;
        return this;
    }

    private ByteWalk again() {
        isUnknown = false;
        depth = 0;
        notes = null;
        openLimits = 0;
        repeatedFrom = NO_TEXT;
        return this;
    }

    /** Checks a body, with the blanks before it. */
    int body(SchemaNode node, int from, int to) {
        beginTests(to - from);
        wrongAt = NO_TEXT;
        int end = value(node, skipBlanks(from));
        return isUnknown || (notes != null && notes.mayBeOfOtherResponse()) ? UNCLEAN : end;
    }

    /** Sets the part of the body, after it was checked, that the request must have too, and leaves this walk to the next body. */
    void copyRepeated(RepeatedText repeated) {
        repeated.set(repeatedFrom != NO_TEXT, repeatedFrom, repeatedTo);
        repeated.leaveWalk(this);
    }

    @Override
    int value(SchemaNode node, int at) {
        return node.reader.read(this, node, at);
    }

    int any(SchemaNode node, int at) {
        if (node.decision != null) {
            return decided(node, at);
        }
        if (node.isMarked) {
            mark(node, at);
        }
        return switch (bytes[at]) {
            case '{', '[' -> container(node, at);
            default -> scalar(node, at);
        };
    }

    int objectOf(SchemaNode node, int at) {
        return bytes[at] == '{' ? object(node, at + 1, null) : UNCLEAN;
    }

    int arrayOf(SchemaNode node, int at) {
        return bytes[at] == '[' ? array(node, at + 1) : UNCLEAN;
    }

    /** Keeps what counts for another place than that of the value. */
    private void mark(SchemaNode node, int at) {
        openLimits |= node.limits;
        if (node.patternLimits != null && isQuote(at)) {
            openLimits |= unmatched(node.patternLimits, at + quote);
        }
        if (node.isRepeated) {
            int end = isQuote(at) ? JsonBytes.endOfPlain(bytes, at + quote) : NO_TEXT;
            boolean isPlain = end >= 0 && isQuote(end) && repeatedFrom == NO_TEXT;
            repeatedFrom = isPlain ? at + quote : NOT_COMPARABLE;
            repeatedTo = end;
        }
    }

    /** Returns the bits of the conditions on which a string depends that does not match their regular expressions. */
    private long unmatched(PatternLimit[] limits, int from) {
        int end = JsonBytes.endOfPlain(bytes, from);
        if (isQuote(end)) {
            return PatternLimit.unmet(limits, bytes, from, end);
        }
        end = endOfString(end);
        return PatternLimit.unmet(limits, end < 0 ? null : decoded(from, end));
    }

    private int container(SchemaNode node, int at) {
        boolean isObject = bytes[at] == '{';
        int noted = notes == null ? 0 : notes.size();
        if ((node.types & (isObject ? CompiledSchema.OBJECT : CompiledSchema.ARRAY)) == 0) {
            return UNCLEAN;
        }
        int end = isObject ? object(node, at + 1, null) : array(node, at + 1);
        boolean asksTheWhole = node.containers != null || (node.isUnique && !isObject);
        boolean countsItems = node.contained != null && !isObject;
        if ((asksTheWhole || countsItems) && notes != null && notes.size() > noted) {
            return UNCLEAN; // the rules compare the value without its nulls
        }
        if (end >= 0 && countsItems && !areContained(node.contained, at)) {
            return UNCLEAN;
        }
        return end < 0 || !asksTheWhole || isWholeFine(node, at, end) ? end : UNCLEAN;
    }

    private int array(SchemaNode node, int from) {
        if (++depth > LocatedJson.MAX_DEPTH) {
            return UNCLEAN;
        }
        int at = skipBlanks(from);
        int size = 0;
        if (bytes[at] == ']') {
            at++;
        } else {
            int before = NO_TEXT;
            int beforeTo = 0;
            do {
                at = skipBlanks(at);
                reached = at;
                SchemaNode item = size < node.firstItems.length ? node.firstItems[size] : node.items;
                size++;
                if (node.order == null) {
                    int end = value(item, at);
                    at = end < 0 && item == node.items ? wrongType(node.wrongItemTypes, node, at) : end;
                } else {
                    at = sortedItem(node, item, at);
                    int sorted = at < 0 ? NOT_COMPARABLE : textFrom(sortedAt);
                    if (sorted == NOT_COMPARABLE || !isInOrder(node.order, before, beforeTo, sorted, textTo)) {
                        return UNCLEAN;
                    }
                    before = sorted;
                    beforeTo = textTo;
                }
                if (at < 0) {
                    return UNCLEAN;
                }
                at = skipBlanks(at);
            } while (bytes[at++] == ',');
            if (bytes[at - 1] != ']') {
                return UNCLEAN;
            }
        }
        depth--;
        reached = at;
        return size >= node.minItems && size <= node.maxItems ? at : UNCLEAN;
    }

    private int sortedItem(SchemaNode node, SchemaNode item, int at) {
        sortedAt = NO_TEXT;
        boolean isObject = bytes[at] == '{' && (item.types & CompiledSchema.OBJECT) != 0;
        if (isObject && (item.containers != null || item.decision != null)) {
            // Its sort key would not be found.
            return UNCLEAN;
        }
        if (isObject && item.isMarked) {
            mark(item, at);
        }
        int end = isObject ? object(item, at + 1, node.sortKey) : value(item, at);
        return end < 0 && item == node.items ? wrongType(node.wrongItemTypes, node, at) : end;
    }

    private int object(SchemaNode node, int from, ByteKey sortKey) {
        if (++depth > LocatedJson.MAX_DEPTH) {
            return UNCLEAN;
        }
        long present = 0;
        long lists = 0;
        long[] more = null;
        SeenKeys others = null;
        int sorted = NO_TEXT;
        int later = NO_TEXT;
        int earlier = NO_TEXT;
        long outerLimits = openLimits;
        openLimits = 0;
        int at = skipBlanks(from);
        if (bytes[at] == '}') {
            at++;
        } else {
            SchemaNode.Field before = node.start;
            do {
                int keyAt = skipBlanks(at);
                SchemaNode.Field field = before.next;
                int valueAt = field == null ? UNCLEAN : valueOf(field, keyAt);
                if (valueAt < 0) {
                    valueAt = key(keyAt);
                    field = valueAt < 0 ? null : node.fields.find(key, keyFrom, keyTo);
                    before.expect(field);
                }
                if (valueAt < 0 || (node.propertyNames != null && value(node.propertyNames, keyAt) < 0)) {
                    return UNCLEAN;
                }
                before = field == null ? node.start : field;
                reached = valueAt;
                int noted = notes == null || (sortKey == null && node.later == null) ? 0 : notes.size();
                boolean sorts = sortKey != null && (field == null ? isKey(sortKey) : field.isSame(sortKey));
                if (field == null) {
                    others = others == null ? unlistedKeys() : others;
                    at = otherMember(node, others, valueAt);
                } else if (field.word > 0) {
                    more = more == null ? new long[node.requiredMore.length] : more;
                    at = (more[field.word] & field.bit) == 0 ? member(field, valueAt) : UNCLEAN;
                    more[field.word] |= field.bit;
                } else if ((present & field.bit) == 0) {
                    present |= field.bit;
                    at = member(field, valueAt);
                    lists |= metLists;
                } else {
                    return UNCLEAN;
                }
                if (at < 0) {
                    return UNCLEAN;
                }
                if ((sorts || (field != null && field.isTimed)) && wrongAt != valueAt) {
                    // A null is not compared.
                    if (notes != null && notes.size() > noted && bytes[valueAt] != 'n') {
                        return UNCLEAN;
                    }
                    sorted = sorts ? valueAt : sorted;
                    later = field == node.later ? valueAt : later;
                    earlier = field == node.earlier ? valueAt : earlier;
                }
                at = skipBlanks(at);
            } while (bytes[at++] == ',');
            if (bytes[at - 1] != '}') {
                return UNCLEAN;
            }
        }
        depth--;
        reached = at;
        sortedAt = sorted;
        boolean isAllowed =
                openLimits == 0 || node.decidedLimits == null || isAllowed(node.decidedLimits, present, lists);
        openLimits |= outerLimits;
        boolean hasRequired = (present & node.required) == node.required || lacksOneKey(node, present, from - 1);
        boolean isComplete = hasRequired
                && node.isComplete(present, more, others)
                && (node.clauses == null
                        || node.clauses.holds(present, lists)
                        || violatesClause(node, present, lists, from - 1));
        if (others != null && others.clear()) {
            spareKeys = others;
        }
        boolean isInTime = node.later == null || isNotBefore(later, earlier);
        boolean isUndecided = node.isDescribedByClauses && notes != null && notes.hasAnyFrom(from);
        return isAllowed && isComplete && isInTime && !isUndecided ? at : UNCLEAN;
    }

    private SeenKeys unlistedKeys() {
        SeenKeys keys = spareKeys == null ? new SeenKeys() : spareKeys;
        spareKeys = null;
        return keys;
    }

    /** Returns whether an object has the values under which the objects in it may have their fields. */
    private boolean isAllowed(CompiledSchema.Limit[] decided, long present, long lists) {
        for (CompiledSchema.Limit limit : decided) {
            if ((openLimits & limit.limit()) != 0 && !limit.isMet(present, lists)) {
                return false;
            }
            openLimits &= ~limit.limit();
        }
        return true;
    }

    private int member(SchemaNode.Field field, int at) {
        int end = field.node.isText && isQuote(at) ? plainText(field, at + quote) : UNCLEAN;
        return end >= 0 ? end : anyMember(field, at);
    }

    /** Checks a string without escapes, as most values are; the others are left to {@link #anyMember}. */
    private int plainText(SchemaNode.Field field, int from) {
        int to = JsonBytes.endOfPlain(bytes, from);
        TextCheck check = field.listed == null ? field.node.text : field.listed;
        long lists = !isQuote(to) ? TextCheck.REJECTED : check == null ? 0 : check.check(bytes, from, to);
        if (lists == TextCheck.REJECTED) {
            return UNCLEAN;
        }
        metLists = lists;
        openLimits |= field.node.limits;
        if (field.node.patternLimits != null) {
            openLimits |= PatternLimit.unmet(field.node.patternLimits, bytes, from, to);
        }
        return to + quote;
    }

    private int anyMember(SchemaNode.Field field, int at) {
        int repeatedBefore = repeatedFrom;
        int end = memberValue(field.node, field.listed, at);
        end = end < 0 && notes != null && field.notes != null ? notedMember(field, at) : end;
        if (wrongAt == at && repeatedBefore == NO_TEXT) {
            repeatedFrom = NO_TEXT; // the request need not have a wrong value
        }
        return end;
    }

    @Override
    int memberValue(SchemaNode node, TextCheck listed, int at) {
        if (listed != null && isQuote(at)) {
            // The composition is checked first, since it does not find out with which of the listed strings the value
            // is equal.
            if (node.decision != null && decided(node, at) < 0) {
                return UNCLEAN;
            }
            if (node.isMarked) {
                mark(node, at);
            }
            return (node.types & CompiledSchema.STRING) != 0 ? text(listed, at + quote) : UNCLEAN;
        }
        int end = value(node, at);
        metLists = 0;
        return end;
    }

    private int otherMember(SchemaNode node, SeenKeys others, int at) {
        SchemaNode matching = node.keyPatterns == null ? null : node.keyPatterns.of(keyText());
        if (matching == Decision.UNKNOWN) {
            return unknown();
        }
        SchemaNode other = matching != null
                ? matching
                : node.additionalProperties == null ? undocumentedKey(node, at) : node.additionalProperties;
        if (other == null) {
            return UNCLEAN;
        }
        return others.add(key, keyFrom, keyTo) ? value(other, at) : unknown();
    }
}
