package io.github.chatspec.check;

/** Receives the progress of a run. */
public interface Progress {

    /** Ignores the progress. */
    // Not a lambda, for the same reason as Check.Listener.NONE.
    Progress NONE = new Progress() {
        @Override
        public void update(long bytes, long exchanges, long findings) {
            // ignored
        }
    };

    /**
     * Called before the first input is read.
     *
     * @param bytes the number of bytes of all files, or 0 if it is not known
     */
    default void begin(long bytes) {}

    /**
     * Receives the current numbers; called often.
     *
     * @param bytes the number of bytes read from the files
     * @param exchanges the number of exchanges judged
     * @param findings the number of new findings
     */
    void update(long bytes, long exchanges, long findings);

    /** Called when the run has ended. */
    default void end() {}
}
