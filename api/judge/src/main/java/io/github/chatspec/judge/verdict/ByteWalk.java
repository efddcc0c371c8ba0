package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One pass over the bytes of a body along its {@link SchemaNode}s, without building a tree.
 *
 * <p>A method that checks a part of the body returns the index after it, or {@link #UNCLEAN} if the part does not conform
 * or needs more than a walk to decide that it does. The bytes after the body are only read to find that the body ends
 * there, so that no method compares each index with the end; that of the array throws an exception.
 */
final class ByteWalk extends JsonScanner {

    /** The result for a part of which it is not known that nothing is to be reported about it. */
    static final int UNCLEAN = -1;

    private static final int NO_KEY = -1;
    private static final int NOT_COMPARABLE = -2;

    /** The number of digits of which a {@code long} holds all numbers. */
    private static final int LONG_DIGITS = 18;

    /** The length up to which a fraction without an exponent is within the range of {@code double}. */
    private static final int SHORT_FRACTION = 300;

    private static final int TRUE = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private static final int FALSE = 'f' | ('a' << 8) | ('l' << 16) | ('s' << 24);
    private static final int NULL = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);

    private int depth;

    // The last key; its bytes are separate if it has escapes.
    private byte[] key;
    private int keyFrom;
    private int keyTo;

    /** The string by which the last object is sorted, if an array has an order. */
    private int sortedFrom;

    private int sortedTo;
    private boolean isSortedUtc;

    /** The lists that contain the last string that clauses compare. */
    private long met;

    private ByteWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Creates a walk over a body. */
    static ByteWalk plain(byte[] bytes) {
        return new ByteWalk(bytes, false);
    }

    /** Creates a walk over a body that is the escaped content of a string. */
    static ByteWalk escaped(byte[] bytes) {
        return new ByteWalk(bytes, true);
    }

    /** Checks a body, with the blanks before it. */
    int body(SchemaNode node, int from) {
        return value(node, skipBlanks(from));
    }

    private int value(SchemaNode node, int at) {
        byte first = bytes[at];
        if (first == (quote == 1 ? '"' : '\\')) {
            return (node.types & CompiledSchema.STRING) != 0 ? string(node, at) : UNCLEAN;
        }
        return switch (first) {
            case '{', '[' -> container(node, at);
            case 't' -> (node.types & CompiledSchema.TRUE) != 0 && is(TRUE, at) ? at + 4 : UNCLEAN;
            case 'f' ->
                (node.types & CompiledSchema.FALSE) != 0 && is(FALSE, at) && bytes[at + 4] == 'e' ? at + 5 : UNCLEAN;
            case 'n' -> (node.types & CompiledSchema.NULL) != 0 && is(NULL, at) ? at + 4 : UNCLEAN;
            default -> number(node, at);
        };
    }

    private int container(SchemaNode node, int at) {
        boolean isObject = bytes[at] == '{';
        if ((node.types & (isObject ? CompiledSchema.OBJECT : CompiledSchema.ARRAY)) == 0) {
            return UNCLEAN;
        }
        int end = isObject ? object(node, at + 1, null) : array(node, at + 1);
        return end < 0 || node.containers == null || isListed(node, at, end) ? end : UNCLEAN;
    }

    private boolean isListed(SchemaNode node, int from, int to) {
        Optional<JsonNode> tree = StrictJson.read(text(from, to));
        return tree.isPresent() && node.containers.contains(JsonEquality.key(tree.get()));
    }

    private boolean is(int word, int at) {
        return (int) JsonBytes.word(bytes, at) == word;
    }

    private int string(SchemaNode node, int at) {
        if (!isQuote(at)) {
            return UNCLEAN;
        }
        if (node.text == null) {
            int end = endOfString(at + quote);
            return end < 0 ? UNCLEAN : end + quote;
        }
        return text(node.text, at + quote);
    }

    /** Checks a string by its content, and keeps the lists that contain it. */
    private int text(TextCheck check, int from) {
        int end = JsonBytes.endOfPlain(bytes, from);
        if (isQuote(end)) {
            met = check.check(bytes, from, end);
        } else {
            end = endOfString(end);
            String text = end < 0 ? null : decoded(from, end);
            met = text == null ? TextCheck.REJECTED : check.check(text);
        }
        return met == TextCheck.REJECTED ? UNCLEAN : end + quote;
    }

    private int number(SchemaNode node, int from) {
        boolean isNegative = bytes[from] == '-';
        int first = isNegative ? from + 1 : from;
        int at = first;
        long number = 0;
        int digit;
        while ((digit = bytes[at] - '0') >= 0 && digit <= 9) {
            number = number * 10 + digit;
            at++;
        }
        int digits = at - first;
        if (digits == 0 || (digits > 1 && bytes[first] == '0')) {
            return UNCLEAN;
        }
        int next = bytes[at];
        if (digits > LONG_DIGITS || next == '.' || next == 'e' || next == 'E') {
            return longNumber(node, from, at, digits);
        }
        boolean conforms = (node.types & CompiledSchema.INTEGER) != 0
                && (node.number == null || node.number.accepts(isNegative ? -number : number));
        return conforms ? at : UNCLEAN;
    }

    /** Checks a number with a fraction, an exponent or many digits, after those before the point. */
    private int longNumber(SchemaNode node, int from, int afterDigits, int digits) {
        int at = afterDigits;
        boolean isFraction = bytes[at] == '.';
        if (isFraction) {
            at = endOfDigits(at + 1);
        }
        boolean hasExponent = at > 0 && (bytes[at] == 'e' || bytes[at] == 'E');
        if (hasExponent) {
            boolean isSigned = bytes[at + 1] == '-' || bytes[at + 1] == '+';
            at = endOfDigits(isSigned ? at + 2 : at + 1);
        }
        if (at < 0 || (node.types & CompiledSchema.INTEGER) == 0 || at - from > LocatedJson.MAX_DIGITS) {
            return UNCLEAN;
        }
        boolean isShort = !hasExponent && digits <= LONG_DIGITS && at - from < SHORT_FRACTION;
        if (isShort
                && (node.types & CompiledSchema.FRACTION) != 0
                && (node.number == null || node.number.takesShort())) {
            return at;
        }
        Optional<JsonNode> number = StrictJson.number(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
        boolean conforms = number.isPresent()
                && ((node.types & CompiledSchema.FRACTION) != 0 || number.get().canConvertToExactIntegral())
                && (node.number == null || node.number.accepts(number.get()));
        return conforms ? at : UNCLEAN;
    }

    /** Returns the index after digits, or -1 if there is none. */
    private int endOfDigits(int from) {
        int at = from;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == from ? -1 : at;
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
            int sortFrom = NO_KEY;
            int sortTo = 0;
            boolean isUtc = false;
            do {
                at = skipBlanks(at);
                SchemaNode item = size < node.firstItems.length ? node.firstItems[size] : node.items;
                size++;
                if (node.order == null) {
                    at = value(item, at);
                } else {
                    at = sortedItem(node, item, at);
                    if (at < 0 || !isInOrder(node, sortFrom, sortTo, isUtc)) {
                        return UNCLEAN;
                    }
                    sortFrom = sortedFrom;
                    sortTo = sortedTo;
                    isUtc = isSortedUtc;
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
        return size >= node.minItems && size <= node.maxItems ? at : UNCLEAN;
    }

    private int sortedItem(SchemaNode node, SchemaNode item, int at) {
        sortedFrom = NO_KEY;
        boolean isPlainObject =
                bytes[at] == '{' && (item.types & CompiledSchema.OBJECT) != 0 && item.containers == null;
        return isPlainObject ? object(item, at + 1, node.sortKey) : value(item, at);
    }

    private boolean isInOrder(SchemaNode node, int before, int beforeTo, boolean isBeforeUtc) {
        if (sortedFrom < 0) {
            return sortedFrom == NO_KEY; // what cannot be compared as it is is compared by the rule
        }
        isSortedUtc = ByteFormats.isUtc(bytes, sortedFrom, sortedTo);
        return before == NO_KEY
                || (isBeforeUtc
                        && isSortedUtc
                        && ByteFormats.areInOrder(bytes, before, sortedFrom, node.order.descending()))
                || node.order.isInOrder(ascii(before, beforeTo), ascii(sortedFrom, sortedTo));
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private int object(SchemaNode node, int from, ByteKey sortKey) {
        if (++depth > LocatedJson.MAX_DEPTH) {
            return UNCLEAN;
        }
        long present = 0;
        long lists = 0;
        SeenKeys others = null;
        int sortFrom = NO_KEY;
        int sortTo = 0;
        int at = skipBlanks(from);
        if (bytes[at] == '}') {
            at++;
        } else {
            do {
                int valueFrom = key(at);
                if (valueFrom < 0) {
                    return UNCLEAN;
                }
                boolean sorts = sortKey != null && sortKey.matches(key, keyFrom, keyTo);
                SchemaNode.Field field = node.fields.find(key, keyFrom, keyTo);
                if (field == null) {
                    others = others == null ? new SeenKeys() : others;
                    at = otherMember(node, others, valueFrom);
                } else if ((present & field.bit) == 0) {
                    present |= field.bit;
                    at = member(field, valueFrom);
                    lists |= met;
                } else {
                    return UNCLEAN;
                }
                if (at < 0) {
                    return UNCLEAN;
                }
                if (sorts) {
                    sortFrom = sortFrom(valueFrom);
                    sortTo = at - quote;
                }
                at = skipBlanks(at);
            } while (bytes[at++] == ',');
            if (bytes[at - 1] != '}') {
                return UNCLEAN;
            }
        }
        depth--;
        sortedFrom = sortFrom;
        sortedTo = sortTo;
        return isComplete(node, present, lists, others) ? at : UNCLEAN;
    }

    /** Reads a key with the blanks before it, and returns the index of its value. */
    private int key(int from) {
        int at = skipBlanks(from);
        if (!isQuote(at)) {
            return UNCLEAN;
        }
        key = bytes;
        keyFrom = at + quote;
        keyTo = JsonBytes.endOfPlain(bytes, keyFrom);
        at = isQuote(keyTo) ? keyTo : decodedKey();
        if (at < 0) {
            return UNCLEAN;
        }
        at = skipBlanks(at + quote);
        return bytes[at] == ':' ? skipBlanks(at + 1) : UNCLEAN;
    }

    /** Decodes a key that is not plain, and returns the index of the quote that closes it. */
    private int decodedKey() {
        int end = endOfString(keyTo);
        key = end < 0 ? null : decodedBytes(keyFrom, end);
        if (key == null) {
            return UNCLEAN;
        }
        keyFrom = 0;
        keyTo = key.length;
        return end;
    }

    private int member(SchemaNode.Field field, int at) {
        if (field.listed != null && isQuote(at)) {
            return (field.node.types & CompiledSchema.STRING) != 0 ? text(field.listed, at + quote) : UNCLEAN;
        }
        int end = value(field.node, at);
        met = 0;
        return end;
    }

    private int otherMember(SchemaNode node, SeenKeys others, int at) {
        return node.others != null && others.add(key, keyFrom, keyTo) ? value(node.others, at) : UNCLEAN;
    }

    /** Returns where the text begins by which an object is sorted, if its value is one that can be compared as it is. */
    private int sortFrom(int valueFrom) {
        byte first = bytes[valueFrom];
        if (isQuote(valueFrom)) {
            int end = JsonBytes.endOfPlain(bytes, valueFrom + quote);
            return isQuote(end) ? valueFrom + quote : NOT_COMPARABLE;
        }
        return first == '-' || (first >= '0' && first <= '9') ? NOT_COMPARABLE : NO_KEY;
    }

    private static boolean isComplete(SchemaNode node, long present, long lists, SeenKeys others) {
        if ((present & node.required) != node.required) {
            return false;
        }
        int size = Long.bitCount(present) + (others == null ? 0 : others.size());
        return size >= node.minProperties
                && size <= node.maxProperties
                && (node.clauses == null || node.clauses.holds(present, lists));
    }
}
