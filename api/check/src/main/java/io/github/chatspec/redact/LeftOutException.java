package io.github.chatspec.redact;

/** Says that an exchange has no redacted form, and why; the message is a sentence that holds nothing of the exchange. */
public final class LeftOutException extends Exception {

    private static final long serialVersionUID = 1L;

    public LeftOutException(String sentence) {
        super(sentence);
    }
}
