package io.github.chatspec.check;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How far a run is.
 *
 * <p>The smallest use: {@code new Progress()}, which keeps it to itself; whoever tells it overrides {@link #tell}.
 */
public class Progress {

    private long bytes;

    /** Begins at nothing. */
    public Progress() {}

    /**
     * Tells how far the run is; it is called often.
     *
     * @param bytes how many bytes were read, as they stand in the files
     * @param exchanges how many exchanges were judged
     * @param findings how many new findings there are
     */
    protected void tell(long bytes, long exchanges, long findings) {
        // Nobody listens.
    }

    /** Learns that nothing more comes. */
    protected void end() {
        // Nobody listens.
    }

    final void at(long exchanges, long findings) {
        tell(bytes, exchanges, findings);
    }

    final InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                bytes += next < 0 ? 0 : 1;
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                bytes += Math.max(count, 0);
                return count;
            }
        };
    }
}
