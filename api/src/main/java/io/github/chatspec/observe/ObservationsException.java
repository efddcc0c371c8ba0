package io.github.chatspec.observe;

/**
 * Says that a file of observations cannot be used; the message is one sentence, and below it the place.
 */
public final class ObservationsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param sentence what is wrong and what to do
     * @param place what it is about
     */
    public ObservationsException(String sentence, String place) {
        super(sentence + System.lineSeparator() + "  " + place);
    }
}
