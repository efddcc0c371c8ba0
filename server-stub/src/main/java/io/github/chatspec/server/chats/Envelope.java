package io.github.chatspec.server.chats;

import java.util.Arrays;

/** What surrounds a chat in the body of the operation that returns it. */
public final class Envelope {

    /** The envelope of an operation whose body is the chat itself. */
    public static final Envelope NONE = new Envelope(new byte[0], new byte[0]);

    private final byte[] beginning;
    private final byte[] end;

    private Envelope(byte[] beginning, byte[] end) {
        this.beginning = beginning;
        this.end = end;
    }

    /**
     * Creates an envelope.
     *
     * @param beginning the JSON before the chat in UTF-8
     * @param end the JSON after the chat in UTF-8
     * @return the envelope
     */
    public static Envelope of(byte[] beginning, byte[] end) {
        return new Envelope(beginning.clone(), end.clone());
    }

    /** Returns the index of a chat in the body of the operation. */
    int from() {
        return beginning.length;
    }

    /** Returns the body of the operation that returns a chat: the array itself if there is no envelope. */
    byte[] around(byte[] chat) {
        if (beginning.length + end.length == 0) {
            return chat;
        }
        byte[] body = Arrays.copyOf(beginning, beginning.length + chat.length + end.length);
        System.arraycopy(chat, 0, body, beginning.length, chat.length);
        System.arraycopy(end, 0, body, beginning.length + chat.length, end.length);
        return body;
    }

    /** Returns the length of the chat in a body. */
    int length(byte[] body) {
        return body.length - beginning.length - end.length;
    }
}
