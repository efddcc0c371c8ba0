package io.github.chatspec.exchange;

import java.io.IOException;
import java.io.InputStream;

/**
 * The records of a recording that begin between two positions, for a recording whose parts are read in different places.
 *
 * <p>A part extends from the first certain beginning of a record after its first position to the first one after its last
 * position. A record certainly begins with a brace at the beginning of a line if the line before ends with a closing brace.
 * Neighbouring parts find the same borders, so that each record is in one of them, wherever the positions are.
 */
public final class RecordSpan extends InputStream {

    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[SIZE];
    private final Border start;
    private final Border end;
    private int from;
    private int to;
    /** The position of the first byte of the buffer. */
    private long position;

    /**
     * Creates a span.
     *
     * @param in the recording, not compressed, from the first position on; closed with the span
     * @param first the first position in bytes; 0 for the beginning of the recording
     * @param last the position after the last one; {@link Long#MAX_VALUE} for the rest of the recording
     */
    public RecordSpan(InputStream in, long first, long last) {
        this.in = in;
        this.position = first;
        this.start = new Border(first, first == 0);
        this.end = new Border(last, false);
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads until the buffer has a byte of the span, and returns whether there is one. */
    private boolean fill() throws IOException {
        while (from == to) {
            if (end.found) {
                return false;
            }
            int count = in.read(buffer, 0, SIZE);
            if (count < 0) {
                return false;
            }
            from = start.found ? 0 : start.search(buffer, count, position);
            to = end.search(buffer, count, position);
            from = Math.min(from, to);
            position += count;
        }
        return true;
    }

    /** The first certain beginning of a record after a position. */
    private static final class Border {

        private final long after;
        private boolean found;
        private boolean afterBrace;
        private boolean atLineStart;

        Border(long after, boolean found) {
            this.after = after;
            this.found = found;
        }

        /** Returns the index of the beginning in a buffer, or else the number of bytes in the buffer. */
        int search(byte[] buffer, int count, long position) {
            int first = after <= position ? 0 : after - position < count ? (int) (after - position) : count;
            for (int i = first; i < count; i++) {
                byte next = buffer[i];
                if (next == '{' && atLineStart && afterBrace) {
                    found = true;
                    return i;
                }
                atLineStart = next == '\n';
                if (next > ' ' || next < 0) {
                    afterBrace = next == '}';
                }
            }
            return count;
        }
    }
}
