package io.github.chatspec.exchange;

import io.github.chatspec.text.ErrorOrigin;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A recording, read one exchange at a time.
 *
 * <p>Memory holds one record at a time; records may be read in other threads.
 */
public final class Recording implements Closeable {

    /** The maximum length of a record in bytes. */
    public static final int MAX_BYTES = 64 << 20;

    /** The number of bytes from which the format of a recording is detected. */
    public static final int HEAD_BYTES = 1 << 16;

    static final Defect CUT = new Defect(Defect.Kind.TRUNCATED, "the compressed input is cut off or damaged here");

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final InputStream in;
    private final RecordingFormat format;
    private Splitter splitter;
    private long entry;
    private long line = 1;

    private Recording(InputStream in, RecordingFormat format, Splitter splitter) {
        this.in = in;
        this.format = format;
        this.splitter = splitter;
    }

    /** Splits a recording into its records. */
    interface Splitter {
        /** Returns the next record; empty at the end. */
        Optional<RawRecord> next() throws IOException;
    }

    /** Splits a recording into its records, or into chunks with several records, which other threads split. */
    interface ChunkSplitter extends Splitter {
        /** Returns as many records as the given number of bytes has; empty if the next record must be read alone. */
        Optional<RecordChunk> chunk(int size) throws IOException;

        /** Returns the same, but the last record may continue after the chunk, which is released before the next call. */
        default Optional<RecordChunk> chunkInPlace(int size) throws IOException {
            return chunk(size);
        }

        /** Skips what separates records, and returns whether another one follows. */
        boolean hasNext() throws IOException;

        /** Skips the next record. */
        void skipTo(int end, int lines);

        /** Returns the number of records that were read or skipped since the last chunk. */
        long entry();
    }

    /**
     * Opens a recording.
     *
     * @param in the bytes, gzipped or not; closed with the recording
     * @param format the format; empty to detect it from the content
     * @param defaultFormat the format to use if none is detected
     * @return the recording
     * @throws IOException if the input cannot be read
     */
    public static Recording open(InputStream in, Optional<RecordingFormat> format, RecordingFormat defaultFormat)
            throws IOException {
        try {
            return opened(in, format, defaultFormat);
        } catch (RuntimeException | StackOverflowError e) {
            return new Recording(in, format.orElse(RecordingFormat.NDJSON), once(failed(1, 1, e)));
        }
    }

    /**
     * Opens a part of a recording that {@link #isDivisible} allows to be read in parts.
     *
     * @param part the part, a {@link RecordSpan}; closed with the recording
     * @param isFirst whether the part begins with the recording
     * @return the part as a recording, in which entries and lines are counted from 1
     */
    public static Recording ofPart(InputStream part, boolean isFirst) {
        RecordingBytes bytes = new RecordingBytes(part);
        RecordSequence sequence = isFirst ? new RecordSequence(bytes) : RecordSequence.within(bytes, false);
        return new Recording(part, RecordingFormat.NDJSON, sequence);
    }

    /**
     * Returns whether a recording can be read in parts: it contains entries of an HTTP archive that follow one after the
     * other, and is not compressed.
     *
     * @param head its first {@link #HEAD_BYTES} bytes, or all if it has fewer
     * @return whether it can
     */
    public static boolean isDivisible(byte[] head) {
        boolean compressed = head.length >= GZIP.length && head[0] == GZIP[0] && head[1] == GZIP[1];
        if (compressed || RecordingBytes.isUtf16(head, 0, head.length)) {
            return false;
        }
        Optional<RecordingLayout> layout = LayoutDetection.of(head);
        return layout.isPresent() && !layout.get().isArray() && layout.get().format() == RecordingFormat.NDJSON;
    }

    private static Recording opened(InputStream in, Optional<RecordingFormat> format, RecordingFormat defaultFormat)
            throws IOException {
        RecordingBytes bytes = new RecordingBytes(unzipped(in));
        Optional<RecordingLayout> detected = LayoutDetection.of(bytes.head());
        if (format.isEmpty() && detected.isEmpty() && bytes.isBroken()) {
            return new Recording(in, RecordingFormat.NDJSON, once(RawRecord.broken(1, 1, CUT)));
        }
        // No lambdas here, since the first one takes a new process as long as a check.
        RecordingFormat actual = format.isPresent() || detected.isEmpty()
                ? format.orElse(defaultFormat)
                : detected.get().format();
        RecordingLayout layout =
                detected.isPresent() && detected.get().format() == actual ? detected.get() : RecordingLayout.of(actual);
        return new Recording(in, actual, splitter(layout, bytes));
    }

    private static Splitter splitter(RecordingLayout layout, RecordingBytes bytes) {
        return switch (layout.format()) {
            case HAR, WIREMOCK, NDJSON ->
                layout.isArray() ? new ArrayElements(bytes, layout.path()) : new RecordSequence(bytes);
            case LINES -> new Lines(bytes);
            case BODY -> whole(bytes);
        };
    }

    /** Returns the format that was given or detected. */
    public RecordingFormat format() {
        return format;
    }

    /**
     * Returns the next record.
     *
     * @return the record, with a defect if it cannot be read; empty at the end. If reading fails for a reason that no
     *     one expected, the last record says so
     * @throws IOException if the input cannot be read any further
     */
    public Optional<RawRecord> next() throws IOException {
        try {
            Optional<RawRecord> next = splitter.next();
            if (next.isPresent()) {
                entry = next.get().entry();
                line = next.get().line();
            }
            return next;
        } catch (RuntimeException | StackOverflowError e) {
            splitter = Optional::empty;
            return Optional.of(failed(entry + 1, line, e));
        }
    }

    /**
     * Returns the next records, if they are entries of an HTTP archive and need not be read alone.
     *
     * <p>The numbers of entries and lines are counted from the beginning of each chunk, also those of the records that
     * {@link #next} returns after it.
     *
     * @param size the number of bytes that the records should have together; {@link RecordChunk#BYTES} are read fastest
     * @return the records; empty if {@link #next} must read the next one, or at the end
     * @throws IOException if the input cannot be read any further
     */
    public Optional<RecordChunk> nextChunk(int size) throws IOException {
        return nextChunk(size, false);
    }

    /**
     * Returns the next records like {@link #nextChunk}, but does not search for the end of the last one, which takes as long
     * as judging the records.
     *
     * @param size the number of bytes that the records should have together
     * @return the records, which must be released before this recording is read again; empty as for {@link #nextChunk}
     * @throws IOException if the input cannot be read any further
     */
    public Optional<RecordChunk> nextChunkInPlace(int size) throws IOException {
        return nextChunk(size, true);
    }

    private Optional<RecordChunk> nextChunk(int size, boolean inPlace) throws IOException {
        boolean isArchive = format == RecordingFormat.HAR || format == RecordingFormat.NDJSON;
        if (!isArchive || !(splitter instanceof ChunkSplitter chunks)) {
            return Optional.empty();
        }
        Optional<RecordChunk> chunk = inPlace ? chunks.chunkInPlace(size) : chunks.chunk(size);
        if (chunk.isPresent()) {
            entry = 0;
            line = 1;
        }
        return chunk;
    }

    /** Returns whether the records are the items of an array, as in an HTTP archive. */
    public boolean isArray() {
        return splitter instanceof ArrayElements;
    }

    /**
     * Returns the number of records that were read since the last chunk.
     *
     * @return the number, for a recording that can be read in chunks
     */
    public long entries() {
        return splitter instanceof ChunkSplitter chunks ? chunks.entry() : entry;
    }

    /**
     * Returns the number of line breaks that were read since the last chunk.
     *
     * @return the number, for records that follow one after the other; 0 for others
     */
    public long lines() {
        return splitter instanceof RecordSequence sequence ? sequence.lines() : 0;
    }

    private static RawRecord failed(long entry, long line, Throwable error) {
        return RawRecord.broken(entry, line, new Defect(Defect.Kind.INTERNAL, ErrorOrigin.of(error)));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static Defect tooLarge() {
        return new Defect(
                Defect.Kind.TOO_LARGE, "it is longer than " + (MAX_BYTES >> 20) + " MiB, or does not fit into memory");
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        PushbackInputStream plain = new PushbackInputStream(in, GZIP.length);
        byte[] first = plain.readNBytes(GZIP.length);
        plain.unread(first);
        if (!Arrays.equals(first, GZIP)) {
            return plain;
        }
        try {
            return new GZIPInputStream(plain, 1 << 16);
        } catch (EOFException | ZipException e) {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new ZipException("The input ends within its head.");
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return read();
                }
            };
        }
    }

    private static Splitter once(RawRecord only) {
        Deque<RawRecord> records = new ArrayDeque<>(List.of(only));
        return () -> Optional.ofNullable(records.poll());
    }

    /** Returns the whole input as one record. */
    private static Splitter whole(RecordingBytes bytes) {
        return new Splitter() {
            private boolean ended;

            @Override
            public Optional<RawRecord> next() throws IOException {
                if (ended) {
                    return Optional.empty();
                }
                ended = true;
                RecordingBytes.Target target = new RecordingBytes.Target(MAX_BYTES);
                bytes.takeAll(target);
                if (bytes.isBroken()) {
                    return Optional.of(RawRecord.broken(1, 1, CUT));
                }
                return Optional.of(
                        target.isFull() ? RawRecord.broken(1, 1, tooLarge()) : RawRecord.of(1, 1, target.bytes()));
            }
        };
    }
}
