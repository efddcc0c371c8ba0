package io.github.chatspec.judge.clean;

/**
 * Accepts integers within limits.
 *
 * @param minimum the lowest integer
 * @param maximum the highest integer
 */
record IntegerTest(long minimum, long maximum) implements ValueTest {

    /** More digits may not fit into a long. */
    private static final int MOST_DIGITS = 18;

    @Override
    public boolean accepts(byte[] text, int from, int to) {
        boolean isNegative = from < to && text[from] == '-';
        int first = isNegative ? from + 1 : from;
        if (first >= to || to - first > MOST_DIGITS) {
            return false;
        }
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        long number = isNegative ? -value : value;
        return number >= minimum && number <= maximum;
    }
}
