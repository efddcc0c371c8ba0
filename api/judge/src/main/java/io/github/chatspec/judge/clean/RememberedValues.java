package io.github.chatspec.judge.clean;

import java.util.Arrays;

/** Accepts the values that exchanges without findings had. */
final class RememberedValues implements ValueTest {

    private static final int MOST = 64;

    private final byte[][] values = new byte[MOST][];
    private int size;

    @Override
    public boolean accepts(byte[] text, int from, int to) {
        for (int i = 0; i < size; i++) {
            if (Arrays.equals(values[i], 0, values[i].length, text, from, to)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void remember(byte[] text, int from, int to) {
        if (size < MOST && !accepts(text, from, to)) {
            values[size++] = Arrays.copyOfRange(text, from, to);
        }
    }
}
