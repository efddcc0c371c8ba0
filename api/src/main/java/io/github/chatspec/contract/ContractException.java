package io.github.chatspec.contract;

/**
 * Says that a contract cannot be used.
 *
 * <p>The message is one sentence, and below it each place with what is wrong there, on a line of its own.
 */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place where, on one or more lines
     */
    public ContractException(String sentence, String place) {
        super(sentence + System.lineSeparator() + "  " + place);
    }
}
