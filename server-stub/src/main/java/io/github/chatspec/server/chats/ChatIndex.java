package io.github.chatspec.server.chats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * An index of chats by identifier and in descending order of their creation, safe for use by many threads.
 *
 * <p>Readers never wait: each change creates new sequences and then replaces both at once. The last page costs as much
 * as the first one, and a change of one chat costs about as much in a million chats as in a thousand. The chats must not
 * change while they are in the index.
 *
 * @param <C> the chat
 */
final class ChatIndex<C> {

    private final Function<C, String> id;
    private final Comparator<C> byId;
    private final Comparator<C> newestFirst;
    private volatile Index<C> index;
    private Index<C> marked;

    private record Index<C>(SortedBlocks<C> byId, SortedBlocks<C> newestFirst) {}

    /**
     * Creates an empty index.
     *
     * @param id returns the identifier of a chat
     * @param byId compares chats by their identifiers
     * @param newestFirst compares chats by their creation, in descending order, and those of the same time by identifier
     */
    ChatIndex(Function<C, String> id, Comparator<C> byId, Comparator<C> newestFirst) {
        this.id = id;
        this.byId = byId;
        this.newestFirst = newestFirst;
        this.index = empty();
        this.marked = index;
    }

    /**
     * Adds chats, and replaces those with the same identifiers; of several with one identifier the last one is added.
     *
     * @param chats the chats
     */
    synchronized void put(Collection<? extends C> chats) {
        List<C> added = lastOfEachId(chats);
        Index<C> old = index;
        List<C> moved = new ArrayList<>();
        for (C chat : added) {
            old.byId()
                    .find(comparedTo(id.apply(chat)))
                    .filter(previous -> newestFirst.compare(previous, chat) != 0)
                    .ifPresent(moved::add);
        }
        SortedBlocks<C> all = old.byId().with(added);
        added.sort(newestFirst);
        moved.sort(newestFirst);
        index = new Index<>(all, old.newestFirst().without(moved).with(added));
    }

    /**
     * Removes a chat.
     *
     * @param chatId its identifier
     * @return whether there was a chat with this identifier
     */
    synchronized boolean remove(String chatId) {
        Index<C> old = index;
        Optional<C> chat = old.byId().find(comparedTo(chatId));
        chat.map(List::of)
                .ifPresent(removed -> index = new Index<>(
                        old.byId().without(removed), old.newestFirst().without(removed)));
        return chat.isPresent();
    }

    /** Removes all chats. */
    synchronized void clear() {
        index = empty();
    }

    /** Saves the current chats for {@link #reset}; the saved and the current chats share memory. */
    synchronized void mark() {
        marked = index;
    }

    /** Restores the chats of the last {@link #mark}, or none if there was no mark. */
    synchronized void reset() {
        index = marked;
    }

    /**
     * Returns a chat.
     *
     * @param chatId its identifier
     * @return the chat, or empty if no chat has this identifier
     */
    Optional<C> get(String chatId) {
        return index.byId().find(comparedTo(chatId));
    }

    /**
     * Returns a page of the chats in descending order of their creation; chats of the same time are sorted by identifier.
     *
     * @param page the number of the page, from 1
     * @param size the number of chats on a page
     * @return the chats, empty after the last page
     */
    List<C> page(int page, int size) {
        SortedBlocks<C> all = index.newestFirst();
        long from = (page - 1L) * size;
        if (from < 0 || from >= all.size()) {
            return List.of();
        }
        int to = (int) Math.min(from + size, all.size());
        return Collections.unmodifiableList(all.slice((int) from, to));
    }

    /**
     * Returns the number of chats.
     *
     * @return the number
     */
    int size() {
        return index.byId().size();
    }

    private Index<C> empty() {
        return new Index<>(SortedBlocks.empty(byId), SortedBlocks.empty(newestFirst));
    }

    private List<C> lastOfEachId(Collection<? extends C> chats) {
        List<C> sorted = new ArrayList<>(chats);
        sorted.sort(byId);
        List<C> last = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            if (i + 1 == sorted.size() || byId.compare(sorted.get(i), sorted.get(i + 1)) != 0) {
                last.add(sorted.get(i));
            }
        }
        return last;
    }

    private ToIntFunction<C> comparedTo(String chatId) {
        return chat -> id.apply(chat).compareTo(chatId);
    }
}
