package io.github.chatspec.cli;

/** Says that a command cannot do its work; the message is one sentence, and below it the place. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place what it is about
     */
    public CommandException(String sentence, String place) {
        super(sentence + System.lineSeparator() + "  " + place);
    }
}
