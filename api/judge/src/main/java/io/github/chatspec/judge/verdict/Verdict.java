package io.github.chatspec.judge.verdict;

/** The first half of the judge: says whether there is nothing to say about a body, and nothing else. */
public interface Verdict {

    /**
     * Looks at a body.
     *
     * @param body the bytes
     * @return true only if no rule about the body would find anything; false where that is not known
     */
    boolean isClean(byte[] body);
}
