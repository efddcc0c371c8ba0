package io.github.chatspec.server;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chats in memory: by identifier, and the newest first.
 *
 * <p>The smallest use: {@code new ChatMemory<Chat>(Chat::getChatId, Chat::getCreatedAt).put(chats)}.
 *
 * <p>Readers see either all of a change or nothing of it, and never wait. A page deep in the memory costs what the
 * first one costs; a change costs a copy of the index.
 *
 * @param <C> the vendor's chat
 */
public final class ChatMemory<C> {

    private final Function<C, String> id;
    private final Comparator<C> newestFirst;
    private volatile Index<C> index = new Index<>(Map.of(), List.of());

    private record Index<C>(Map<String, C> byId, List<C> newestFirst) {}

    /**
     * Makes an empty memory.
     *
     * @param id reads a chat's identifier
     * @param createdAt reads when a chat was made
     */
    public ChatMemory(Function<C, String> id, Function<C, OffsetDateTime> createdAt) {
        this.id = id;
        this.newestFirst = Comparator.comparing(
                        (C chat) -> createdAt.apply(chat).toInstant(), Comparator.reverseOrder())
                .thenComparing(id);
    }

    /**
     * Takes chats in, in place of those with the same identifiers.
     *
     * @param chats the chats
     */
    public synchronized void put(Collection<C> chats) {
        Map<String, C> byId = new HashMap<>(index.byId());
        chats.forEach(chat -> byId.put(id.apply(chat), chat));
        List<C> sorted = new ArrayList<>(byId.values());
        sorted.sort(newestFirst);
        index = new Index<>(byId, sorted);
    }

    /**
     * Takes a chat away.
     *
     * @param chatId its identifier
     * @return whether there was one
     */
    public synchronized boolean remove(String chatId) {
        Map<String, C> byId = new HashMap<>(index.byId());
        C removed = byId.remove(chatId);
        List<C> sorted = new ArrayList<>(index.newestFirst());
        sorted.remove(removed);
        index = new Index<>(byId, sorted);
        return removed != null;
    }

    /** Takes all chats away. */
    public synchronized void clear() {
        index = new Index<>(Map.of(), List.of());
    }

    /**
     * Looks a chat up.
     *
     * @param chatId its identifier
     * @return the chat, or nothing
     */
    public Optional<C> get(String chatId) {
        return Optional.ofNullable(index.byId().get(chatId));
    }

    /**
     * Returns one page of the chats, the newest first.
     *
     * @param page the page, counted from 1
     * @param size how many chats are on a page
     * @return the chats of the page; none beyond the last chat
     */
    public List<C> page(int page, int size) {
        List<C> all = index.newestFirst();
        long from = (page - 1L) * size;
        if (from < 0 || from >= all.size()) {
            return List.of();
        }
        int to = (int) Math.min(from + size, all.size());
        return List.copyOf(all.subList((int) from, to));
    }

    /**
     * Returns how many chats there are.
     *
     * @return the count
     */
    public int size() {
        return index.newestFirst().size();
    }
}
