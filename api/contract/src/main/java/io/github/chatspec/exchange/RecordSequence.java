package io.github.chatspec.exchange;

import java.io.IOException;
import java.util.Optional;

/**
 * Splits records that follow one after the other, one per line or each over several lines.
 *
 * <p>Text between the records is one record that cannot be read, however many lines it has.
 */
final class RecordSequence implements Recording.Splitter {

    private static final int RECORD_SEPARATOR = 0x1e;

    private static final Defect UTF16 = new Defect(Defect.Kind.SYNTAX, "the input is not in UTF-8");

    private final RecordingBytes bytes;
    private boolean begun;
    private boolean ended;
    private long entry;

    RecordSequence(RecordingBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        if (!begun) {
            begun = true;
            bytes.skipMark();
            if (bytes.isUtf16()) {
                ended = true;
                return Optional.of(RawRecord.broken(++entry, 1, UTF16));
            }
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
        entry++;
        if (ended && bytes.isBroken()) {
            return Optional.of(RawRecord.broken(entry, line, Recording.CUT));
        }
        return Optional.of(
                target.isFull()
                        ? RawRecord.broken(entry, line, Recording.tooLarge())
                        : RawRecord.of(entry, line, target.bytes()));
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
