package io.github.chatspec.json;

/** Says that a text is not the JSON or YAML that it should be, why, and where it stops being so. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Position position;

    /** The ways in which a text may fail to be JSON. */
    public enum Kind {
        /** There is nothing but white space. */
        EMPTY,
        /** A byte sequence is not UTF-8. */
        ENCODING,
        /** Behind the value comes something else. */
        TRAILING,
        /** A number is not one that JSON knows, or has too many digits. */
        NUMBER,
        /** Objects and arrays are nested too deep. */
        DEPTH,
        /** Anything else. */
        SYNTAX
    }

    /**
     * Makes the exception.
     *
     * @param kind in which way the text fails
     * @param reason what is wrong, without a full stop
     * @param position where it is wrong
     */
    public JsonSyntaxException(Kind kind, String reason, Position position) {
        super(reason);
        this.kind = kind;
        this.position = position;
    }

    /**
     * Returns in which way the text fails.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
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
