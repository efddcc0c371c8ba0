package io.github.chatspec.judge.verdict;

import java.util.Arrays;
import java.util.Optional;

/** The first half of the judge: decides quickly whether there is nothing to report about a body. */
public interface Verdict {

    /** The number of readable bytes that {@link #endOfClean} and {@link #endOfNoted} need after the end of the text. */
    int PADDING = 8;

    /**
     * Checks a body.
     *
     * @param body the bytes
     * @return true only if no rule about the body would report anything; false if that is unknown
     */
    boolean isClean(byte[] body);

    /**
     * Checks a body only for what its schema rules out.
     *
     * @param body the bytes
     * @return true only if the body is clean but for one of two readings of the documents; false if that is unknown
     */
    default boolean conforms(byte[] body) {
        return isClean(body);
    }

    /**
     * Returns the path parameter that has the same value as the body.
     *
     * @return its name; empty if the request does not matter
     */
    default Optional<String> repeated() {
        return Optional.empty();
    }

    /**
     * Checks a body.
     *
     * @param body the bytes
     * @param repeated is set to the value of a clean body that the request must have too, if {@link #repeated()} names one
     * @return as {@link #isClean(byte[])}
     */
    default boolean isClean(byte[] body, RepeatedText repeated) {
        return repeated().isEmpty() && isClean(body);
    }

    /**
     * Checks a body that is part of a larger text.
     *
     * @param text the bytes of the text
     * @param from the index of the first byte of the body
     * @param to the index after its last byte
     * @return true only if no rule about the body would report anything; false if that is unknown
     * @throws IndexOutOfBoundsException if the body exceeds the text
     */
    default boolean isClean(byte[] text, int from, int to) {
        return isClean(from == 0 && to == text.length ? text : Arrays.copyOfRange(text, from, to));
    }

    /**
     * Checks a body that is, escaped, the content of a JSON string in a larger text.
     *
     * @param text the bytes of the text, with at least {@link #PADDING} readable bytes after {@code to}
     * @param from the index of the first byte after the opening quote of the string
     * @param to the index after the last byte of the text, before which the string must end
     * @return the index of the closing quote if the string is well-formed and no rule about the body in it would report
     *     anything; -1 if that is unknown
     * @throws IndexOutOfBoundsException if the text and its padding exceed the bytes
     */
    default int endOfClean(byte[] text, int from, int to) {
        return endOfClean(text, from, to, new RepeatedText());
    }

    /**
     * Checks a body that is, escaped, the content of a JSON string in a larger text.
     *
     * @param text as for {@link #endOfClean(byte[], int, int)}
     * @param from as there
     * @param to as there
     * @param repeated is set to the value of a clean body that the request must have too, if {@link #repeated()} names one
     * @return as there
     */
    default int endOfClean(byte[] text, int from, int to, RepeatedText repeated) {
        int end = EscapedString.end(text, from, to);
        byte[] body = end < 0 ? null : EscapedString.decoded(text, from, end);
        return body != null && isClean(body, repeated) ? end : -1;
    }

    /**
     * Checks a body like {@link #endOfClean(byte[], int, int, RepeatedText)}, but also accepts one about which the rules
     * would report something if each finding depends on a single place of the body.
     *
     * @param text the bytes of the text, with at least {@link #PADDING} readable bytes after {@code to}
     * @param from the index of the first byte after the opening quote of the string
     * @param to the index after the last byte of the text, before which the string must end
     * @param repeated is set to the value of the body that the request must have too, if {@link #repeated()} names one
     * @param notes is cleared, and then receives one note for each finding; of no use if the result is -1
     * @return the index of the closing quote if the string is well-formed and the rules would report the notes and nothing
     *     else; -1 if that is unknown
     * @throws IndexOutOfBoundsException if the text and its padding exceed the bytes
     */
    default int endOfNoted(byte[] text, int from, int to, RepeatedText repeated, Notes notes) {
        return -1;
    }
}
