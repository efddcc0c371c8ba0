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

    private static final int MOST_LATIN = 0xff;

    private final String id;
    /** The first eight characters of the identifier, by which most identifiers differ. */
    private final long idHead;

    /** The seconds and nanoseconds of the creation, which need less memory than an object. */
    private final long seconds;

    private final int nanos;
    /** The body of the operation that returns the chat. */
    private final byte[] body;

    private final Envelope envelope;
    /** The bits of the entity tag; 0 until it is first needed, since most chats of a large store are never requested. */
    private volatile long tag;

    /** Written when the chat is first listed, since most chats of a large store never are. */
    private volatile byte[] row;

    StoredChat(String id, Instant createdAt, byte[] body, Envelope envelope) {
        this.id = id;
        this.idHead = head(id);
        this.seconds = createdAt.getEpochSecond();
        this.nanos = createdAt.getNano();
        this.body = body;
        this.envelope = envelope;
    }

    /** Returns eight characters as a number, in their order; it ends with the first one that is not in Latin-1. */
    private static long head(String id) {
        long head = 0;
        boolean isLatin = true;
        for (int i = 0; i < Long.BYTES; i++) {
            int next = isLatin && i < id.length() ? Math.min(id.charAt(i), MOST_LATIN) : 0;
            isLatin &= next < MOST_LATIN;
            head = (head << Byte.SIZE) | next;
        }
        return head;
    }

    /** Compares two chats by their identifiers. */
    static int compareIds(StoredChat a, StoredChat b) {
        int order = Long.compareUnsigned(a.idHead, b.idHead);
        return order != 0 ? order : a.id.compareTo(b.id);
    }

    /** Compares two chats by their creation, the newer one first, and those of the same time by their identifiers. */
    static int compareAge(StoredChat a, StoredChat b) {
        int order = Long.compare(b.seconds, a.seconds);
        order = order != 0 ? order : Integer.compare(b.nanos, a.nanos);
        return order != 0 ? order : compareIds(a, b);
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
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /**
     * Returns the chat.
     *
     * @return its JSON in UTF-8, read-only
     */
    public ByteBuffer json() {
        return ByteBuffer.wrap(body, envelope.from(), envelope.length(body))
                .slice()
                .asReadOnlyBuffer();
    }

    /**
     * Returns the answer of the operation that returns the chat.
     *
     * @return its body in UTF-8, read-only
     */
    public ByteBuffer answer() {
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    /**
     * Returns the entity tag of this version of the chat.
     *
     * @return a strong entity tag
     */
    public EntityTag tag() {
        long bits = tag;
        if (bits == 0) {
            bits = EntityTag.bits(json());
            tag = bits;
        }
        return EntityTag.ofBits(bits);
    }

    byte[] body() {
        return body;
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
