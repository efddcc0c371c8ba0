package io.github.chatspec.exchange;

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
 * <p>The smallest use:
 *
 * <pre>{@code
 * try (Recording recording = Recording.open(in, Optional.empty(), Form.BODY)) {
 *     EntryReader reader = EntryReader.of(recording.form());
 *     recording.next().map(reader::read);
 * }
 * }</pre>
 *
 * <p>Memory holds one record at a time; records may be read in other threads.
 */
public final class Recording implements Closeable {

    /** How long a record may be, in bytes. */
    public static final int MAX_BYTES = 64 << 20;

    static final Defect CUT = new Defect(Defect.Kind.TRUNCATED, "the compressed input is cut off or damaged here");

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final InputStream in;
    private final RecordingFormat form;
    private final Slices slices;

    private Recording(InputStream in, RecordingFormat form, Slices slices) {
        this.in = in;
        this.form = form;
        this.slices = slices;
    }

    /** Cuts a recording into its records. */
    interface Slices {
        /** Returns the next record, or nothing at the end. */
        Optional<RawRecord> next() throws IOException;
    }

    /**
     * Begins to read.
     *
     * @param in the bytes, gzipped or not; they are closed with the recording
     * @param asked the form, or nothing where it is to be recognised from the content
     * @param otherwise the form of what is not recognised
     * @return the recording
     * @throws IOException if nothing can be read
     */
    public static Recording open(InputStream in, Optional<RecordingFormat> asked, RecordingFormat otherwise)
            throws IOException {
        RecordingBytes bytes = new RecordingBytes(unzipped(in));
        Optional<RecordingFormat> known = asked.isPresent() ? asked : RecordingFormat.of(bytes.head());
        if (known.isEmpty() && bytes.isBroken()) {
            return new Recording(in, RecordingFormat.NDJSON, once(RawRecord.broken(1, 1, CUT)));
        }
        RecordingFormat form = known.orElse(otherwise);
        Slices slices = switch (form) {
            case HAR -> new ArrayElements(bytes, List.of("log", "entries"));
            case WIREMOCK -> new ArrayElements(bytes, List.of("requests"));
            case NDJSON, LINES -> new Lines(bytes);
            case BODY -> whole(bytes);
        };
        return new Recording(in, form, slices);
    }

    /**
     * Returns the form.
     *
     * @return the one that was asked for, or that was recognised
     */
    public RecordingFormat form() {
        return form;
    }

    /**
     * Returns the next record.
     *
     * @return the record, or nothing at the end; a record that cannot be had is one with a defect
     * @throws IOException if the input cannot be read any further
     */
    public Optional<RawRecord> next() throws IOException {
        return slices.next();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static Defect tooLarge() {
        return new Defect(
                Defect.Kind.TOO_LARGE, "it is longer than " + (MAX_BYTES >> 20) + " MiB, or than the memory lasts for");
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

    private static Slices once(RawRecord slice) {
        Deque<RawRecord> slices = new ArrayDeque<>(List.of(slice));
        return () -> Optional.ofNullable(slices.poll());
    }

    /** The whole input as one record. */
    private static Slices whole(RecordingBytes bytes) {
        return new Slices() {
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
