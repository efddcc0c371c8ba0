package io.github.chatspec.judge.verdict;

import java.util.Arrays;

/** The keys of one object that its schema does not list, to find repeated ones. */
final class SeenKeys {

    /** Beyond this number of keys with one hash, the keys are made to collide, and the rules may have the object. */
    private static final int MOST_PROBES = 64;

    private static final int FIRST_SLOTS = 8;

    private byte[][] arrays = new byte[FIRST_SLOTS][];
    private int[] starts = new int[FIRST_SLOTS];
    private int[] ends = new int[FIRST_SLOTS];
    private int size;

    /** Adds a key, and returns whether it is a new one and could be stored. */
    boolean add(byte[] bytes, int from, int to) {
        if (2 * size >= arrays.length) {
            grow();
        }
        if (!put(bytes, from, to)) {
            return false;
        }
        size++;
        return true;
    }

    int size() {
        return size;
    }

    /** Forgets the keys, unless they are many, and returns whether it did. */
    boolean clear() {
        boolean isSmall = arrays.length == FIRST_SLOTS;
        if (isSmall) {
            Arrays.fill(arrays, null);
            size = 0;
        }
        return isSmall;
    }

    private boolean put(byte[] bytes, int from, int to) {
        int mask = arrays.length - 1;
        int slot = hash(bytes, from, to) & mask;
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            if (arrays[slot] == null) {
                arrays[slot] = bytes;
                starts[slot] = from;
                ends[slot] = to;
                return true;
            }
            if (Arrays.equals(arrays[slot], starts[slot], ends[slot], bytes, from, to)) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = 0;
        for (int at = from; at < to; at += Long.BYTES) {
            hash = (hash ^ JsonBytes.head(bytes, at, to - at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private void grow() {
        byte[][] oldArrays = arrays;
        int[] oldStarts = starts;
        int[] oldEnds = ends;
        arrays = new byte[oldArrays.length * 4][];
        starts = new int[arrays.length];
        ends = new int[arrays.length];
        for (int i = 0; i < oldArrays.length; i++) {
            if (oldArrays[i] != null) {
                put(oldArrays[i], oldStarts[i], oldEnds[i]);
            }
        }
    }
}
