package io.github.chatspec.io;

/**
 * An error that a user can correct, with a sentence (what is wrong and what to do) and a place.
 *
 * <p>The message is the sentence and, on its own indented line, the place.
 */
public class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place the file, option or contract pointer that the sentence is about, on one or more lines
     */
    public UserError(String sentence, String place) {
        // A place that could not be seen looks as if it were missing.
        super(sentence + System.lineSeparator() + "  " + (place.isBlank() ? "'" + place + "'" : place));
    }
}
