package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that is compared with bytes. */
class ByteKey {

    private final int length;

    /** The first eight bytes. */
    private final long head;

    /** The last eight bytes of a longer text, which may overlap the first ones. */
    private final long tail;

    /** The bytes between them, in words of which the last one may overlap the tail. */
    private final long[] middle;

    ByteKey(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
        byte[] padded = Arrays.copyOf(bytes, length + Long.BYTES);
        head = JsonBytes.head(padded, 0, length);
        tail = length > Long.BYTES ? JsonBytes.word(padded, length - Long.BYTES) : head;
        middle = new long[Math.max(0, (length - Long.BYTES - 1) / Long.BYTES)];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = JsonBytes.word(padded, (i + 1) * Long.BYTES);
        }
    }

    final int length() {
        return length;
    }

    final long head() {
        return head;
    }

    /** Returns whether another key has the same text. */
    final boolean isSame(ByteKey other) {
        return head == other.head
                && length == other.length
                && tail == other.tail
                && Arrays.equals(middle, other.middle);
    }

    /** Returns whether bytes are the text. */
    final boolean matches(byte[] bytes, int from, int to) {
        return to - from == length && matches(JsonBytes.head(bytes, from, length), bytes, from, length);
    }

    /**
     * Returns whether bytes are the text.
     *
     * @param head the first eight of them
     * @param bytes the bytes
     * @param from where they begin
     * @param count how many they are
     */
    final boolean matches(long head, byte[] bytes, int from, int count) {
        return head == this.head
                && count == length
                && (count <= Long.BYTES
                        || (JsonBytes.word(bytes, from + count - Long.BYTES) == tail && hasMiddle(bytes, from)));
    }

    private boolean hasMiddle(byte[] bytes, int from) {
        for (int i = 0; i < middle.length; i++) {
            if (JsonBytes.word(bytes, from + (i + 1) * Long.BYTES) != middle[i]) {
                return false;
            }
        }
        return true;
    }
}
