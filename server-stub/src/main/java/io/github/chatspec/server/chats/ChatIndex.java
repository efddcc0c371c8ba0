package io.github.chatspec.server.chats;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Chats in memory: by identifier, and the newest first.
 *
 * <p>The smallest use: {@code new ChatIndex<Chat>(Chat::id, Chat::createdAt).put(chats)}.
 *
 * <p>Readers see either all of a change or nothing of it, and never wait: a change makes new sequences beside the old
 * ones and shows both of them at once. A page deep in the memory costs what the first one costs; a change of one chat
 * costs about as much in a million chats as in a thousand. The chats themselves must not change while they are in here.
 *
 * @param <C> the chat
 */
public final class ChatIndex<C> {

    private final Function<C, String> id;
    private final Comparator<C> byId;
    private final Comparator<C> newestFirst;
    private volatile Index<C> index;
    private Index<C> marked;

    private record Index<C>(SortedBlocks<C> byId, SortedBlocks<C> newestFirst) {}

    /**
     * Makes an empty memory.
     *
     * @param id reads a chat's identifier
     * @param createdAt reads when a chat was made
     */
    public ChatIndex(Function<C, String> id, Function<C, Instant> createdAt) {
        this.id = id;
        this.byId = Comparator.comparing(id);
        this.newestFirst =
                Comparator.comparing(createdAt, Comparator.reverseOrder()).thenComparing(id);
        this.index = empty();
        this.marked = index;
    }

    /**
     * Takes chats in, in place of those with the same identifiers; of two with one identifier the last one stays.
     *
     * @param chats the chats
     */
    public synchronized void put(Collection<? extends C> chats) {
        List<C> come = lastOfEachId(chats);
        Index<C> old = index;
        List<C> moved = new ArrayList<>();
        for (C chat : come) {
            old.byId()
                    .find(than(id.apply(chat)))
                    .filter(before -> newestFirst.compare(before, chat) != 0)
                    .ifPresent(moved::add);
        }
        SortedBlocks<C> all = old.byId().with(come);
        come.sort(newestFirst);
        moved.sort(newestFirst);
        index = new Index<>(all, old.newestFirst().without(moved).with(come));
    }

    /**
     * Takes a chat out.
     *
     * @param chatId its identifier
     * @return whether there was one
     */
    public synchronized boolean remove(String chatId) {
        Index<C> old = index;
        Optional<C> found = old.byId().find(than(chatId));
        found.map(List::of)
                .ifPresent(gone -> index =
                        new Index<>(old.byId().without(gone), old.newestFirst().without(gone)));
        return found.isPresent();
    }

    /** Takes all chats out. */
    public synchronized void clear() {
        index = empty();
    }

    /** Remembers the chats as they are now, for {@link #reset}; what does not change later is not kept twice. */
    public synchronized void mark() {
        marked = index;
    }

    /** Goes back to the chats as they were when {@link #mark} was called last, or to none. */
    public synchronized void reset() {
        index = marked;
    }

    /**
     * Looks a chat up.
     *
     * @param chatId its identifier
     * @return the chat, or nothing
     */
    public Optional<C> get(String chatId) {
        return index.byId().find(than(chatId));
    }

    /**
     * Returns one page of the chats, the newest first, those of one moment by their identifiers.
     *
     * @param page the page, counted from 1
     * @param size how many chats are on a page
     * @return the chats of the page; none beyond the last chat
     */
    public List<C> page(int page, int size) {
        SortedBlocks<C> all = index.newestFirst();
        long from = (page - 1L) * size;
        if (from < 0 || from >= all.size()) {
            return List.of();
        }
        int to = (int) Math.min(from + size, all.size());
        return Collections.unmodifiableList(all.slice((int) from, to));
    }

    /**
     * Returns how many chats there are.
     *
     * @return the count
     */
    public int size() {
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

    private ToIntFunction<C> than(String chatId) {
        return chat -> id.apply(chat).compareTo(chatId);
    }
}
