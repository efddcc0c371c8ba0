package io.github.chatspec.exchange;

/** Finds the end of a JSON value by its quotes and brackets, without parsing it. */
final class ValueScan implements RecordingBytes.Scan {

    private final boolean inSequence;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private boolean scalar;
    private boolean ended;
    private boolean atLineStart;
    private boolean unindented;
    /** The last byte outside of strings that was not blank. */
    private byte last;

    private ValueScan(boolean inSequence) {
        this.inSequence = inSequence;
    }

    /** Returns a scan of a value within another one. */
    static ValueScan nested() {
        return new ValueScan(false);
    }

    /**
     * Returns a scan of an object that others follow. One that is not well-formed ends where the next one seems to
     * begin.
     */
    static ValueScan inSequence() {
        return new ValueScan(true);
    }

    @Override
    public int end(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to) {
            i = quoted ? inString(buffer, i, to) : outsideString(buffer, i, to);
            if (ended) {
                return i;
            }
        }
        return -1;
    }

    /** Scans to the end of a string; a line break within it ends a record of a sequence. */
    private int inString(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!inSequence && !escaped) {
                i = JsonSkipper.quoteOrBackslash(buffer, i, to);
                if (i == to) {
                    return to;
                }
            }
            byte b = buffer[i];
            if (b == '\n' && inSequence) {
                ended = true;
                return i;
            }
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                quoted = false;
                ended = depth == 0;
                return i + 1;
            }
        }
        return to;
    }

    /** Scans to the beginning of a string, or to the end of the value. */
    private int outsideString(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (atLineStart && endsBefore(b)) {
                ended = true;
                return i;
            }
            switch (b) {
                case '"' -> {
                    quoted = true;
                    last = b;
                    return i + 1;
                }
                case '{', '[' -> depth++;
                case '}', ']', ',' -> {
                    if (depth == 0 && scalar) {
                        ended = true;
                        return i;
                    }
                    if (b != ',' && --depth <= 0) {
                        ended = true;
                        return i + 1;
                    }
                }
                case '\n' -> atLineStart = inSequence;
                default -> scalar |= depth == 0;
            }
            last = b > ' ' ? b : last;
        }
        return to;
    }

    /** Returns whether the first byte of a line begins the next object although this one is not complete. */
    private boolean endsBefore(byte b) {
        atLineStart = false;
        if (b == '{' && !(unindented && (last == ',' || last == '[' || last == ':'))) {
            return true;
        }
        unindented |= b == '"';
        return false;
    }
}
