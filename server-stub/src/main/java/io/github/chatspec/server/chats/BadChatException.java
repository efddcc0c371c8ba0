package io.github.chatspec.server.chats;

/** Thrown when a text is not a chat that can be stored; the message is a clause without a full stop. */
public final class BadChatException extends Exception {

    private static final long serialVersionUID = 1L;

    BadChatException(String reason) {
        super(reason, null, false, false);
    }
}
