package io.github.chatspec.server.chats;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The chats of one vendor, each kept as the bytes that it is served as.
 *
 * <p>The smallest use: {@code new HelpScoutChats().memory().get("80af4089")}.
 *
 * <p>What is put in is written at once, and what is read as a model is read anew each time: nobody holds a chat that
 * somebody else can change, and {@link ChatIndex} says what readers see beside a writer.
 *
 * @param <C> the vendor's generated model of a chat
 */
public final class ChatStore<C> {

    private final StrictReader<C> strict;
    private final ObjectReader reader;
    private final Function<C, String> id;
    private final Function<C, OffsetDateTime> createdAt;
    private final Function<C, ?> row;
    private final ChatJudge judge;
    private final ChatIndex<StoredChat> memory = new ChatIndex<>(StoredChat::id, StoredChat::createdAt);

    /**
     * Makes an empty memory.
     *
     * @param type the model
     * @param id reads a chat's identifier
     * @param createdAt reads when a chat was made
     * @param row makes the model of what stands in a list of chats
     * @param judge says what is wrong with a chat that is handed in as it is written
     */
    public ChatStore(
            Class<C> type,
            Function<C, String> id,
            Function<C, OffsetDateTime> createdAt,
            Function<C, ?> row,
            ChatJudge judge) {
        this.strict = new StrictReader<>(type);
        this.reader = ModelJson.reader(type);
        this.id = id;
        this.createdAt = createdAt;
        this.row = row;
        this.judge = judge;
    }

    /**
     * Takes chats in, in place of those with the same identifiers.
     *
     * @param chats the chats
     * @throws IllegalArgumentException if one of them lacks its identifier or its time; then none is taken in
     */
    public void put(Collection<? extends C> chats) {
        List<StoredChat> written = new ArrayList<>(chats.size());
        for (C chat : chats) {
            try {
                written.add(written(chat, ModelJson.write(chat)));
            } catch (BadChatException e) {
                throw new IllegalArgumentException("The chat cannot be kept: " + e.getMessage() + ".", e);
            }
        }
        memory.put(written);
    }

    /**
     * Takes a chat in as it is written.
     *
     * @param json its JSON in UTF-8, which is served as it stands
     * @return its identifier
     * @throws BadChatException if the text is not a chat of this vendor; then nothing changes
     */
    public String put(byte[] json) throws BadChatException {
        StoredChat chat = written(json.clone());
        memory.put(List.of(chat));
        return chat.id();
    }

    /**
     * Takes a chat in that must have a certain identifier.
     *
     * @param chatId the identifier
     * @param json its JSON in UTF-8, which is served as it stands
     * @throws BadChatException if the text is not a chat of this vendor, or has another identifier; then nothing changes
     */
    public void put(String chatId, byte[] json) throws BadChatException {
        StoredChat chat = written(json.clone());
        if (!chat.id().equals(chatId)) {
            throw new BadChatException("it has another identifier than its address");
        }
        memory.put(List.of(chat));
    }

    /**
     * Takes in the chats of a file, one on each line; readers see none of them before all are read.
     *
     * <p>Beyond the chats themselves it holds one line at a time.
     *
     * @param in the lines, gzipped or not; empty ones are passed over
     * @param file what the file is called
     * @param broken is told of each line that is left out
     * @return how many lines were taken in and left out
     * @throws IOException if the input cannot be read any further; then nothing changes
     */
    public LoadResult load(InputStream in, String file, Consumer<RejectedLine> broken) throws IOException {
        List<StoredChat> read = new ArrayList<>();
        long leftOut = 0;
        try (Recording lines = Recording.open(in, Optional.of(RecordingFormat.LINES), RecordingFormat.LINES)) {
            for (Optional<RawRecord> line = lines.next(); line.isPresent(); line = lines.next()) {
                try {
                    read.add(written(text(line.get())));
                } catch (BadChatException e) {
                    broken.accept(new RejectedLine(file, line.get().line(), e.getMessage()));
                    leftOut++;
                }
            }
        }
        memory.put(read);
        return new LoadResult(read.size(), leftOut);
    }

    /**
     * Tells whether a text is a chat of this vendor.
     *
     * @param json the text
     * @return whether {@link #put(byte[])} would take it in
     */
    public boolean takes(byte[] json) {
        try {
            written(json);
            return true;
        } catch (BadChatException e) {
            return false;
        }
    }

    /**
     * Looks a chat up.
     *
     * @param chatId its identifier
     * @return a model of the chat, or nothing; to change it changes nothing in here
     */
    public Optional<C> get(String chatId) {
        return memory.get(chatId).map(chat -> model(chat.bytes()));
    }

    /**
     * Looks a chat up as it is written.
     *
     * @param chatId its identifier
     * @return the chat, or nothing
     */
    public Optional<StoredChat> written(String chatId) {
        return memory.get(chatId);
    }

    /**
     * Returns one page of the chats, the newest first.
     *
     * @param page the page, counted from 1
     * @param size how many chats are on a page
     * @return models of the chats of the page; none beyond the last chat
     */
    public List<C> page(int page, int size) {
        return memory.page(page, size).stream().map(chat -> model(chat.bytes())).toList();
    }

    /**
     * Returns one page of the chats, the newest first, as they stand in a list.
     *
     * @param page the page, counted from 1
     * @param size how many chats are on a page
     * @return the JSON in UTF-8 of each row of the page, which must not be changed; none beyond the last chat
     */
    public List<byte[]> rows(int page, int size) {
        return memory.page(page, size).stream()
                .map(chat -> chat.row(json -> ModelJson.write(row.apply(model(json)))))
                .toList();
    }

    /**
     * Takes a chat out.
     *
     * @param chatId its identifier
     * @return whether there was one
     */
    public boolean remove(String chatId) {
        return memory.remove(chatId);
    }

    /** Takes all chats out. */
    public void clear() {
        memory.clear();
    }

    /** Remembers the chats as they are now, for {@link #reset}. */
    public void mark() {
        memory.mark();
    }

    /** Goes back to the chats as they were when {@link #mark} was called last. */
    public void reset() {
        memory.reset();
    }

    /**
     * Returns how many chats there are.
     *
     * @return the count
     */
    public int size() {
        return memory.size();
    }

    private static byte[] text(RawRecord line) throws BadChatException {
        if (line.defect().isPresent()) {
            throw new BadChatException(line.defect().get().reason());
        }
        return line.bytes();
    }

    private StoredChat written(byte[] json) throws BadChatException {
        StoredChat chat = written(strict.read(json), json);
        Optional<String> objection = judge.objection(json);
        if (objection.isPresent()) {
            throw new BadChatException(objection.get());
        }
        return chat;
    }

    private StoredChat written(C chat, byte[] json) throws BadChatException {
        String chatId = id.apply(chat);
        OffsetDateTime time = createdAt.apply(chat);
        if (chatId == null || chatId.isEmpty() || time == null) {
            throw new BadChatException("it lacks what a chat is found by, its identifier or its time");
        }
        return new StoredChat(chatId, time.toInstant(), json);
    }

    private C model(byte[] json) {
        try {
            return reader.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
