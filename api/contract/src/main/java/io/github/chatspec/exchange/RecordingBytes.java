package io.github.chatspec.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Reads the bytes of a recording buffer by buffer and counts the lines.
 *
 * <p>After the bytes of a buffer, there is room for the zeros that an {@link EntryCursor} needs.
 */
final class RecordingBytes implements RecordChunk.Owner {

    private static final int SIZE = Recording.HEAD_BYTES;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long LINE_FEEDS = ONES * '\n';

    /** More buffers are not in use at the same time, unless the records are large. */
    private static final int MOST_SPARE_BUFFERS = 16;

    /** Null if all bytes are in the buffer. */
    private final InputStream in;

    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
    private byte[] buffer;
    private int from;
    private int to;
    /** The number of bytes that were consumed before those in the buffer. */
    private long dropped;

    private long line = 1;
    private boolean broken;
    private boolean utf16;
    private Throwable failure;

    RecordingBytes(InputStream in) {
        this.in = in;
        this.buffer = new byte[SIZE + EntryCursor.PADDING];
    }

    /**
     * Creates the bytes of a part of a recording.
     *
     * @param buffer the bytes of the part, from its first one on
     * @param end the index after the last byte, with room for {@link EntryCursor#PADDING} more
     * @param broken whether the compressed data of the recording is damaged or cut off after them
     */
    RecordingBytes(byte[] buffer, int end, boolean broken) {
        this.in = null;
        this.buffer = buffer;
        this.to = end;
        this.broken = broken;
        Arrays.fill(buffer, end, end + EntryCursor.PADDING, (byte) 0);
    }

    /** Returns the first bytes without consuming them, up to the size of one buffer. */
    byte[] head() throws IOException {
        while (to < capacity() && read()) {
            // One call may return fewer bytes than are available.
        }
        utf16 |= isUtf16(buffer, from, to);
        return Arrays.copyOfRange(buffer, from, to);
    }

    /** Returns whether bytes begin like UTF-16 or UTF-32. */
    static boolean isUtf16(byte[] bytes, int from, int to) {
        return to - from > 1 && (bytes[from] == 0 || bytes[from + 1] == 0 || (bytes[from] & 0xfe) == 0xfe);
    }

    /** Returns whether the input begins like UTF-16 or UTF-32. */
    boolean isUtf16() {
        return utf16;
    }

    /** Skips the byte order mark, which a parser may ignore (RFC 8259, section 8.1). */
    void skipMark() throws IOException {
        byte[] head = head();
        if (LayoutDetection.mark(head) > 0) {
            from += LayoutDetection.mark(head);
        }
    }

    /** Returns the next byte without consuming it, or -1 at the end. */
    int peek() throws IOException {
        if (from == to && (in == null || !readMore())) {
            return -1;
        }
        return buffer[from] & 0xff;
    }

    private boolean readMore() throws IOException {
        dropped += from;
        from = 0;
        to = 0;
        return read();
    }

    /** Consumes and returns the next byte, or -1 at the end. */
    int take() throws IOException {
        int next = peek();
        if (next >= 0) {
            from++;
            line += next == '\n' ? 1 : 0;
        }
        return next;
    }

    /** Returns the line of the next byte, counted from 1. */
    long line() {
        return line;
    }

    /** Returns whether the input ended because its compressed data is damaged or cut off. */
    boolean isBroken() {
        return broken;
    }

    /** Consumes the bytes up to the end that the scan finds, and returns whether it found one before the input ended. */
    boolean take(Scan scan, Target target) throws IOException {
        while (peek() >= 0) {
            int end = scan.end(buffer, from, to);
            take(end < 0 ? to : end, target);
            if (end >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Consumes and returns the bytes up to the end of the line; null if the buffer ends before. */
    byte[] takeLine() throws IOException {
        int end = peek() < 0 ? -1 : endOfLine();
        if (end < 0) {
            return null;
        }
        byte[] taken = Arrays.copyOfRange(buffer, from, end);
        from = end;
        line++;
        return taken;
    }

    /** Returns the index after the next line feed in the buffer, or -1; it compares eight bytes at a time. */
    private int endOfLine() {
        for (int at = from; at < to; at += Long.BYTES) {
            long others = JsonSkipper.word(buffer, at, Long.BYTES) ^ LINE_FEEDS;
            long found = (others - ONES) & ~others & HIGH_BITS;
            if (found != 0) {
                int end = at + Long.numberOfTrailingZeros(found) / Byte.SIZE + 1;
                return end <= to ? end : -1;
            }
        }
        return -1;
    }

    /** Consumes the remaining bytes. */
    void takeAll(Target target) throws IOException {
        while (peek() >= 0) {
            take(to, target);
        }
    }

    private void take(int stop, Target target) {
        for (int i = from; i < stop; i++) {
            line += buffer[i] == '\n' ? 1 : 0;
        }
        target.add(buffer, from, stop);
        from = stop;
    }

    /**
     * Reads until the buffer has a number of bytes, or the input ends or fails.
     *
     * @return whether the buffer has that number of bytes
     */
    boolean fill(int size) {
        if (capacity() - from < size) {
            moveTo(capacity() < size ? buffer(size) : buffer);
        }
        try {
            while (to - from < size && read()) {
                // One call may return fewer bytes than are available.
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        return to - from >= size;
    }

    /** Returns whether the input has failed, which is thrown when the bytes before it are consumed. */
    boolean hasFailed() {
        return failure != null;
    }

    private int capacity() {
        return buffer.length - EntryCursor.PADDING;
    }

    private byte[] buffer(int size) {
        byte[] known = spare.poll();
        return known != null && known.length >= size + EntryCursor.PADDING
                ? known
                : new byte[size + EntryCursor.PADDING];
    }

    private void moveTo(byte[] other) {
        System.arraycopy(buffer, from, other, 0, to - from);
        dropped += from;
        to -= from;
        from = 0;
        buffer = other;
    }

    /** Consumes the bytes up to the end that a search finds in the buffer, and returns them; the lines are counted from 1 again. */
    RecordingBytes takePart(int end, int size) {
        byte[] taken = buffer;
        int start = from;
        from = end;
        moveTo(buffer(Math.max(size, to - end)));
        line = 1;
        RecordingBytes part = new RecordingBytes(taken, end, broken && to == 0);
        part.from = start;
        return part;
    }

    /** Takes the buffer of a part that was taken. */
    @Override
    public void release(RecordingBytes part) {
        if (spare.size() < MOST_SPARE_BUFFERS) {
            spare.add(part.buffer);
        }
    }

    /** Returns the bytes in the buffer without consuming them; the lines are counted from 1 again. */
    RecordingBytes part() {
        line = 1;
        RecordingBytes part = new RecordingBytes(buffer, to, false);
        part.from = from;
        return part;
    }

    /** Returns the number of bytes that were consumed. */
    long position() {
        return dropped + from;
    }

    /** Returns the buffer. */
    byte[] buffer() {
        return buffer;
    }

    /** Returns the index of the next byte in the buffer. */
    int from() {
        return from;
    }

    /** Returns the index after the last byte in the buffer. */
    int to() {
        return to;
    }

    /** Consumes the bytes up to an index. */
    void skipTo(int end, int lines) {
        from = end;
        line += lines;
    }

    private boolean read() throws IOException {
        if (broken) {
            return false;
        }
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (failure instanceof IOException expected) {
            throw expected;
        }
        try {
            int count = in.read(buffer, to, capacity() - to);
            to += Math.max(count, 0);
            return count > 0;
        } catch (EOFException | ZipException e) {
            broken = true;
            return false;
        }
    }

    /** Finds the end of an element that may extend over several buffers. */
    interface Scan {
        /** Returns the index after its last byte, or -1 if it continues in the next buffer. */
        int end(byte[] buffer, int from, int to);
    }

    /** Collects the scanned bytes up to a limit. */
    static final class Target {

        private final int limit;
        private byte[] bytes;
        private int length;
        private boolean full;

        Target(int limit) {
            this.limit = limit;
            this.bytes = new byte[Math.min(limit, 1 << 12)];
        }

        private void add(byte[] from, int start, int end) {
            int count = end - start;
            if (!full && length + count <= limit && (length + count <= bytes.length || grow(length + count))) {
                System.arraycopy(from, start, bytes, length, count);
                length += count;
            } else {
                full = true;
                bytes = new byte[0];
            }
        }

        /** Catches the error of a record that does not fit into memory, so that the others can still be read. */
        private boolean grow(int needed) {
            try {
                bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(limit, bytes.length * 2)));
                return true;
            } catch (OutOfMemoryError e) {
                return false;
            }
        }

        /** Returns whether there were more bytes than the limit, or than fit into memory. */
        boolean isFull() {
            return full;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, full ? 0 : length);
        }
    }
}
