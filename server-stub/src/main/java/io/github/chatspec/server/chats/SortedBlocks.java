package io.github.chatspec.server.chats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * An immutable sorted sequence; a change creates a new sequence that shares all unchanged blocks with this one.
 *
 * <p>A block holds at most {@value #FULL} elements. The sequence also holds the number of elements up to the end of each
 * block, so that the n-th element is found by two binary searches. Adding or removing one element copies one block and
 * the list of blocks, which are two arrays of about a thousand references each in a sequence of a million elements.
 */
final class SortedBlocks<E> {

    static final int FULL = 1024;

    private final Comparator<? super E> order;
    private final List<List<E>> blocks;
    /** The number of elements in each block and the blocks before it. */
    private final int[] ends;

    private SortedBlocks(Comparator<? super E> order, List<List<E>> blocks) {
        this.order = order;
        this.blocks = blocks;
        this.ends = new int[blocks.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += blocks.get(i).size();
            ends[i] = end;
        }
    }

    static <E> SortedBlocks<E> empty(Comparator<? super E> order) {
        return new SortedBlocks<>(order, List.of());
    }

    int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Returns the number of blocks, all of which a change copies as references. */
    int blocks() {
        return blocks.size();
    }

    /**
     * Returns an element.
     *
     * @param comparison compares an element with the requested one: negative if it comes before, 0 if it is that one
     * @return the element, or empty if the sequence does not have it
     */
    Optional<E> find(ToIntFunction<? super E> comparison) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        List<E> block = blocks.get(blockOf(comparison, 0));
        int at = firstNotBefore(block, 0, comparison);
        return at < block.size() && comparison.applyAsInt(block.get(at)) == 0
                ? Optional.of(block.get(at))
                : Optional.empty();
    }

    /** Returns the elements from one index to another, exclusive; both must be within the sequence. */
    List<E> slice(int from, int to) {
        List<E> slice = new ArrayList<>(to - from);
        int block = 0;
        for (int after = ends.length; block < after; ) {
            int middle = (block + after) >>> 1;
            if (ends[middle] <= from) {
                block = middle + 1;
            } else {
                after = middle;
            }
        }
        for (int at = from; at < to; block++) {
            List<E> elements = blocks.get(block);
            int begin = ends[block] - elements.size();
            int end = Math.min(to, ends[block]);
            slice.addAll(elements.subList(at - begin, end - begin));
            at = end;
        }
        return slice;
    }

    /** Returns a sequence with elements added or replaced; they must be sorted and without duplicates. */
    SortedBlocks<E> with(List<E> sorted) {
        return change(sorted, true);
    }

    /** Returns a sequence without elements, which must be sorted. */
    SortedBlocks<E> without(List<E> sorted) {
        return change(sorted, false);
    }

    private SortedBlocks<E> change(List<E> sorted, boolean add) {
        if (sorted.isEmpty()) {
            return this;
        }
        List<List<E>> result = new ArrayList<>(blocks.size() + 1 + sorted.size() / FULL);
        int copied = 0;
        for (int from = 0; from < sorted.size(); ) {
            int block = blockOf(comparedTo(sorted.get(from)), copied);
            result.addAll(blocks.subList(copied, block));
            int to = block + 1 < blocks.size()
                    ? firstNotBefore(
                            sorted, from, comparedTo(blocks.get(block + 1).get(0)))
                    : sorted.size();
            List<E> old = blocks.isEmpty() ? List.of() : blocks.get(block);
            addParts(result, merge(old, sorted.subList(from, to), add));
            copied = Math.min(block + 1, blocks.size());
            from = to;
        }
        result.addAll(blocks.subList(copied, blocks.size()));
        return new SortedBlocks<>(order, result);
    }

    private List<E> merge(List<E> block, List<E> changes, boolean add) {
        List<E> merged = new ArrayList<>(block.size() + changes.size());
        int next = 0;
        for (E change : changes) {
            int at = firstNotBefore(block, next, comparedTo(change));
            merged.addAll(block.subList(next, at));
            boolean present = at < block.size() && order.compare(block.get(at), change) == 0;
            next = present ? at + 1 : at;
            if (add) {
                merged.add(change);
            }
        }
        merged.addAll(block.subList(next, block.size()));
        return merged;
    }

    private static <E> void addParts(List<List<E>> result, List<E> elements) {
        List<E> all = elements;
        List<E> last = result.isEmpty() ? List.of() : result.get(result.size() - 1);
        // Small neighbours become one block, so that removals do not leave ever more blocks.
        if (!last.isEmpty() && last.size() + elements.size() <= FULL / 2) {
            result.remove(result.size() - 1);
            all = new ArrayList<>(last);
            all.addAll(elements);
        }
        int parts = (all.size() + FULL - 1) / FULL;
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) all.size() * part / parts);
            int to = (int) ((long) all.size() * (part + 1) / parts);
            result.add(List.copyOf(all.subList(from, to)));
        }
    }

    /** Returns the last block, starting at an index, whose first element is not after the requested one. */
    private int blockOf(ToIntFunction<? super E> comparison, int from) {
        int low = from;
        for (int high = blocks.size() - 1; low < high; ) {
            int middle = (low + high + 1) >>> 1;
            if (comparison.applyAsInt(blocks.get(middle).get(0)) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(low, Math.max(0, blocks.size() - 1));
    }

    private static <E> int firstNotBefore(List<E> elements, int from, ToIntFunction<? super E> comparison) {
        int low = from;
        for (int high = elements.size(); low < high; ) {
            int middle = (low + high) >>> 1;
            if (comparison.applyAsInt(elements.get(middle)) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ToIntFunction<E> comparedTo(E other) {
        return element -> order.compare(element, other);
    }
}
