package io.github.chatspec.server;

/** Says in one sentence why what was sent is no chat of the vendor's, and what to do. */
public final class BadChatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     */
    public BadChatException(String sentence) {
        super(sentence);
    }
}
