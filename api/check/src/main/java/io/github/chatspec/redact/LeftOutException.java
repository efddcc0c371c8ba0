package io.github.chatspec.redact;

/** Thrown when an exchange cannot be redacted; the message contains no data of the exchange. */
public final class LeftOutException extends Exception {

    private static final long serialVersionUID = 1L;

    public LeftOutException(String sentence) {
        super(sentence);
    }
}
