package io.github.chatspec.server;

/**
 * Says why a text is not a chat that the memory can take; the message is one clause without a full stop.
 *
 * <p>The smallest use: {@code catch (ChatException e) { e.getMessage(); }}, for example {@code it is not JSON at column
 * 7}.
 */
public final class ChatException extends Exception {

    private static final long serialVersionUID = 1L;

    ChatException(String reason) {
        super(reason, null, false, false);
    }
}
