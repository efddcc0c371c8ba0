package io.github.chatspec.server.chats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A sorted sequence that never changes: each change makes a new one, which shares all blocks but the touched ones with
 * the one before.
 *
 * <p>A block holds at most {@value #FULL} elements, and beside the blocks stands how many elements end with each. So the
 * n-th element is found by two searches, wherever it stands, and one element more or less costs the copy of one block
 * and of the list of blocks: in a million elements, of two arrays of about a thousand references each.
 */
final class SortedBlocks<E> {

    static final int FULL = 1024;

    private final Comparator<? super E> order;
    private final List<List<E>> blocks;
    /** How many elements stand in a block and in those before it. */
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

    /** How many blocks there are, which is what a change copies. */
    int blocks() {
        return blocks.size();
    }

    /**
     * Finds an element.
     *
     * @param place tells of an element whether it stands before the sought one (negative), is it, or stands behind it
     */
    Optional<E> find(ToIntFunction<? super E> place) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        List<E> block = blocks.get(blockOf(place, 0));
        int at = firstNotBefore(block, 0, place);
        return at < block.size() && place.applyAsInt(block.get(at)) == 0
                ? Optional.of(block.get(at))
                : Optional.empty();
    }

    /** Returns the elements from one index to another, which must lie within the sequence. */
    List<E> slice(int from, int to) {
        List<E> slice = new ArrayList<>(to - from);
        int block = 0;
        for (int behind = ends.length; block < behind; ) {
            int middle = (block + behind) >>> 1;
            if (ends[middle] <= from) {
                block = middle + 1;
            } else {
                behind = middle;
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

    /** Adds elements, in place of those that stand where they belong; they must be sorted, none of them twice. */
    SortedBlocks<E> with(List<E> sorted) {
        return changed(sorted, true);
    }

    /** Leaves elements out; they must be sorted. */
    SortedBlocks<E> without(List<E> sorted) {
        return changed(sorted, false);
    }

    private SortedBlocks<E> changed(List<E> sorted, boolean stay) {
        if (sorted.isEmpty()) {
            return this;
        }
        List<List<E>> result = new ArrayList<>(blocks.size() + 1 + sorted.size() / FULL);
        int taken = 0;
        for (int from = 0; from < sorted.size(); ) {
            int block = blockOf(than(sorted.get(from)), taken);
            result.addAll(blocks.subList(taken, block));
            int to = block + 1 < blocks.size()
                    ? firstNotBefore(sorted, from, than(blocks.get(block + 1).get(0)))
                    : sorted.size();
            List<E> old = blocks.isEmpty() ? List.of() : blocks.get(block);
            addParts(result, merged(old, sorted.subList(from, to), stay));
            taken = Math.min(block + 1, blocks.size());
            from = to;
        }
        result.addAll(blocks.subList(taken, blocks.size()));
        return new SortedBlocks<>(order, result);
    }

    private List<E> merged(List<E> block, List<E> changes, boolean stay) {
        List<E> merged = new ArrayList<>(block.size() + changes.size());
        int next = 0;
        for (E change : changes) {
            int at = firstNotBefore(block, next, than(change));
            merged.addAll(block.subList(next, at));
            boolean known = at < block.size() && order.compare(block.get(at), change) == 0;
            next = known ? at + 1 : at;
            if (stay) {
                merged.add(change);
            }
        }
        merged.addAll(block.subList(next, block.size()));
        return merged;
    }

    private static <E> void addParts(List<List<E>> result, List<E> elements) {
        List<E> all = elements;
        List<E> last = result.isEmpty() ? List.of() : result.get(result.size() - 1);
        // Two blocks that became small are made one, or there would be ever more of them.
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

    /** The last block, from one on, whose first element stands not behind the sought one. */
    private int blockOf(ToIntFunction<? super E> place, int from) {
        int low = from;
        for (int high = blocks.size() - 1; low < high; ) {
            int middle = (low + high + 1) >>> 1;
            if (place.applyAsInt(blocks.get(middle).get(0)) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.min(low, Math.max(0, blocks.size() - 1));
    }

    private static <E> int firstNotBefore(List<E> elements, int from, ToIntFunction<? super E> place) {
        int low = from;
        for (int high = elements.size(); low < high; ) {
            int middle = (low + high) >>> 1;
            if (place.applyAsInt(elements.get(middle)) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ToIntFunction<E> than(E sought) {
        return element -> order.compare(element, sought);
    }
}
