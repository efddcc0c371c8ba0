package io.github.chatspec.judge.verdict;

import java.util.Arrays;

/** The part of a body that its request must have too; mutable, so that a reader of many bodies makes no objects. */
public final class RepeatedText {

    private boolean isPresent;
    private int from;
    private int to;

    /** The walk over the last body, whose memory the next one uses; may be null. */
    private ByteWalk lastWalk;

    /** Returns the walk over the last body, or null. */
    ByteWalk takeWalk() {
        ByteWalk walk = lastWalk;
        lastWalk = null;
        return walk;
    }

    void leaveWalk(ByteWalk walk) {
        lastWalk = walk;
    }

    /** Sets the part; a negative index means a value that cannot be compared as it is. */
    void set(boolean isPresent, int from, int to) {
        this.isPresent = isPresent;
        this.from = from;
        this.to = to;
    }

    /**
     * Returns whether a clean body plainly repeats a text, or has no value that must be repeated.
     *
     * @param body the bytes of the body
     * @param text the bytes of the text
     * @param textFrom the index of its first byte
     * @param textTo the index after its last byte
     */
    public boolean isSameAs(byte[] body, byte[] text, int textFrom, int textTo) {
        return !isPresent || (from >= 0 && Arrays.equals(body, from, to, text, textFrom, textTo));
    }
}
