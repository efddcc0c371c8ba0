package io.github.chatspec.server.chats;

import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The chats of one vendor in memory, each stored as the JSON that it is served as.
 *
 * <p>A model is written when it is added and read again each time it is requested, so a change of a model never changes
 * a stored chat. The store is safe for use by many threads; readers never wait, and see a change as a whole.
 *
 * @param <C> the vendor's generated model of a chat
 */
public final class ChatStore<C> {

    private final Class<C> type;
    private final StrictReader<C> strict;
    private final Function<C, String> id;
    private final Function<C, OffsetDateTime> createdAt;
    private final Function<C, ?> row;
    private final ChatKeys keys;
    private final Envelope envelope;
    private final ChatJudge judge;
    private final ChatIndex<StoredChat> index =
            new ChatIndex<>(StoredChat::id, StoredChat::compareIds, StoredChat::compareAge);

    /**
     * Creates an empty store.
     *
     * @param type the model
     * @param id returns the identifier of a chat
     * @param createdAt returns when a chat was created
     * @param row returns the model of a chat in a list
     * @param keys the keys of the identifier and of the time of creation in the JSON of a chat
     * @param envelope what surrounds a chat in the body of the operation that returns it
     * @param judge judges chats that are added as JSON
     */
    public ChatStore(
            Class<C> type,
            Function<C, String> id,
            Function<C, OffsetDateTime> createdAt,
            Function<C, ?> row,
            ChatKeys keys,
            Envelope envelope,
            ChatJudge judge) {
        this.type = type;
        this.strict = new StrictReader<>(type);
        this.id = id;
        this.createdAt = createdAt;
        this.row = row;
        this.keys = keys;
        this.envelope = envelope;
        this.judge = judge;
    }

    /**
     * Adds chats, and replaces those with the same identifiers.
     *
     * @param chats the chats
     * @throws IllegalArgumentException if a chat has no identifier or no time of creation; then no chat is added
     */
    public void put(Collection<? extends C> chats) {
        List<StoredChat> written = new ArrayList<>(chats.size());
        for (C chat : chats) {
            try {
                written.add(stored(chat, ModelJson.write(chat)));
            } catch (BadChatException e) {
                throw new IllegalArgumentException("The chat cannot be stored: " + e.getMessage() + ".", e);
            }
        }
        index.put(written);
    }

    /**
     * Adds a chat as JSON, and replaces the one with the same identifier.
     *
     * @param json the chat in UTF-8, which is served unchanged
     * @return its identifier
     * @throws BadChatException if it is not a chat of this vendor; then nothing changes
     */
    public String put(byte[] json) throws BadChatException {
        StoredChat chat = judged(json.clone());
        index.put(List.of(chat));
        return chat.id();
    }

    /**
     * Adds a chat as JSON that must have the given identifier.
     *
     * @param chatId the identifier
     * @param json the chat in UTF-8, which is served unchanged
     * @throws BadChatException if it is not a chat of this vendor, or has another identifier; then nothing changes
     */
    public void put(String chatId, byte[] json) throws BadChatException {
        StoredChat chat = judged(json.clone());
        if (!chat.id().equals(chatId)) {
            throw new BadChatException("its identifier differs from the one in the path");
        }
        index.put(List.of(chat));
    }

    /**
     * Adds the chats of a file with one chat per line, all at once after the last line.
     *
     * @param in the lines, optionally gzipped; empty lines are ignored
     * @param file the name of the file for reports
     * @param rejected consumes each line that is not a chat of this vendor and is skipped
     * @return the number of lines that were added and skipped
     * @throws IOException if the input cannot be read to its end; then nothing changes
     */
    public LoadResult load(InputStream in, String file, Consumer<RejectedLine> rejected) throws IOException {
        List<StoredChat> added = new ArrayList<>();
        ChatScanner scanner = keys.scanner();
        long skipped = 0;
        try (Recording lines = Recording.open(in, Optional.of(RecordingFormat.LINES), RecordingFormat.LINES)) {
            for (Optional<RawRecord> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    byte[] json = text(line.get());
                    Optional<StoredChat> scanned = scanned(scanner, json);
                    added.add(scanned.isPresent() ? scanned.get() : judged(json));
                } catch (BadChatException e) {
                    rejected.accept(new RejectedLine(file, line.get().line(), e.getMessage()));
                    skipped++;
                }
            }
        }
        index.put(added);
        return new LoadResult(added.size(), skipped);
    }

    /**
     * Returns whether {@link #put(byte[])} accepts a text.
     *
     * @param json the text
     * @return whether it is a chat of this vendor
     */
    public boolean accepts(byte[] json) {
        try {
            judged(json);
            return true;
        } catch (BadChatException e) {
            return false;
        }
    }

    /**
     * Returns a chat as a new model.
     *
     * @param chatId its identifier
     * @return the chat, or empty if no chat has this identifier
     */
    public Optional<C> get(String chatId) {
        return index.get(chatId).map(this::read);
    }

    /**
     * Returns a chat as it is stored.
     *
     * @param chatId its identifier
     * @return the chat, or empty if no chat has this identifier
     */
    public Optional<StoredChat> stored(String chatId) {
        return index.get(chatId);
    }

    /**
     * Reads a stored chat as a new model.
     *
     * @param chat the chat
     * @return the model
     */
    public C read(StoredChat chat) {
        return ModelJson.read(chat.json(), type);
    }

    /**
     * Returns a page of the chats as new models, in descending order of their creation.
     *
     * @param page the number of the page, from 1
     * @param size the number of chats on a page
     * @return the chats, empty after the last page
     */
    public List<C> page(int page, int size) {
        return index.page(page, size).stream().map(this::read).toList();
    }

    /**
     * Returns a page of the chats as the rows of a list, in descending order of their creation.
     *
     * @param page the number of the page, from 1
     * @param size the number of chats on a page
     * @return the JSON of each row in UTF-8, which must not be changed; empty after the last page
     */
    public List<byte[]> rows(int page, int size) {
        List<StoredChat> chats = index.page(page, size);
        List<byte[]> rows = new ArrayList<>(chats.size());
        for (StoredChat chat : chats) {
            rows.add(chat.row(() -> ModelJson.write(row.apply(read(chat)))));
        }
        return rows;
    }

    /**
     * Removes a chat.
     *
     * @param chatId its identifier
     * @return whether there was a chat with this identifier
     */
    public boolean remove(String chatId) {
        return index.remove(chatId);
    }

    /** Removes all chats. */
    public void clear() {
        index.clear();
    }

    /** Saves the current chats for {@link #reset}. */
    public void mark() {
        index.mark();
    }

    /** Restores the chats of the last {@link #mark}, or none if there was no mark. */
    public void reset() {
        index.reset();
    }

    /**
     * Returns the number of chats.
     *
     * @return the number
     */
    public int size() {
        return index.size();
    }

    private static byte[] text(RawRecord line) throws BadChatException {
        if (line.defect().isPresent()) {
            throw new BadChatException(line.defect().get().reason());
        }
        return line.bytes();
    }

    /** Returns a chat that conforms to the contract without reading a model; empty if the model is needed to decide. */
    private Optional<StoredChat> scanned(ChatScanner scanner, byte[] json) {
        if (!scanner.scan(json)) {
            return Optional.empty();
        }
        byte[] body = envelope.around(json);
        Optional<Instant> time = judge.conforms(body) ? scanner.createdAt() : Optional.empty();
        return time.map(created -> new StoredChat(scanner.id(), created, body, envelope));
    }

    private StoredChat judged(byte[] json) throws BadChatException {
        StoredChat chat = stored(strict.read(json), json);
        Optional<String> violation = judge.violation(chat.body());
        if (violation.isPresent()) {
            throw new BadChatException(violation.get());
        }
        return chat;
    }

    private StoredChat stored(C chat, byte[] json) throws BadChatException {
        String chatId = id.apply(chat);
        OffsetDateTime time = createdAt.apply(chat);
        if (chatId == null || chatId.isEmpty() || time == null) {
            throw new BadChatException("its identifier or its time of creation is missing");
        }
        return new StoredChat(chatId, time.toInstant(), envelope.around(json), envelope);
    }
}
