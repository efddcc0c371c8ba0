package io.github.chatspec.check;

import io.github.chatspec.io.UserError;

/** Thrown if a baseline cannot be used. */
public final class BaselineException extends UserError {

    private static final long serialVersionUID = 1L;

    BaselineException(String sentence, String place) {
        super(sentence, place);
    }
}
