package io.github.chatspec.judge.clean;

/** Recognizes values that the schema of a parameter or header accepts, in their bytes. */
interface ValueTest {

    /** Accepts every text. */
    ValueTest ANY = (text, from, to) -> true;

    /**
     * Checks a value.
     *
     * @param text the text of the record
     * @param from the index of the first byte of the value
     * @param to the index after its last byte
     * @return true only if the schema accepts the value; false if that is unknown
     */
    boolean accepts(byte[] text, int from, int to);

    /** Remembers a value that is known to be accepted. */
    default void remember(byte[] text, int from, int to) {
        // Most tests need no example.
    }
}
