package io.github.chatspec.json;

/** Says that a text is not the JSON or YAML that it should be, and where it stops being so. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Position position;

    /**
     * Makes the exception.
     *
     * @param reason what is wrong, without a full stop
     * @param position where it is wrong
     */
    public JsonSyntaxException(String reason, Position position) {
        super(reason);
        this.position = position;
    }

    /**
     * Returns where the text goes wrong.
     *
     * @return the place
     */
    public Position position() {
        return position;
    }
}
