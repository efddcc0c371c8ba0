package io.github.chatspec.coverage;

import io.github.chatspec.exchange.EscapedJson;
import java.util.Arrays;

/**
 * Counts the values of a clean body in its bytes, which are escaped as the content of a JSON string.
 *
 * <p>Nothing is counted until the end of the body is reached, since {@link BodyWalk} must count all of a body that is written
 * in an unusual way. Most objects have the same keys as the one before, with the same blanks, so that everything between two
 * values is compared at once.
 *
 * <p>The methods that read a value return the index after it, or {@link EscapedJson#UNUSUAL}.
 */
final class CleanBodyWalk {

    /** A longer array is not kept for the next body. */
    private static final int FEW = 1 << 14;

    /** Returned in place of an index at the end of an object. */
    private static final int NO_KEY = -2;

    private final Tallies tallies = new Tallies();

    /** The numbers of the tallies that count the values read so far, in the first {@link #size} elements. */
    private int[] tallyNumbers = new int[256];

    private int size;
    private byte[] text;
    /** The last value if it was a scalar that was looked up; otherwise null. */
    private KnownValue lastValue;

    /** The index of the last key in {@link NodeMemory#keys()} of its object; -1 if it is not documented. */
    private int key;

    /**
     * Counts a body.
     *
     * @param larger the bytes of the text that contains the body
     * @param from the index of the first byte of the body
     * @param to the index after its last byte
     * @param root the node of the body
     * @param at when the exchange began, in milliseconds, or {@link Occurrences#UNKNOWN}
     * @return true if the body was counted; false if nothing was, because it is written in an unusual way
     */
    boolean count(byte[] larger, int from, int to, BodyNode root, long at) {
        text = larger;
        try {
            int end = value(root.memory(tallies), EscapedJson.afterBlanks(text, from));
            boolean isUsual = end >= 0 && EscapedJson.afterBlanks(text, end) == to;
            if (isUsual) {
                tallies.count(tallyNumbers, size, at);
            }
            return isUsual;
        } finally {
            forget();
        }
    }

    private int value(NodeMemory node, int at) {
        return switch (text[at]) {
            case '{' -> {
                collect(node.objectTally);
                int end = object(node.inside(), at + 1);
                lastValue = null;
                yield end;
            }
            case '[' -> {
                collect(node.arrayTally);
                int end = array(node.inside(), at + 1);
                lastValue = null;
                yield end;
            }
            case '\\' -> string(node, at);
            case 't', 'f' -> {
                collect(node.booleanTally);
                yield known(node, JsonType.BOOLEAN, at, EscapedJson.endOfLiteral(text, at));
            }
            case 'n' -> {
                collect(node.nullTally);
                int end = EscapedJson.endOfLiteral(text, at);
                yield node.kindIndex < 0 ? end : known(node, JsonType.NULL, at, end);
            }
            default -> number(node, at);
        };
    }

    private int string(NodeMemory node, int at) {
        int end = text[at + 1] == '"' ? EscapedJson.endOfString(text, at + 2) : EscapedJson.UNUSUAL;
        if (end < 0) {
            return EscapedJson.UNUSUAL;
        }
        collect(node.stringTally);
        boolean isKnown = (!node.listsValues && node.kindIndex < 0) || known(node, JsonType.STRING, at + 2, end) >= 0;
        return isKnown ? end + 2 : EscapedJson.UNUSUAL;
    }

    private int number(NodeMemory node, int from) {
        boolean isInteger = true;
        int at = from;
        for (byte b = text[at]; (b >= '0' && b <= '9') || isInNumber(b); b = text[++at]) {
            isInteger &= b != '.' && b != 'e' && b != 'E';
        }
        if (at == from) {
            return EscapedJson.UNUSUAL;
        }
        collect(isInteger ? node.integerTally : node.numberTally);
        return node.listsValues || node.kindIndex >= 0
                ? known(node, isInteger ? JsonType.INTEGER : JsonType.NUMBER, from, at)
                : at;
    }

    private static boolean isInNumber(byte b) {
        return b == '-' || b == '.' || b == 'e' || b == 'E' || b == '+';
    }

    /** Collects a scalar if the contract lists it, and returns its end. */
    private int known(NodeMemory node, JsonType type, int from, int end) {
        KnownValue value = node.value(type, text, from, end);
        if (value == null) {
            return EscapedJson.UNUSUAL;
        }
        if (value.tally() != Tallies.NONE) {
            collect(value.tally());
        }
        lastValue = value;
        return end;
    }

    private int array(NodeMemory node, int from) {
        NodeMemory items = node.items();
        if (items == null) {
            return EscapedJson.afterValue(text, from - 1);
        }
        int at = EscapedJson.afterBlanks(text, from);
        while (text[at] != ']') {
            int end = value(items, at);
            if (end < 0) {
                return EscapedJson.UNUSUAL;
            }
            at = EscapedJson.afterBlanks(text, end);
            if (text[at] == ',') {
                at = EscapedJson.afterBlanks(text, at + 1);
            } else if (text[at] != ']') {
                return EscapedJson.UNUSUAL;
            }
        }
        return at + 1;
    }

    private int object(NodeMemory node, int from) {
        collect(node.parentTally);
        if (node.isLeaf) {
            return EscapedJson.afterValue(text, from - 1);
        }
        if (node.hasManyDefining) {
            return EscapedJson.UNUSUAL;
        }
        long combination = 0;
        int expected = 0;
        int at = from;
        for (int valueAt = key(node, at, expected); valueAt != NO_KEY; valueAt = key(node, at, expected)) {
            if (valueAt < 0) {
                return EscapedJson.UNUSUAL;
            }
            NodeMemory field = key < 0 ? node.rest() : node.keys()[key].field();
            expected = key < 0 ? expected : key + 1;
            lastValue = null;
            at = field == null ? undocumented(node, valueAt) : value(field, valueAt);
            if (at < 0) {
                return EscapedJson.UNUSUAL;
            }
            if (lastValue != null && field.kindIndex >= 0) {
                combination |= field.inCombination(lastValue);
            }
        }
        return collectKinds(node, combination) ? EscapedJson.afterBlanks(text, at) + 1 : EscapedJson.UNUSUAL;
    }

    /**
     * Reads the next key of an object.
     *
     * @param node the object
     * @param from the index after the brace or the value before it
     * @param expected the index of the key to compare first, since keys mostly have the same order
     * @return the index of its value, {@link EscapedJson#UNUSUAL}, or {@link #NO_KEY} if the object ends
     */
    private int key(NodeMemory node, int from, int expected) {
        if (text[from] == ',' || text[from - 1] == '{') {
            KnownKey[] keys = node.keys();
            for (int i = 0, next = expected; i < keys.length; i++, next++) {
                next = next >= keys.length ? 0 : next;
                int valueAt = keys[next].valueAt(text, from);
                if (valueAt >= 0) {
                    key = next;
                    return valueAt;
                }
            }
        }
        return otherKey(node, from);
    }

    /** Reads a key that is not written as before. */
    private int otherKey(NodeMemory node, int from) {
        int at = EscapedJson.afterBlanks(text, from);
        if (text[at] == '}') {
            return NO_KEY;
        }
        at = text[at] == ',' ? EscapedJson.afterBlanks(text, at + 1) : at;
        int end = EscapedJson.isString(text, at) ? EscapedJson.endOfString(text, at + 2) : EscapedJson.UNUSUAL;
        int colon = end < 0 ? at : EscapedJson.afterBlanks(text, end + 2);
        if (text[colon] != ':') {
            return EscapedJson.UNUSUAL;
        }
        int valueAt = EscapedJson.afterBlanks(text, colon + 1);
        key = node.key(text, at + 2, end);
        if (key >= 0) {
            node.keys()[key].learn(text, from, valueAt);
        }
        return valueAt;
    }

    private int undocumented(NodeMemory node, int at) {
        return node.listsKeys() ? EscapedJson.UNUSUAL : EscapedJson.afterValue(text, at);
    }

    private boolean collectKinds(NodeMemory node, long combination) {
        int[] kinds = node.kindTallies(combination);
        if (kinds == null) {
            return false;
        }
        for (int kind : kinds) {
            collect(kind);
        }
        return true;
    }

    private void collect(int tally) {
        if (size == tallyNumbers.length) {
            tallyNumbers = Arrays.copyOf(tallyNumbers, size * 2);
        }
        tallyNumbers[size++] = tally;
    }

    private void forget() {
        text = null;
        size = 0;
        if (tallyNumbers.length > FEW) {
            tallyNumbers = new int[FEW];
        }
    }
}
