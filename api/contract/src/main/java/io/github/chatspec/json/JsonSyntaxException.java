package io.github.chatspec.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Thrown when a text is not well-formed JSON or YAML; holds the reason and the position. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An excerpt in the message of a parser, which has no other way to report it. */
    private static final Pattern QUOTED = Pattern.compile("'([^']{2,})'");

    private final Kind kind;
    private final transient Position position;
    private final transient List<Part> parts;

    /**
     * A part of a reason.
     *
     * @param text the text
     * @param isExcerpt whether it is quoted from the text that was read, and may be personal data
     */
    public record Part(String text, boolean isExcerpt) {}

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
        this.parts = parts(reason);
    }

    static JsonSyntaxException empty() {
        return new JsonSyntaxException(Kind.EMPTY, "the text is empty", new Position(1, 1, 0));
    }

    static JsonSyntaxException trailing(Position position) {
        return new JsonSyntaxException(Kind.TRAILING, "the text continues after its value", position);
    }

    static JsonSyntaxException depth(Position position) {
        return new JsonSyntaxException(
                Kind.DEPTH, "objects and arrays are nested deeper than " + LocatedJson.MAX_DEPTH, position);
    }

    static JsonSyntaxException digits(Position position) {
        return new JsonSyntaxException(
                Kind.NUMBER_LIMIT, "a number has more than " + LocatedJson.MAX_DIGITS + " characters", position);
    }

    static JsonSyntaxException exponent(Position position) {
        return new JsonSyntaxException(
                Kind.NUMBER_LIMIT, "a number has an exponent beyond " + LocatedJson.MAX_EXPONENT, position);
    }

    private static List<Part> parts(String reason) {
        List<Part> parts = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(reason);
        int end = 0;
        while (quoted.find()) {
            parts.add(new Part(reason.substring(end, quoted.start(1)), false));
            parts.add(new Part(quoted.group(1), true));
            end = quoted.end(1);
        }
        parts.add(new Part(reason.substring(end), false));
        return List.copyOf(parts);
    }

    /** Returns the parts of the reason, which are the message when joined. */
    public List<Part> parts() {
        return parts;
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
