package io.github.chatspec.coverage;

import io.github.chatspec.io.UserError;

/** Thrown if a file of observations cannot be used. */
public final class ObservationsException extends UserError {

    private static final long serialVersionUID = 1L;

    ObservationsException(String sentence, String place) {
        super(sentence, place);
    }
}
