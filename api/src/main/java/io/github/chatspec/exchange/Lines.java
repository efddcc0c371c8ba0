package io.github.chatspec.exchange;

import java.io.IOException;
import java.util.Optional;

/** Cuts a text into its lines; those of nothing but white space are left out. */
final class Lines implements Recording.Slices {

    private static final Bytes.Scan LINE = (buffer, from, to) -> {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    };

    private final Bytes bytes;
    private boolean begun;
    private boolean ended;
    private long entry;

    Lines(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public Optional<Slice> next() throws IOException {
        if (!begun) {
            begun = true;
            bytes.skipMark();
        }
        while (!ended) {
            long line = bytes.line();
            Bytes.Target target = new Bytes.Target(Recording.MAX_BYTES);
            ended = !bytes.take(LINE, target);
            if (ended && bytes.isBroken()) {
                return Optional.of(Slice.broken(++entry, line, Recording.CUT));
            }
            if (target.isFull()) {
                return Optional.of(Slice.broken(++entry, line, Recording.tooLarge()));
            }
            byte[] text = target.bytes();
            if (!isBlank(text)) {
                return Optional.of(Slice.of(++entry, line, text));
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
