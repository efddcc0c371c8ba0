package io.github.chatspec.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Several records of a recording that follow one another, not yet split.
 *
 * <p>A chunk is read by one thread, which may be another one than that of the recording, unless it was read in place.
 */
public final class RecordChunk {

    /** The number of bytes that a chunk usually has: many, since what is done once for each chunk costs more than a cold cache. */
    public static final int BYTES = 1 << 20;

    /** A larger record is read alone. */
    static final int MOST_BYTES = 1 << 22;

    private final Owner owner;
    private final RecordingBytes bytes;
    private final Recording.ChunkSplitter splitter;
    private final boolean isSequence;
    private final int start;
    private final long precedingEntries;
    private final long precedingLines;
    private long lastLine = 1;

    /** Gets the bytes of a chunk back. */
    interface Owner {
        /**
         * Takes the bytes of a chunk that is no longer used.
         *
         * @param part the bytes, as far as the chunk has not consumed them
         */
        void release(RecordingBytes part);
    }

    RecordChunk(
            Owner owner,
            RecordingBytes bytes,
            Recording.ChunkSplitter splitter,
            boolean isSequence,
            long precedingEntries,
            long precedingLines) {
        this.owner = owner;
        this.bytes = bytes;
        this.splitter = splitter;
        this.isSequence = isSequence;
        this.start = bytes.from();
        this.precedingEntries = precedingEntries;
        this.precedingLines = precedingLines;
    }

    /** Returns the number of records between the chunk before this one and this one. */
    public long precedingEntries() {
        return precedingEntries;
    }

    /** Returns the number of line breaks between the chunk before this one and this one. */
    public long precedingLines() {
        return precedingLines;
    }

    /** Returns the number of bytes. */
    public int size() {
        return bytes.to() - start;
    }

    /**
     * Returns whether another record follows; what separates it from the last one is skipped.
     *
     * @return whether there is one
     */
    public boolean hasNext() {
        try {
            boolean hasNext = splitter.hasNext();
            lastLine = hasNext ? bytes.line() : lastLine;
            return hasNext;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /**
     * Returns the text.
     *
     * @return the bytes, not copied, with {@link EntryCursor#PADDING} zeros after {@link #to}
     */
    public byte[] text() {
        return bytes.buffer();
    }

    /** Returns the index of the next record in the text. */
    public int from() {
        return bytes.from();
    }

    /** Returns the index after the last record in the text. */
    public int to() {
        return bytes.to();
    }

    /**
     * Returns whether a line within a record may begin another one, so that the record must be read alone.
     *
     * @param cursor the cursor that has read the record
     * @return whether one may
     */
    public boolean mayEndEarlier(EntryCursor cursor) {
        return isSequence && cursor.hasBraceAtLineStart();
    }

    /**
     * Skips the next record.
     *
     * @param cursor the cursor that has read it
     * @param end the index after the record, as the cursor returned it
     */
    public void skip(EntryCursor cursor, int end) {
        splitter.skipTo(end, cursor.lines());
    }

    /**
     * Returns the next record.
     *
     * @return the record, with a defect if it cannot be read; empty if the record continues after the chunk, or the input
     *     failed within the record
     */
    public Optional<RawRecord> next() {
        try {
            return splitter.next();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /**
     * Returns a record that was skipped.
     *
     * @param from the index of its first byte in the text
     * @param to the index after its last byte
     * @return the record, with the number of the last one
     */
    public RawRecord skipped(int from, int to) {
        return RawRecord.of(entry(), line(), Arrays.copyOfRange(text(), from, to));
    }

    /** Returns the number of the last record, counted from 1 at the beginning of the chunk. */
    public long entry() {
        return splitter.entry();
    }

    /** Returns the line on which the last record begins, counted from 1 at the beginning of the chunk. */
    public long line() {
        return lastLine;
    }

    /** Returns the number of line breaks that were read. */
    public long lines() {
        return bytes.line() - 1;
    }

    /** Gives the memory of the chunk back to the recording; called by its thread when the chunk is no longer used. */
    public void release() {
        owner.release(bytes);
    }
}
