package io.github.chatspec.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An ASCII text that is searched for in bytes. */
final class AsciiText {

    private final byte[] bytes;

    /** The first bytes, as {@link JsonSkipper#word} returns them. */
    private final long word;

    private AsciiText(byte[] bytes) {
        this.bytes = bytes;
        this.word = JsonSkipper.word(Arrays.copyOf(bytes, bytes.length + Long.BYTES), 0, bytes.length);
    }

    static AsciiText of(String text) {
        return new AsciiText(text.getBytes(StandardCharsets.US_ASCII));
    }

    int length() {
        return bytes.length;
    }

    /** Returns whether bytes are this text. */
    boolean is(byte[] text, int from, int to) {
        return to - from == bytes.length && isAt(text, from);
    }

    /** Returns whether a text has these bytes at an index; the text may end before them. */
    boolean isAt(byte[] text, int from) {
        if (JsonSkipper.word(text, from, bytes.length) != word) {
            return false;
        }
        for (int i = Long.BYTES; i < bytes.length; i++) {
            if (text[from + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
