package io.github.chatspec.check;

/** Says that a baseline cannot be used; the message is one sentence, and below it the place. */
public final class BaselineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BaselineException(String sentence, String place) {
        super(sentence + System.lineSeparator() + "  " + place);
    }
}
