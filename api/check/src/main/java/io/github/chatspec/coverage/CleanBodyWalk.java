package io.github.chatspec.coverage;

import io.github.chatspec.exchange.EscapedJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the values of a body without findings where it is: escaped, as the content of a JSON string.
 *
 * <p>The values are only noted until the end of the body is reached, since {@link BodyWalk} must count a body that is
 * written in an unusual way.
 */
final class CleanBodyWalk {

    /** The number of values that define the kind of an object, up to which a combination of them is a number. */
    private static final int MOST_DEFINING = 10;

    private static final int BITS_PER_VALUE = 6;

    /** The number of notes up to which the arrays are kept for the next body. */
    private static final int FEW = 1 << 14;

    private FieldCounts[] places = new FieldCounts[256];
    private Object[] notes = new Object[256];
    private int size;
    private byte[] text;
    /** The last scalar at a place that defines the kind of its object; null if it was an object or an array. */
    private KnownValue lastValue;

    /** Noted for an object. */
    private static final Object OBJECT = new Object();

    /**
     * Counts a body.
     *
     * @param larger the text that contains the body
     * @param from the index of the first byte of the body
     * @param to the index after its last byte
     * @param root the node of the body
     * @param at when the exchange began
     * @return whether the body is counted; false if it is written in an unusual way
     */
    boolean count(byte[] larger, int from, int to, BodyNode root, long at) {
        text = larger;
        try {
            int end = value(root, EscapedJson.afterBlanks(text, from));
            boolean isUsual = end >= 0 && EscapedJson.afterBlanks(text, end) == to;
            if (isUsual) {
                countNotes(at);
            }
            return isUsual;
        } finally {
            forget();
        }
    }

    private int value(BodyNode node, int at) {
        return switch (text[at]) {
            case '{' -> {
                note(node, JsonType.OBJECT);
                yield object(node.inside(), at + 1);
            }
            case '[' -> {
                note(node, JsonType.ARRAY);
                yield array(node.inside(), at + 1);
            }
            case '\\' -> string(node, at);
            case 't', 'f' -> scalar(node, JsonType.BOOLEAN, at, EscapedJson.endOfLiteral(text, at));
            case 'n' -> scalar(node, JsonType.NULL, at, EscapedJson.endOfLiteral(text, at));
            default -> number(node, at);
        };
    }

    private int string(BodyNode node, int at) {
        int end = text[at + 1] == '"' ? EscapedJson.endOfString(text, at + 2) : EscapedJson.UNUSUAL;
        if (end < 0 || scalar(node, JsonType.STRING, at + 2, end) < 0) {
            return EscapedJson.UNUSUAL;
        }
        return end + 2;
    }

    private int number(BodyNode node, int at) {
        int end = EscapedJson.endOfLiteral(text, at);
        JsonType type = JsonType.INTEGER;
        for (int i = at; i < end; i++) {
            if (text[i] == '.' || text[i] == 'e' || text[i] == 'E') {
                type = JsonType.NUMBER;
            }
        }
        return end == at ? EscapedJson.UNUSUAL : scalar(node, type, at, end);
    }

    /** Notes a scalar, and returns its end. */
    private int scalar(BodyNode node, JsonType type, int from, int end) {
        note(node, type);
        boolean isDefining = node.kindIndex() >= 0;
        boolean isCounted = type == JsonType.BOOLEAN
                || (type != JsonType.NULL && !node.shape().closed().isEmpty());
        if (isDefining || isCounted) {
            KnownValue value = node.memory().value(type, text, from, end);
            if (value == null) {
                return EscapedJson.UNUSUAL;
            }
            if (value.isListed()) {
                note(node.counts(), value);
            }
            lastValue = value;
        }
        return end;
    }

    private int array(BodyNode node, int from) {
        BodyNode items = node.items();
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

    private int object(BodyNode node, int from) {
        note(node.counts(), OBJECT);
        if (node.shape().isLeaf()) {
            return EscapedJson.afterValue(text, from - 1);
        }
        String[] defining = node.shape().kinds().newValues();
        if (defining.length > MOST_DEFINING) {
            return EscapedJson.UNUSUAL;
        }
        long combination = 0;
        int key = -1;
        int at = EscapedJson.afterBlanks(text, from);
        while (text[at] != '}') {
            int keyEnd = EscapedJson.isString(text, at) ? EscapedJson.endOfString(text, at + 2) : EscapedJson.UNUSUAL;
            int colon = keyEnd < 0 ? at : EscapedJson.afterBlanks(text, keyEnd + 2);
            if (text[colon] != ':') {
                return EscapedJson.UNUSUAL;
            }
            int next = node.memory().key(text, at + 2, keyEnd, key + 1);
            key = next < 0 ? key : next;
            BodyNode field =
                    next < 0 ? field(node, at + 2, keyEnd) : node.memory().field(next);
            lastValue = null;
            int end = field(node, field, EscapedJson.afterBlanks(text, colon + 1));
            if (end < 0) {
                return EscapedJson.UNUSUAL;
            }
            if (field != null && field.kindIndex() >= 0 && lastValue != null) {
                defining[field.kindIndex()] = lastValue.text();
                combination |= (long) lastValue.number() << (field.kindIndex() * BITS_PER_VALUE);
            }
            at = EscapedJson.afterBlanks(text, end);
            if (text[at] == ',') {
                at = EscapedJson.afterBlanks(text, at + 1);
            } else if (text[at] != '}') {
                return EscapedJson.UNUSUAL;
            }
        }
        return noteKinds(node, combination, defining) ? at + 1 : EscapedJson.UNUSUAL;
    }

    /** Returns the field of a key that was not seen before, or null if it is undocumented. */
    private BodyNode field(BodyNode node, int from, int to) {
        BodyNode field = node.key(new String(text, from, to - from, StandardCharsets.UTF_8));
        if (field != null && field != node.rest()) {
            node.memory().add(text, from, to, field);
        }
        return field;
    }

    private int field(BodyNode node, BodyNode field, int at) {
        if (field != null) {
            return value(field, at);
        }
        return node.shape().listsKeys() ? EscapedJson.UNUSUAL : EscapedJson.afterValue(text, at);
    }

    private boolean noteKinds(BodyNode node, long combination, String[] defining) {
        if (defining.length == 0) {
            return true;
        }
        List<String> kinds = node.memory().kinds(combination, defining);
        if (kinds == null) {
            return false;
        }
        for (int i = 0; i < kinds.size(); i++) {
            note(node.counts(), kinds.get(i));
        }
        return true;
    }

    private void note(BodyNode node, JsonType type) {
        note(node.counts(), type);
    }

    private void note(FieldCounts place, Object note) {
        if (size == notes.length) {
            places = Arrays.copyOf(places, size * 2);
            notes = Arrays.copyOf(notes, size * 2);
        }
        places[size] = place;
        notes[size++] = note;
    }

    private void countNotes(long at) {
        for (int i = 0; i < size; i++) {
            Object note = notes[i];
            if (note instanceof JsonType type) {
                places[i].add(type, at);
            } else if (note instanceof KnownValue value) {
                places[i].addValue(value.text(), at);
            } else if (note instanceof String kind) {
                places[i].addKind(kind, at);
            } else {
                places[i].addObject();
            }
        }
    }

    private void forget() {
        text = null;
        size = 0;
        if (notes.length > FEW) {
            places = new FieldCounts[FEW];
            notes = new Object[FEW];
        }
    }
}
