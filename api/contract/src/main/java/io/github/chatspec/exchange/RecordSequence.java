package io.github.chatspec.exchange;

import java.io.IOException;
import java.util.Optional;

/**
 * Splits records that follow one after the other, one per line or each over several lines.
 *
 * <p>Text between the records is one record that cannot be read, however many lines it has.
 */
final class RecordSequence implements Recording.ChunkSplitter {

    private static final int RECORD_SEPARATOR = 0x1e;

    private static final Defect UTF16 = new Defect(Defect.Kind.SYNTAX, "the input is not in UTF-8");

    private final RecordingBytes bytes;
    private boolean begun;
    private boolean ended;
    /** Whether the input failed within the last record. */
    private boolean dropsIncomplete;

    private long entry;
    private long aloneUpTo;

    RecordSequence(RecordingBytes bytes) {
        this.bytes = bytes;
    }

    /** Returns the records of a part that does not begin with the recording. */
    static RecordSequence within(RecordingBytes chunk, boolean dropsIncomplete) {
        RecordSequence sequence = new RecordSequence(chunk);
        sequence.begun = true;
        sequence.dropsIncomplete = dropsIncomplete;
        return sequence;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        begin();
        if (bytes.isUtf16() && !ended) {
            ended = true;
            return Optional.of(RawRecord.broken(++entry, 1, UTF16));
        }
        if (ended) {
            return Optional.empty();
        }
        skipBetween();
        long line = bytes.line();
        if (bytes.peek() < 0) {
            ended = true;
            return bytes.isBroken() ? Optional.of(RawRecord.broken(++entry, line, Recording.CUT)) : Optional.empty();
        }
        RecordingBytes.Target target = new RecordingBytes.Target(Recording.MAX_BYTES);
        ended = !bytes.take(bytes.peek() == '{' ? ValueScan.inSequence() : new OtherText(), target);
        if (ended && dropsIncomplete) {
            return Optional.empty();
        }
        entry++;
        if (ended && bytes.isBroken()) {
            return Optional.of(RawRecord.broken(entry, line, Recording.CUT));
        }
        return Optional.of(
                target.isFull()
                        ? RawRecord.broken(entry, line, Recording.tooLarge())
                        : RawRecord.of(entry, line, target.bytes()));
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            bytes.skipMark();
        }
    }

    @Override
    public Optional<RecordChunk> chunk(int size) throws IOException {
        begin();
        if (ended || bytes.isUtf16() || bytes.position() < aloneUpTo) {
            return Optional.empty();
        }
        for (int wanted = size; wanted <= RecordChunk.MOST_BYTES; wanted *= 2) {
            if (!bytes.fill(wanted)) {
                return rest(size);
            }
            int end = lastStart(bytes.buffer(), bytes.from(), bytes.to());
            if (end > bytes.from()) {
                return Optional.of(chunk(end, size));
            }
        }
        aloneUpTo = bytes.position() + bytes.to() - bytes.from();
        return Optional.empty();
    }

    /** Returns the bytes up to the end of the input, or up to its failure. */
    private Optional<RecordChunk> rest(int size) {
        if (bytes.from() == bytes.to()) {
            return Optional.empty();
        }
        ended = !bytes.hasFailed();
        return Optional.of(chunk(bytes.to(), size));
    }

    private RecordChunk chunk(int end, int size) {
        long entries = entry;
        int lines = (int) bytes.line() - 1;
        boolean dropsLast = end == bytes.to() && bytes.hasFailed();
        entry = 0;
        RecordingBytes part = bytes.takePart(end, size);
        return new RecordChunk(bytes, part, within(part, dropsLast), true, entries, lines);
    }

    /**
     * Returns the last index at which a record begins in any case: the previous line ends with a closing brace, and this
     * one begins with an opening one.
     */
    private static int lastStart(byte[] buffer, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (buffer[i] == '{' && buffer[i - 1] == '\n') {
                int last = i - 1;
                while (last > from && buffer[last] <= ' ' && buffer[last] >= 0) {
                    last--;
                }
                if (buffer[last] == '}') {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public boolean hasNext() throws IOException {
        skipBetween();
        return !ended && (bytes.peek() >= 0 || bytes.isBroken());
    }

    @Override
    public void skipTo(int end, int lines) {
        bytes.skipTo(end, lines);
        entry++;
    }

    @Override
    public long entry() {
        return entry;
    }

    /** Returns the number of line breaks that were read since the last chunk. */
    long lines() {
        return bytes.line() - 1;
    }

    private void skipBetween() throws IOException {
        for (int next = bytes.peek(); isBetween(next); next = bytes.peek()) {
            bytes.take();
        }
    }

    private static boolean isBetween(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == ',' || next == RECORD_SEPARATOR;
    }

    /** Finds the next line that begins with a brace or is blank. */
    private static final class OtherText implements RecordingBytes.Scan {

        private boolean atLineStart;

        @Override
        public int end(byte[] buffer, int from, int to) {
            for (int i = from; i < to; i++) {
                if (atLineStart && (buffer[i] == '{' || buffer[i] == '\n' || buffer[i] == '\r')) {
                    return i;
                }
                atLineStart = buffer[i] == '\n';
            }
            return -1;
        }
    }
}
