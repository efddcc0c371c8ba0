package io.github.chatspec.coverage;

import io.github.chatspec.exchange.EscapedJson;
import java.util.Arrays;

/** A documented key, and the bytes that preceded its value when it was last read. */
final class KnownKey {

    /** A longer text before a value is not kept. */
    private static final int MOST_BEFORE = 200;

    private static final byte[] NOTHING = {};

    private final byte[] name;
    private final NodeMemory field;

    /** The comma, the blanks, the key and the colon before the value; empty if they are not kept. */
    private byte[] before = NOTHING;

    /** The same for the first value of an object, before which there is no comma. */
    private byte[] beforeFirst = NOTHING;

    KnownKey(byte[] name, NodeMemory field) {
        this.name = name;
        this.field = field;
    }

    NodeMemory field() {
        return field;
    }

    boolean is(byte[] text, int from, int to) {
        return Arrays.equals(name, 0, name.length, text, from, to);
    }

    /** Keeps the text before a value, unless it begins with a blank before the comma, as hardly any server writes it. */
    void learn(byte[] text, int from, int to) {
        byte[] kept = to - from > MOST_BEFORE ? NOTHING : Arrays.copyOfRange(text, from, to);
        if (text[from] == ',') {
            before = kept;
        } else if (text[from - 1] == '{') {
            beforeFirst = kept;
        }
    }

    /** Returns the index of the value if the text from an index on is one that was kept; otherwise -1. */
    int valueAt(byte[] text, int from) {
        byte[] expected = text[from] == ',' ? before : beforeFirst;
        int to = from + expected.length;
        return expected.length > 0 && to < text.length && Arrays.equals(expected, 0, expected.length, text, from, to)
                ? EscapedJson.afterBlanks(text, to)
                : -1;
    }
}
