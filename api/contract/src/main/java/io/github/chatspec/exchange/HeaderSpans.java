package io.github.chatspec.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The header fields of a message in the bytes of its record; mutable, so that a reader of many records makes no objects. */
public final class HeaderSpans {

    /** A message with more header fields is read in another way. */
    static final int MOST = 200;

    /** The number of indexes for each field. */
    static final int INTS = 4;

    private int[] own = new int[INTS * 16];
    private int[] spans = own;
    private int first;
    private int size;

    /** Creates an empty list. */
    HeaderSpans() {}

    void clear() {
        spans = own;
        first = 0;
        size = 0;
    }

    /** Uses indexes that were found before, from one of an array on. */
    void share(int[] others, int from, int count) {
        spans = others;
        first = from;
        size = count;
    }

    /** Copies the indexes to an array, and returns the index after them. */
    int copyTo(int[] others, int from) {
        System.arraycopy(spans, first, others, from, size * INTS);
        return from + size * INTS;
    }

    /** Adds a field, and returns whether there are not too many. */
    boolean add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        if (size == MOST) {
            return false;
        }
        int at = size++ * INTS;
        if (at == spans.length) {
            own = Arrays.copyOf(own, at * 2);
            spans = own;
        }
        spans[at] = nameFrom;
        spans[at + 1] = nameTo;
        spans[at + 2] = valueFrom;
        spans[at + 3] = valueTo;
        return true;
    }

    /** Returns the number of fields; one that is repeated counts as often as it was sent. */
    public int size() {
        return size;
    }

    /**
     * Returns the length of a field's name in bytes.
     *
     * @param index the index of the field
     * @return the length
     */
    public int nameLength(int index) {
        return spans[first + index * INTS + 1] - spans[first + index * INTS];
    }

    /**
     * Returns the name of a field.
     *
     * @param index the index of the field
     * @param text the text of the record
     * @return the name as it was sent, byte by byte
     */
    public String name(int index, byte[] text) {
        return new String(text, spans[first + index * INTS], nameLength(index), StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns whether a field has a name.
     *
     * @param index the index of the field
     * @param text the text of the record
     * @param lowerCase the name in lower case
     * @return whether it is the same without regard to case
     */
    public boolean hasName(int index, byte[] text, byte[] lowerCase) {
        int from = spans[first + index * INTS];
        return nameLength(index) == lowerCase.length && isSame(text, from, lowerCase);
    }

    /**
     * Returns whether a text has some bytes without regard to the case of letters.
     *
     * @param text the text
     * @param from where to compare, with at least as many bytes after it as the others
     * @param lowerCase the bytes, in lower case
     * @return whether they are the same
     */
    public static boolean isSame(byte[] text, int from, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            int sent = text[from + i];
            int lower = sent >= 'A' && sent <= 'Z' ? sent + ('a' - 'A') : sent;
            if (lower != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns where the value of a field begins.
     *
     * @param index the index of the field
     * @return the index of its first byte
     */
    public int valueFrom(int index) {
        return spans[first + index * INTS + 2];
    }

    /**
     * Returns where the value of a field ends.
     *
     * @param index the index of the field
     * @return the index after its last byte
     */
    public int valueTo(int index) {
        return spans[first + index * INTS + 3];
    }
}
