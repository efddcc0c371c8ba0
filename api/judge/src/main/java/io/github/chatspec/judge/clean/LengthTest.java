package io.github.chatspec.judge.clean;

/**
 * Accepts texts in ASCII whose length is within limits.
 *
 * @param minimum the fewest characters
 * @param maximum the most characters
 */
record LengthTest(int minimum, int maximum) implements ValueTest {

    @Override
    public boolean accepts(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            // A backslash begins an escape in the text of the record.
            if (text[i] < 0 || text[i] == '\\') {
                return false;
            }
        }
        return to - from >= minimum && to - from <= maximum;
    }
}
