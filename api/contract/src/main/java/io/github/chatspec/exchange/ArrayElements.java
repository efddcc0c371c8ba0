package io.github.chatspec.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Splits one array within a JSON text into its elements, without parsing them.
 *
 * <p>It scans only strings and brackets, so that an element that is not well-formed does not affect the others.
 */
final class ArrayElements implements Recording.Splitter {

    private static final Defect TRAILING =
            new Defect(Defect.Kind.SYNTAX, "the input continues after its entries; the rest is not read");

    private final RecordingBytes bytes;
    private final List<String> path;
    private boolean open;
    private boolean ended;
    private long entry;

    /**
     * Creates the splitter.
     *
     * @param path the keys that lead to the array
     */
    ArrayElements(RecordingBytes bytes, List<String> path) {
        this.bytes = bytes;
        this.path = path;
    }

    @Override
    public Optional<RawRecord> next() throws IOException {
        if (!open && !ended) {
            open = seek();
            if (!open) {
                ended = true;
                return Optional.of(defect(
                        bytes.isBroken()
                                ? Recording.CUT
                                : new Defect(
                                        Defect.Kind.SYNTAX,
                                        (bytes.isUtf16() ? "the input is not in UTF-8, and " : "the input ")
                                                + "has no array " + String.join(".", path)
                                                + ", which its format requires")));
            }
        }
        if (ended) {
            return Optional.empty();
        }
        skipBlanks(true);
        if (bytes.peek() == ']') {
            ended = true;
            bytes.take();
            return afterArray();
        }
        return Optional.of(bytes.peek() < 0 ? cut() : item());
    }

    private RawRecord item() throws IOException {
        long line = bytes.line();
        RecordingBytes.Target target = new RecordingBytes.Target(Recording.MAX_BYTES);
        if (!bytes.take(new ValueScan(), target)) {
            return cut();
        }
        entry++;
        return target.isFull()
                ? RawRecord.broken(entry, line, Recording.tooLarge())
                : RawRecord.of(entry, line, target.bytes());
    }

    private RawRecord cut() {
        ended = true;
        return defect(
                bytes.isBroken()
                        ? Recording.CUT
                        : new Defect(
                                Defect.Kind.TRUNCATED,
                                "the input ends here, within its array " + String.join(".", path)));
    }

    /** Checks that the enclosing objects end after the array, without a second array of exchanges. */
    private Optional<RawRecord> afterArray() throws IOException {
        for (int depth = path.size(); depth > 0; depth--) {
            for (skipBlanks(true); bytes.peek() == '"'; skipBlanks(true)) {
                if (key(path.get(depth - 1))) {
                    return Optional.of(
                            defect(new Defect(Defect.Kind.SYNTAX, "its key " + path.get(depth - 1) + " is repeated")));
                }
                skipBlanks(false);
                bytes.take(new ValueScan(), new RecordingBytes.Target(0));
            }
            if (bytes.peek() != '}') {
                return Optional.of(bytes.peek() < 0 ? cut() : defect(TRAILING));
            }
            bytes.take();
        }
        skipBlanks(false);
        return bytes.peek() < 0 && !bytes.isBroken() ? Optional.empty() : Optional.of(defect(TRAILING));
    }

    private RawRecord defect(Defect defect) {
        entry++;
        return RawRecord.broken(entry, bytes.line(), defect);
    }

    /** Moves to the first element of the array. */
    private boolean seek() throws IOException {
        bytes.skipMark();
        for (String key : path) {
            if (!enter(key)) {
                return false;
            }
        }
        skipBlanks(false);
        return bytes.take() == '[';
    }

    /** Moves to the value of a key in the object that begins here. */
    private boolean enter(String wanted) throws IOException {
        skipBlanks(false);
        if (bytes.take() != '{') {
            return false;
        }
        while (true) {
            skipBlanks(true);
            if (bytes.peek() != '"') {
                return false;
            }
            if (key(wanted)) {
                return true;
            }
            skipBlanks(false);
            bytes.take(new ValueScan(), new RecordingBytes.Target(0));
        }
    }

    /** Reads a key with its colon, and returns whether it is the wanted one. */
    private boolean key(String wanted) throws IOException {
        RecordingBytes.Target key = new RecordingBytes.Target(wanted.length() + 2);
        bytes.take(new ValueScan(), key);
        skipBlanks(false);
        boolean named = bytes.peek() == ':';
        if (named) {
            bytes.take();
        }
        return named && !key.isFull() && new String(key.bytes(), UTF_8).equals('"' + wanted + '"');
    }

    private void skipBlanks(boolean commas) throws IOException {
        while (true) {
            int next = bytes.peek();
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t' && !(commas && next == ',')) {
                return;
            }
            bytes.take();
        }
    }

    /** Finds the end of a JSON value. */
    private static final class ValueScan implements RecordingBytes.Scan {

        private int depth;
        private boolean quoted;
        private boolean escaped;
        private boolean scalar;

        @Override
        public int end(byte[] buffer, int from, int to) {
            for (int i = from; i < to; i++) {
                byte b = buffer[i];
                if (quoted) {
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
    }
}
