package io.github.chatspec.judge;

import io.github.chatspec.io.UserError;

/** Thrown when settings cannot be used. */
public final class SettingsException extends UserError {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place where, on one or more lines
     */
    public SettingsException(String sentence, String place) {
        super(sentence, place);
    }
}
