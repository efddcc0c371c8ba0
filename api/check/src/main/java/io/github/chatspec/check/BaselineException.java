package io.github.chatspec.check;

import io.github.chatspec.io.UserError;

/** Thrown when a baseline cannot be used. */
public final class BaselineException extends UserError {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place where, on one or more lines
     */
    BaselineException(String sentence, String place) {
        super(sentence, place);
    }
}
