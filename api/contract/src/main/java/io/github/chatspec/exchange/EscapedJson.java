package io.github.chatspec.exchange;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Walks a JSON text that is, escaped, the content of a string in a larger text, and known to be well-formed.
 *
 * <p>All indexes are those of the larger text.
 */
public final class EscapedJson {

    /** Returned in place of an index if the text is written in an unusual way. */
    public static final int UNUSUAL = -1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private static final int UNICODE_ESCAPE = "\\u0000".length();

    private EscapedJson() {}

    /**
     * Returns the index of the next character that is not blank.
     *
     * @param text the larger text
     * @param from the index of a character
     * @return the same index, or a later one
     */
    public static int afterBlanks(byte[] text, int from) {
        int at = from;
        while (true) {
            if (text[at] == ' ') {
                at = afterSpaces(text, at + 1);
            } else if (text[at] == '\\' && (text[at + 1] == 'n' || text[at + 1] == 'r' || text[at + 1] == 't')) {
                at += 2;
            } else {
                return at;
            }
        }
    }

    private static int afterSpaces(byte[] text, int from) {
        int at = from;
        while (at + Long.BYTES <= text.length) {
            long others = (long) WORDS.get(text, at) ^ SPACES;
            if (others != 0) {
                return at + (Long.numberOfTrailingZeros(others) >>> 3);
            }
            at += Long.BYTES;
        }
        return at;
    }

    /**
     * Returns whether a string begins at an index: with a quote, which is escaped.
     *
     * @param text the larger text
     * @param at the index
     * @return whether it does
     */
    public static boolean isString(byte[] text, int at) {
        return text[at] == '\\' && text[at + 1] == '"';
    }

    /**
     * Returns the index of the escaped quote that ends a string.
     *
     * @param text the larger text
     * @param from the index after the escaped quote with which it begins
     * @return the index of the backslash, or {@link #UNUSUAL}
     */
    public static int endOfString(byte[] text, int from) {
        int at = from;
        while (true) {
            at = backslash(text, at);
            switch (text[at + 1]) {
                case '"' -> {
                    return at;
                }
                // A backslash of the JSON text and the character after it, which may be escaped too.
                case '\\' -> at += text[at + 2] == '\\' ? 4 : 3;
                case '/' -> at += 2;
                case 'u' -> {
                    if (!isPlain(text, at + 2)) {
                        return UNUSUAL;
                    }
                    at += UNICODE_ESCAPE;
                }
                default -> {
                    return UNUSUAL;
                }
            }
        }
    }

    /** Returns the index of the next backslash; there is one before the end of the larger text's string. */
    private static int backslash(byte[] text, int from) {
        int at = from;
        while (true) {
            long others = (long) WORDS.get(text, at) ^ BACKSLASHES;
            long found = (others - ONES) & ~others & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
    }

    /** Returns whether four hexadecimal digits stand for a character that has no meaning within a string. */
    private static boolean isPlain(byte[] text, int from) {
        int character = 0;
        for (int i = from; i < from + 4; i++) {
            character = character << 4 | Character.digit(text[i], 16);
        }
        return character >= ' ' && character != '"' && character != '\\';
    }

    /**
     * Returns the index after a literal or a number.
     *
     * @param text the larger text
     * @param from the index of its first character
     * @return the index
     */
    public static int endOfLiteral(byte[] text, int from) {
        int at = from;
        while (text[at] > ' '
                && text[at] != ','
                && text[at] != '}'
                && text[at] != ']'
                && text[at] != '\\'
                && text[at] != '"') {
            at++;
        }
        return at;
    }

    /**
     * Returns the index after a value of any type.
     *
     * @param text the larger text
     * @param from the index of its first character, or of a blank before it
     * @return the index, or {@link #UNUSUAL}
     */
    public static int afterValue(byte[] text, int from) {
        int at = from;
        int depth = 0;
        do {
            at = afterBlanks(text, at);
            if (isString(text, at)) {
                int end = endOfString(text, at + 2);
                if (end < 0) {
                    return UNUSUAL;
                }
                at = end + 2;
            } else {
                switch (text[at]) {
                    case '{', '[' -> {
                        depth++;
                        at++;
                    }
                    case '}', ']' -> {
                        depth--;
                        at++;
                    }
                    case ',', ':' -> at++;
                    default -> {
                        int end = endOfLiteral(text, at);
                        if (end == at) {
                            return UNUSUAL;
                        }
                        at = end;
                    }
                }
            }
        } while (depth > 0);
        return at;
    }
}
