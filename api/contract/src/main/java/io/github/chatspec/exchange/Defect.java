package io.github.chatspec.exchange;

/**
 * A fault of the record of an exchange, as opposed to one of the exchange itself.
 *
 * @param kind the kind of fault
 * @param reason what is wrong, without a full stop; it holds nothing of what was recorded
 */
public record Defect(Kind kind, String reason) {

    /** The kinds of faults. */
    public enum Kind {
        /** The text is not that of a recorded exchange. */
        SYNTAX,
        /** The input ends within the record. */
        TRUNCATED,
        /** The record exceeds the size limit. */
        TOO_LARGE,
        /** The body is not valid in the encoding that the record names. */
        ENCODING,
        /** The body is in a content coding that cannot be decoded. */
        ENCODED,
        /** No response was recorded. */
        UNANSWERED,
        /** chatspec failed while it read the record, for a reason that no one expected. */
        INTERNAL,
        /** The response was recorded without its body, or with only a part of it. */
        BODY_MISSING;

        /**
         * Returns whether only the body is affected, so that status and header fields can still be judged.
         *
         * @return whether they can
         */
        public boolean affectsBodyOnly() {
            return this == BODY_MISSING || this == ENCODING || this == ENCODED;
        }
    }
}
