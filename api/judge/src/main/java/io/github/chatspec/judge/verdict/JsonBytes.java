package io.github.chatspec.judge.verdict;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads UTF-8 bytes eight at a time. */
final class JsonBytes {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long BLANKS = ' ' * ONES;

    private JsonBytes() {}

    /** Returns eight bytes, the first one lowest; those after the end of the array are 0. */
    static long word(byte[] bytes, int at) {
        return at <= bytes.length - Long.BYTES ? (long) WORDS.get(bytes, at) : lastWord(bytes, at);
    }

    private static long lastWord(byte[] bytes, int at) {
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return word;
    }

    /** Returns the first bytes of a text, and 0 for those after its end. */
    static long head(byte[] bytes, int from, int length) {
        long word = word(bytes, from);
        return length >= Long.BYTES ? word : word & ((1L << (length << 3)) - 1);
    }

    /**
     * Returns the index of the first byte that is a quote, a backslash, a control character or not ASCII. The end of the
     * array counts as a control character.
     */
    static int endOfPlain(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = word(bytes, at);
            // The high bit of the lowest byte that is looked for; higher bytes may have it by a borrow. Those of bytes
            // that are not ASCII are looked for anyway.
            long found =
                    (word | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | (word - BLANKS)) & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
    }

    /** Returns the index of the first byte of some that has a value, or -1. */
    static int indexOf(byte[] bytes, int from, int to, byte value) {
        long copies = value * ONES;
        for (int at = from; at < to; at += Long.BYTES) {
            long others = word(bytes, at) ^ copies;
            // The high bit of the lowest byte with the value; higher bytes may have it by a borrow.
            long found = (others - ONES) & ~others & HIGH_BITS;
            if (found != 0) {
                int first = at + (Long.numberOfTrailingZeros(found) >>> 3);
                return first < to ? first : -1;
            }
        }
        return -1;
    }

    /**
     * Returns how many of eight bytes are plain characters and escaped quotes, each of which has two bytes.
     *
     * @return 8; 7 if the last byte begins an escape; or 0 if there are other escapes, or quotes that are not escaped
     */
    static int lengthOfPlain(long word) {
        long backslashes = equal(word, BACKSLASHES);
        boolean isPlain = backslashes << Byte.SIZE == equal(word, QUOTES);
        return isPlain ? (backslashes < 0 ? Long.BYTES - 1 : Long.BYTES) : 0;
    }

    /** Returns the number of quotes among eight bytes. */
    static int quotes(long word) {
        // The product adds up the bytes, of which each is 0 or 1.
        return (int) (((equal(word, QUOTES) >>> (Byte.SIZE - 1)) * ONES) >>> (Long.SIZE - Byte.SIZE));
    }

    /** Returns the high bits of the bytes that are equal to those of another word. */
    private static long equal(long word, long other) {
        long difference = word ^ other;
        return ~(((difference & ~HIGH_BITS) + ~HIGH_BITS) | difference) & HIGH_BITS;
    }

    /** Returns the index of the first byte that is not a space. */
    static int endOfSpaces(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long others = word(bytes, at) ^ BLANKS;
            if (others != 0) {
                return at + (Long.numberOfTrailingZeros(others) >>> 3);
            }
            at += Long.BYTES;
        }
    }

    /** Returns the index after consecutive characters that are not ASCII, or -1 if they are not UTF-8 (Unicode 15, table 3-7). */
    static int endOfMultibyte(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] < 0) {
            int first = bytes[at] & 0xff;
            int second = bytes[at + 1] & 0xff;
            if (first < 0xe0) {
                if (first < 0xc2 || isNoContinuation(second)) {
                    return -1;
                }
                at += 2;
            } else if (first < 0xf0) {
                boolean isOverlongOrSurrogate = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f);
                if (isNoContinuation(second) || isNoContinuation(bytes[at + 2]) || isOverlongOrSurrogate) {
                    return -1;
                }
                at += 3;
            } else {
                boolean isOverlongOrBeyond = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
                if (first > 0xf4
                        || isNoContinuation(second)
                        || isNoContinuation(bytes[at + 2])
                        || isNoContinuation(bytes[at + 3])
                        || isOverlongOrBeyond) {
                    return -1;
                }
                at += 4;
            }
        }
        return at;
    }

    private static boolean isNoContinuation(int b) {
        return (b & 0xc0) != 0x80;
    }

    /** Returns the number that four hexadecimal digits form, or -1 if they are not digits. */
    static int hexadecimal(byte[] bytes, int from) {
        int number = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            number = (number << 4) | digit;
        }
        return number;
    }
}
