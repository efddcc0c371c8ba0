package io.github.chatspec.judge.parameter;

/** Thrown for a body that is not the multipart body that its media type promises. */
public final class MultipartSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Creates an exception.
     *
     * @param reason what is wrong with the body, which continues a sentence: for example {@code it has no boundary}
     */
    public MultipartSyntaxException(String reason) {
        super(reason);
    }
}
