package io.github.chatspec.mock.generation;

/** Thrown for a response that cannot be generated; the message is one sentence that gives the reason. */
public final class NotGeneratedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotGeneratedException(String reason) {
        super(reason);
    }
}
