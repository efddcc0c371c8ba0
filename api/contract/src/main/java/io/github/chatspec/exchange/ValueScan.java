package io.github.chatspec.exchange;

/** Finds the end of a JSON value by its quotes and brackets, without parsing it. */
final class ValueScan implements RecordingBytes.Scan {

    private final boolean inSequence;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private boolean scalar;
    private boolean atLineStart;
    private boolean unindented;
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
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            if (quoted) {
                if (b == '\n' && inSequence) {
                    return i;
                }
                if (escaped) {
                    escaped = false;
                } else if (b == '\\') {
                    escaped = true;
                } else if (b == '"') {
                    quoted = false;
                    if (depth == 0) {
                        return i + 1;
                    }
                }
            } else if (inSequence && endsBefore(b)) {
                return i;
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (depth == 0 && (b == ',' || b == ']' || b == '}') && scalar) {
                return i;
            } else if (b == '}' || b == ']') {
                if (--depth <= 0) {
                    return i + 1;
                }
            } else if (depth == 0) {
                scalar = true;
            }
        }
        return -1;
    }

    /** Returns whether a byte outside of strings begins the next object although this one is not complete. */
    private boolean endsBefore(byte b) {
        boolean first = atLineStart;
        atLineStart = b == '\n';
        if (first && b == '{' && !(unindented && (last == ',' || last == '[' || last == ':'))) {
            return true;
        }
        unindented |= first && b == '"';
        last = b > ' ' ? b : last;
        return false;
    }
}
