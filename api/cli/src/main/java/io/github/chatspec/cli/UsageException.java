package io.github.chatspec.cli;

/** Reports an option with a value that it cannot have, in one sentence. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
