package io.github.chatspec.judge;

/** Says that settings cannot be used; the message is one sentence, and below it the place. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place where
     */
    public SettingsException(String sentence, String place) {
        super(sentence + System.lineSeparator() + "  " + place);
    }
}
