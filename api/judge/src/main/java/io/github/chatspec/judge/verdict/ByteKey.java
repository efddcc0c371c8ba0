package io.github.chatspec.judge.verdict;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that is compared with bytes. */
class ByteKey {

    private final int length;

    /** The text in words of eight bytes; the last word ends with the text and may overlap the one before. */
    private final long[] words;

    ByteKey(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length = bytes.length;
        words = new long[Math.max(1, (length + Long.BYTES - 1) / Long.BYTES)];
        byte[] padded = Arrays.copyOf(bytes, length + Long.BYTES);
        words[0] = JsonBytes.head(padded, 0, length);
        for (int i = 1; i < words.length; i++) {
            words[i] = JsonBytes.word(padded, offset(i));
        }
    }

    private int offset(int word) {
        return Math.min(word * Long.BYTES, length - Long.BYTES);
    }

    int length() {
        return length;
    }

    long head() {
        return words[0];
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
        if (head != words[0] || count != length) {
            return false;
        }
        for (int i = 1; i < words.length; i++) {
            if (JsonBytes.word(bytes, from + offset(i)) != words[i]) {
                return false;
            }
        }
        return true;
    }
}
