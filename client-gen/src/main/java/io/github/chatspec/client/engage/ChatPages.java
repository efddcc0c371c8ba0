package io.github.chatspec.client.engage;

import io.github.chatspec.client.engage.generated.ServerConfiguration;
import io.github.chatspec.client.engage.model.ChatSummary;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Iterates over the chats of all pages; each page is requested once the previous one is exhausted. */
final class ChatPages extends AbstractSpliterator<ChatSummary> {

    private final IntFunction<List<ChatSummary>> list;
    private final Queue<ChatSummary> rows = new ArrayDeque<>();
    private Set<String> pageBefore = Set.of();
    private int next = ServerConfiguration.LIST_CHATS_PAGE_LEAST;
    private boolean isLast;

    /**
     * Creates a spliterator that begins with the first page.
     *
     * @param list requests a page
     */
    ChatPages(IntFunction<List<ChatSummary>> list) {
        super(Long.MAX_VALUE, ORDERED | NONNULL);
        this.list = list;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ChatSummary> action) {
        if (rows.isEmpty() && !isLast) {
            read(list.apply(next));
        }
        ChatSummary row = rows.poll();
        if (row == null) {
            return false;
        }
        action.accept(row);
        return true;
    }

    private void read(List<ChatSummary> page) {
        Set<String> ids = new HashSet<>();
        for (ChatSummary row : page) {
            ids.add(row.getChatId());
            // Rows without an identifier violate the contract, but are still different chats.
            if (row.getChatId() == null || !pageBefore.contains(row.getChatId())) {
                rows.add(row);
            }
        }
        pageBefore = ids;
        next++;
        isLast = page.size() < ServerConfiguration.CHAT_LIST_ENVELOPE_RESPONSE_MOST || rows.isEmpty();
    }
}
