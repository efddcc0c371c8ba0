package io.github.chatspec.exchange;

/**
 * What is wrong with the record of an exchange, and not with the exchange itself.
 *
 * <p>The smallest use: {@code new Defect(Defect.Kind.BODY_MISSING, "the recorder left it out")}.
 *
 * @param kind in which way the record fails
 * @param reason what is wrong, without a full stop; it holds nothing of what was recorded
 */
public record Defect(Kind kind, String reason) {

    /** The ways in which a record fails. */
    public enum Kind {
        /** The text is not that of a recorded exchange. */
        SYNTAX,
        /** The input ends within the record. */
        TRUNCATED,
        /** The record is longer than what is read. */
        TOO_LARGE,
        /** The body stands there in an encoding that it does not keep. */
        ENCODING,
        /** No answer was recorded. */
        UNANSWERED,
        /** The answer was recorded without its body, or with a part of it only. */
        BODY_MISSING;

        /**
         * Tells whether status and headers can be judged all the same.
         *
         * @return whether only the body is missing
         */
        public boolean leavesTheHead() {
            return this == BODY_MISSING || this == ENCODING;
        }
    }
}
