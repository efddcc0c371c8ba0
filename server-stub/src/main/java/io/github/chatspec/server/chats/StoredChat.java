package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A chat as it goes over the wire: its JSON in UTF-8, and beside it only what it is found and told by.
 *
 * <p>The smallest use: {@code chats.written("CSR0V6T2RY9G4K7E").map(StoredChat::json)}.
 *
 * <p>The bytes are all that is kept of a chat, since a model of it takes several times their memory; nobody can change
 * them.
 */
public final class StoredChat {

    private final String id;
    private final Instant createdAt;
    private final byte[] json;
    private final long tag;
    /** Made when it is asked for first, since most chats of a large memory are never listed. */
    private volatile byte[] row;

    StoredChat(String id, Instant createdAt, byte[] json) {
        this.id = id;
        this.createdAt = createdAt;
        this.json = json;
        this.tag = EntityTag.bits(json);
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
     * Returns when the chat was made.
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
     * Returns the name of this version of the chat.
     *
     * @return a strong entity tag
     */
    public EntityTag tag() {
        return EntityTag.ofBits(tag);
    }

    byte[] bytes() {
        return json;
    }

    /** The chat as it stands in a list; whoever comes first makes it, and two at once make the same. */
    byte[] row(UnaryOperator<byte[]> make) {
        byte[] known = row;
        if (known == null) {
            known = make.apply(json);
            row = known;
        }
        return known;
    }
}
