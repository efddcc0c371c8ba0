package io.github.chatspec.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The chats of one vendor, as tests and demos change them.
 *
 * <p>The smallest use: {@code stub.engage().put("42", chat)}.
 */
public interface ChatStore {

    /**
     * What became of the lines of a file.
     *
     * @param loaded how many chats were taken in
     * @param broken how many lines were left out
     * @param first the first of those, with the reasons
     */
    record Loaded(long loaded, long broken, List<BrokenLine> first) {}

    /**
     * A line that holds no chat.
     *
     * @param line its number, counted from 1
     * @param reason what is wrong with it, in one sentence
     */
    record BrokenLine(long line, String reason) {}

    /**
     * Takes a chat in, in place of one with the same identifier.
     *
     * @param id the chat's identifier
     * @param chat the chat as the vendor writes it, in JSON
     * @throws BadChatException if it is no chat that the contract lets the vendor answer with, or has another identifier
     */
    void put(String id, byte[] chat);

    /**
     * Takes a chat away.
     *
     * @param id the chat's identifier
     * @return whether there was one
     */
    boolean remove(String id);

    /** Goes back to the chats that were there at the start. */
    void reset();

    /** Makes the chats that are there now those that {@link #reset} goes back to. */
    void keep();

    /**
     * Takes many chats in; a line that holds none is left out.
     *
     * @param lines one chat a line, in UTF-8
     * @return what became of them
     * @throws IOException if the lines cannot be read; those that could be are taken in
     */
    Loaded load(InputStream lines) throws IOException;

    /**
     * Counts the chats.
     *
     * @return how many there are
     */
    int size();
}
