package io.github.chatspec.judge.verdict;

/** The first half of the judge: decides quickly whether there is nothing to report about a body. */
public interface Verdict {

    /**
     * Checks a body.
     *
     * @param body the bytes
     * @return true only if no rule about the body would report anything; false if that is unknown
     */
    boolean isClean(byte[] body);
}
