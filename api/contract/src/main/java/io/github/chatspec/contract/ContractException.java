package io.github.chatspec.contract;

import io.github.chatspec.io.UserError;

/** Thrown when a contract cannot be used. */
public final class ContractException extends UserError {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place where, on one or more lines
     */
    public ContractException(String sentence, String place) {
        super(sentence, place);
    }
}
