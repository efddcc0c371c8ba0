package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A chat as JSON, with the values that it is found and sorted by.
 *
 * <p>Only the JSON is kept, since a model of a chat takes several times its memory.
 */
public final class StoredChat {

    private final String id;
    private final Instant createdAt;
    private final byte[] json;
    /** The bits of the entity tag; 0 until it is first needed, since most chats of a large store are never requested. */
    private volatile long tag;

    /** Written when the chat is first listed, since most chats of a large store never are. */
    private volatile byte[] row;

    StoredChat(String id, Instant createdAt, byte[] json) {
        this.id = id;
        this.createdAt = createdAt;
        this.json = json;
    }

    /**
     * Returns the chat's identifier.
     *
     * @return the identifier
     */
    public String id() {
        return id;
    }

    /**
     * Returns when the chat was created.
     *
     * @return the time
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * Returns the chat.
     *
     * @return its JSON in UTF-8, read-only
     */
    public ByteBuffer json() {
        return ByteBuffer.wrap(json).asReadOnlyBuffer();
    }

    /**
     * Returns the entity tag of this version of the chat.
     *
     * @return a strong entity tag
     */
    public EntityTag tag() {
        long bits = tag;
        if (bits == 0) {
            bits = EntityTag.bits(json);
            tag = bits;
        }
        return EntityTag.ofBits(bits);
    }

    byte[] bytes() {
        return json;
    }

    /** Returns the chat's row of a list; threads that write it at the same time write the same bytes. */
    byte[] row(Supplier<byte[]> writer) {
        byte[] written = row;
        if (written == null) {
            written = writer.get();
            row = written;
        }
        return written;
    }
}
