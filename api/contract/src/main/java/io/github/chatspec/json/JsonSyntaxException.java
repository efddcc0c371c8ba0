package io.github.chatspec.json;

/** Thrown when a text is not well-formed JSON or YAML; holds the reason and the position. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Position position;

    /** The kinds of syntax errors. */
    public enum Kind {
        /** The text holds only white space. */
        EMPTY,
        /** A byte sequence is not UTF-8. */
        ENCODING,
        /** The text continues after the value. */
        TRAILING,
        /** A number is not valid JSON. */
        NUMBER,
        /** A number is too long for this reader; it may be valid JSON. */
        NUMBER_LIMIT,
        /** Objects and arrays are nested too deep for this reader; they may be valid JSON. */
        DEPTH,
        /** Anything else. */
        SYNTAX;

        /** Returns whether the text only exceeds a limit of the reader, and may be valid JSON. */
        public boolean isLimit() {
            return this == NUMBER_LIMIT || this == DEPTH;
        }
    }

    /**
     * Creates the exception.
     *
     * @param kind the kind of error
     * @param reason what is wrong, without a full stop
     * @param position where it is wrong
     */
    public JsonSyntaxException(Kind kind, String reason, Position position) {
        super(reason);
        this.kind = kind;
        this.position = position;
    }

    /** Returns the kind of error. */
    public Kind kind() {
        return kind;
    }

    /** Returns the position of the error. */
    public Position position() {
        return position;
    }
}
