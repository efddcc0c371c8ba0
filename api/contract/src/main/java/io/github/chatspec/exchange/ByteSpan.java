package io.github.chatspec.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of a text in bytes; mutable, so that a reader of many texts makes no objects. */
public final class ByteSpan {

    private int from;
    private int to = -1;

    /** Creates a span of nothing. */
    ByteSpan() {}

    void set(int from, int to) {
        this.from = from;
        this.to = to;
    }

    void clear() {
        set(0, -1);
    }

    /** Returns whether the text has this part; it may be empty. */
    public boolean isPresent() {
        return to >= 0;
    }

    /** Returns the index of the first byte. */
    public int from() {
        return from;
    }

    /** Returns the index after the last byte. */
    public int to() {
        return to;
    }

    /**
     * Returns whether this part consists of the given bytes.
     *
     * @param text the text
     * @param bytes the bytes
     * @return whether they are the same
     */
    public boolean is(byte[] text, byte[] bytes) {
        return Arrays.equals(text, from, Math.max(from, to), bytes, 0, bytes.length);
    }

    /**
     * Returns this part as a string.
     *
     * @param text the text
     * @return the part, decoded as UTF-8
     */
    public String in(byte[] text) {
        return new String(text, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
