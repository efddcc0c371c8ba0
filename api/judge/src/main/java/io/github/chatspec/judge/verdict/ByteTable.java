package io.github.chatspec.judge.verdict;

import java.util.Collection;

/**
 * A hash table of texts that finds them by their bytes: by the length and the first eight bytes, and then by all of them.
 *
 * @param <T> the kind of texts
 */
final class ByteTable<T extends ByteKey> {

    private static final long LENGTH_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD6E8FEB86659FD93L;

    private final ByteKey[] slots;
    private final int mask;

    ByteTable(Collection<T> keys) {
        slots = new ByteKey[Integer.highestOneBit(Math.max(1, keys.size())) * 4];
        mask = slots.length - 1;
        for (T key : keys) {
            int slot = slot(key.head(), key.length());
            while (slots[slot] != null) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = key;
        }
    }

    private int slot(long head, int length) {
        return (int) (((head ^ (length * LENGTH_FACTOR)) * FACTOR) >>> 40) & mask;
    }

    /** Returns the text that some bytes are, or null. */
    @SuppressWarnings("unchecked") // only keys of this kind are in the table
    T find(byte[] bytes, int from, int to) {
        int length = to - from;
        long head = JsonBytes.head(bytes, from, length);
        int slot = slot(head, length);
        while (true) {
            ByteKey key = slots[slot];
            if (key == null || key.matches(head, bytes, from, length)) {
                return (T) key;
            }
            slot = (slot + 1) & mask;
        }
    }
}
