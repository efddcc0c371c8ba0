package io.github.chatspec.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Skips the values of a JSON text in its bytes.
 *
 * <p>It accepts less than a parser does: whatever is unusual is left to the parser. The text must be followed by
 * {@link #PADDING} zero bytes, which end every value.
 */
final class JsonSkipper {

    /** The number of zero bytes after the text. */
    static final int PADDING = 8;

    /** A value that is nested deeper is left to the parser. */
    private static final int MOST_DEPTH = 32;

    /** A longer key is left to the parser, which has a limit. */
    private static final int MOST_KEY_BYTES = 1 << 12;

    /** A number with more digits is left to the parser. */
    private static final int MOST_DIGITS = 18;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';

    private int lines;
    private boolean braceAtLineStart;

    /** Forgets the line breaks. */
    void clear() {
        lines = 0;
        braceAtLineStart = false;
    }

    /** Returns the number of line breaks that were skipped. */
    int lines() {
        return lines;
    }

    /** Returns whether a line break was skipped that an opening brace follows directly. */
    boolean hasBraceAtLineStart() {
        return braceAtLineStart;
    }

    /** Returns the index of the next byte that is not blank. */
    int afterBlanks(byte[] text, int from) {
        int at = from;
        while (text[at] <= ' ') {
            switch (text[at]) {
                case ' ', '\t', '\r' -> at++;
                case '\n' -> {
                    lines++;
                    at++;
                    braceAtLineStart |= text[at] == '{';
                }
                default -> {
                    return at;
                }
            }
        }
        return at;
    }

    /** Returns the index of the value after the key that ends before an index, or -1 if there is no colon. */
    int afterColon(byte[] text, int from) {
        int at = afterBlanks(text, from);
        return text[at] == ':' ? afterBlanks(text, at + 1) : -1;
    }

    /**
     * Returns the index of the closing quote of a string in ASCII without escapes.
     *
     * @return the index, or -1 if the string has something else
     */
    static int endOfPlain(byte[] text, int from) {
        int at = from;
        for (long stops = stops(text, at); ; stops = stops(text, at)) {
            if (stops != 0) {
                at += Long.numberOfTrailingZeros(stops) >>> 3;
                return text[at] == '"' ? at : -1;
            }
            at += Long.BYTES;
        }
    }

    /**
     * Returns up to eight bytes of a text as a number, by which they are compared faster than one by one.
     *
     * @param length the number of bytes
     */
    static long word(byte[] text, int from, int length) {
        long word = (long) WORDS.get(text, from);
        return length >= Long.BYTES ? word : word & ((1L << (length * Byte.SIZE)) - 1);
    }

    /** Returns the index of the closing quote of a key in ASCII without escapes, or -1 if it has something else. */
    static int endOfKey(byte[] text, int from) {
        int end = endOfPlain(text, from);
        return end - from > MOST_KEY_BYTES ? -1 : end;
    }

    /**
     * Returns the index of the closing quote of a string.
     *
     * @param from the index after its opening quote
     * @return the index, or -1 if the string is not well-formed
     */
    static int endOfString(byte[] text, int from) {
        int at = from;
        while (at >= 0) {
            long stops = stops(text, at);
            if (stops == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(stops) >>> 3;
            int found = text[at];
            if (found == '"') {
                return at;
            }
            at = found == '\\' ? afterEscape(text, at) : found < 0 ? afterCharacter(text, at) : -1;
        }
        return -1;
    }

    /** Returns a word in which the lowest bit shows the first quote, backslash, control or non-ASCII byte. */
    private static long stops(byte[] text, int at) {
        long word = (long) WORDS.get(text, at);
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | (word - BLANKS) | word)
                & HIGH_BITS;
    }

    /** Returns the index of the first quote or backslash, or an earlier one close to the end of the text. */
    static int quoteOrBackslash(byte[] text, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long word = (long) WORDS.get(text, at);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            long stops = (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS;
            if (stops != 0) {
                return at + (Long.numberOfTrailingZeros(stops) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    private static int afterEscape(byte[] text, int at) {
        return switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> areHexDigits(text, at + 2) ? at + 6 : -1;
            default -> -1;
        };
    }

    private static boolean areHexDigits(byte[] text, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(text[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the index after a character of several bytes, or -1 if it is not well-formed (RFC 3629, section 4). */
    private static int afterCharacter(byte[] text, int at) {
        int first = text[at] & 0xff;
        int second = text[at + 1] & 0xff;
        if (first < 0xe0) {
            return first >= 0xc2 && isContinuation(second) ? at + 2 : -1;
        }
        if (!isContinuation(second) || !isContinuation(text[at + 2])) {
            return -1;
        }
        if (first < 0xf0) {
            boolean isOverlong = first == 0xe0 && second < 0xa0;
            boolean isSurrogate = first == 0xed && second >= 0xa0;
            return isOverlong || isSurrogate ? -1 : at + 3;
        }
        boolean isInRange = first == 0xf0 ? second >= 0x90 : first == 0xf4 ? second < 0x90 : first < 0xf4;
        return isInRange && isContinuation(text[at + 3]) ? at + 4 : -1;
    }

    private static boolean isContinuation(int part) {
        return (part & 0xc0) == 0x80;
    }

    /**
     * Returns the index after a value.
     *
     * @param at the index of its first byte
     * @return the index, or -1 if the value is not well-formed, or unusual
     */
    int afterValue(byte[] text, int at) {
        return afterValue(text, at, 0);
    }

    private int afterValue(byte[] text, int at, int depth) {
        return switch (text[at]) {
            case '"' -> afterString(text, at);
            case '{' -> depth == MOST_DEPTH ? -1 : afterObject(text, at, depth + 1);
            case '[' -> depth == MOST_DEPTH ? -1 : afterArray(text, at, depth + 1);
            case 't' -> afterWord(text, at, "true");
            case 'f' -> afterWord(text, at, "false");
            case 'n' -> afterWord(text, at, "null");
            default -> afterNumber(text, at);
        };
    }

    /** Returns the index after a string that begins at an index, or -1. */
    static int afterString(byte[] text, int at) {
        int end = endOfString(text, at + 1);
        return end < 0 ? -1 : end + 1;
    }

    private int afterObject(byte[] text, int from, int depth) {
        int at = afterBlanks(text, from + 1);
        if (text[at] == '}') {
            return at + 1;
        }
        while (text[at] == '"') {
            int key = endOfString(text, at + 1);
            int value = key < 0 || key - at > MOST_KEY_BYTES ? -1 : afterColon(text, key + 1);
            int end = value < 0 ? -1 : afterValue(text, value, depth);
            if (end < 0) {
                return -1;
            }
            at = afterBlanks(text, end);
            if (text[at] == '}') {
                return at + 1;
            }
            if (text[at] != ',') {
                return -1;
            }
            at = afterBlanks(text, at + 1);
        }
        return -1;
    }

    private int afterArray(byte[] text, int from, int depth) {
        int at = afterBlanks(text, from + 1);
        if (text[at] == ']') {
            return at + 1;
        }
        while (true) {
            int end = afterValue(text, at, depth);
            if (end < 0) {
                return -1;
            }
            at = afterBlanks(text, end);
            if (text[at] == ']') {
                return at + 1;
            }
            if (text[at] != ',') {
                return -1;
            }
            at = afterBlanks(text, at + 1);
        }
    }

    private static int afterWord(byte[] text, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return -1;
            }
        }
        return at + word.length();
    }

    /** Returns the index after a number without an exponent, or -1; what follows is not checked. */
    static int afterNumber(byte[] text, int from) {
        int first = text[from] == '-' ? from + 1 : from;
        int at = afterDigits(text, first);
        if (at == first || (text[first] == '0' && at > first + 1)) {
            return -1;
        }
        if (text[at] == '.') {
            int fraction = at + 1;
            at = afterDigits(text, fraction);
            if (at == fraction) {
                return -1;
            }
        }
        return at - from > MOST_DIGITS ? -1 : at;
    }

    private static int afterDigits(byte[] text, int from) {
        int at = from;
        while (text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }
}
