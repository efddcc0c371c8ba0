package io.github.chatspec.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Reads the bytes of a recording buffer by buffer and counts the lines. */
final class RecordingBytes {

    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[SIZE];
    private int from;
    private int to;
    private long line = 1;
    private boolean broken;
    private boolean utf16;

    RecordingBytes(InputStream in) {
        this.in = in;
    }

    /** Returns the first bytes without consuming them, up to the size of one buffer. */
    byte[] head() throws IOException {
        while (to < buffer.length && read()) {
            // One call may return fewer bytes than are available.
        }
        utf16 |= to - from > 1 && (buffer[from] == 0 || buffer[from + 1] == 0 || (buffer[from] & 0xfe) == 0xfe);
        return Arrays.copyOfRange(buffer, from, to);
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
        if (from == to) {
            from = 0;
            to = 0;
            if (!read()) {
                return -1;
            }
        }
        return buffer[from] & 0xff;
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

    private boolean read() throws IOException {
        if (broken) {
            return false;
        }
        try {
            int count = in.read(buffer, to, buffer.length - to);
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
