package io.github.chatspec.server.chats;

/**
 * Says why a text is not a chat that the memory can take; the message is one clause without a full stop.
 *
 * <p>The smallest use: {@code catch (BadChatException e) { e.getMessage(); }}, for example {@code it is not JSON at column
 * 7}.
 */
public final class BadChatException extends Exception {

    private static final long serialVersionUID = 1L;

    BadChatException(String reason) {
        super(reason, null, false, false);
    }
}
