package io.github.chatspec.exchange;

import java.io.IOException;
import java.util.Optional;

/** Splits a text into its lines and skips blank ones. */
final class Lines implements Recording.Splitter {

    private static final RecordingBytes.Scan LINE = (buffer, from, to) -> {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    };

    private final RecordingBytes bytes;
    private boolean begun;
    private boolean ended;
    private long entry;

    Lines(RecordingBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        if (!begun) {
            begun = true;
            bytes.skipMark();
        }
        while (!ended) {
            long line = bytes.line();
            byte[] whole = bytes.takeLine();
            if (whole != null) {
                if (!isBlank(whole)) {
                    return Optional.of(RawRecord.of(++entry, line, whole));
                }
                continue;
            }
            RecordingBytes.Target target = new RecordingBytes.Target(Recording.MAX_BYTES);
            ended = !bytes.take(LINE, target);
            if (ended && bytes.isBroken()) {
                return Optional.of(RawRecord.broken(++entry, line, Recording.CUT));
            }
            if (target.isFull()) {
                return Optional.of(RawRecord.broken(++entry, line, Recording.tooLarge()));
            }
            byte[] text = target.bytes();
            if (!isBlank(text)) {
                return Optional.of(RawRecord.of(++entry, line, text));
            }
        }
        return Optional.empty();
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
