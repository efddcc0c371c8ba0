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
final class ArrayElements implements Recording.ChunkSplitter, RecordChunk.Owner {

    private static final Defect TRAILING =
            new Defect(Defect.Kind.SYNTAX, "the input continues after its entries; the rest is not read");

    private final RecordingBytes bytes;
    private final List<String> path;
    private final Extent extent;
    private boolean begun;
    private boolean ended;
    private long aloneUpTo;
    /** Whether the next element is longer than a chunk. */
    private boolean isLong;

    private long entry;

    /** The elements that the bytes have. */
    private enum Extent {
        /** All of them, with what surrounds the array. */
        ALL,
        /** Some of them; the last one is complete although nothing follows it. */
        COMPLETE,
        /** Some of them; the last one may continue elsewhere. */
        OPEN_END
    }

    private ArrayElements(RecordingBytes bytes, List<String> path, Extent extent) {
        this.bytes = bytes;
        this.path = path;
        this.extent = extent;
        this.begun = extent != Extent.ALL;
    }

    /**
     * Creates the splitter of a recording.
     *
     * @param path the keys that lead to the array
     */
    ArrayElements(RecordingBytes bytes, List<String> path) {
        this(bytes, path, Extent.ALL);
    }

    @Override
    public Optional<RecordChunk> chunk(int size) throws IOException {
        // The first element is read alone, together with what precedes the array.
        if (!begun || ended || bytes.position() < aloneUpTo) {
            return Optional.empty();
        }
        for (int wanted = size; wanted <= RecordChunk.MOST_BYTES; wanted *= 2) {
            boolean isFull = bytes.fill(wanted);
            int end = afterElements(bytes.buffer(), bytes.from(), bytes.to());
            if (end > bytes.from()) {
                return Optional.of(chunk(end, size));
            }
            if (!isFull) {
                break;
            }
        }
        aloneUpTo = bytes.position() + bytes.to() - bytes.from();
        return Optional.empty();
    }

    private RecordChunk chunk(int end, int size) {
        long lines = bytes.line() - 1;
        return chunk(bytes, bytes.takePart(end, size), Extent.COMPLETE, lines);
    }

    private RecordChunk chunk(RecordChunk.Owner owner, RecordingBytes part, Extent extentOfPart, long lines) {
        long entries = entry;
        entry = 0;
        ArrayElements elements = new ArrayElements(part, List.of(), extentOfPart);
        return new RecordChunk(owner, part, elements, false, entries, lines);
    }

    @Override
    public Optional<RecordChunk> chunkInPlace(int size) throws IOException {
        if (!begun || ended || bytes.position() < aloneUpTo) {
            return Optional.empty();
        }
        if (isLong) {
            isLong = false;
            return chunk(size);
        }
        bytes.fill(size);
        long lines = bytes.line() - 1;
        return Optional.of(chunk(this, bytes.part(), Extent.OPEN_END, lines));
    }

    @Override
    public void release(RecordingBytes part) {
        isLong = part.from() == bytes.from();
        bytes.skipTo(part.from(), 0);
    }

    /** Returns the index after the last element that is complete in a buffer. */
    private static int afterElements(byte[] buffer, int from, int to) {
        int after = from;
        while (true) {
            int start = after;
            while (start < to && isBetween(buffer[start])) {
                start++;
            }
            if (start == to || buffer[start] == ']') {
                return after;
            }
            int end = ValueScan.nested().end(buffer, start, to);
            if (end < 0) {
                return after;
            }
            after = end;
        }
    }

    private static boolean isBetween(int next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t' || next == ',';
    }

    @Override
    public boolean hasNext() throws IOException {
        skipBlanks(true);
        return !ended && bytes.peek() >= 0 && (extent == Extent.COMPLETE || bytes.peek() != ']');
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

    @Override
    public Optional<RawRecord> next() throws IOException {
        if (!begun) {
            begun = true;
            bytes.skipMark();
            if (!open(0)) {
                ended = true;
                return Optional.of(defect(noArray()));
            }
        }
        while (!ended) {
            skipBlanks(true);
            if (extent == Extent.OPEN_END && ValueScan.nested().end(bytes.buffer(), bytes.from(), bytes.to()) < 0) {
                ended = true;
                return Optional.empty();
            }
            if (bytes.peek() != ']') {
                return Optional.of(bytes.peek() < 0 ? cut() : item());
            }
            bytes.take();
            Optional<Defect> defect = leave();
            if (defect.isPresent()) {
                ended = true;
                return Optional.of(defect(defect.get()));
            }
        }
        return Optional.empty();
    }

    private Defect noArray() {
        return bytes.isBroken()
                ? Recording.CUT
                : new Defect(
                        Defect.Kind.SYNTAX,
                        (bytes.isUtf16() ? "the input is not in UTF-8, and " : "the input ") + "has no array "
                                + String.join(".", path) + ", which its format requires");
    }

    private RawRecord item() throws IOException {
        long line = bytes.line();
        RecordingBytes.Target target = new RecordingBytes.Target(Recording.MAX_BYTES);
        if (!bytes.take(ValueScan.nested(), target) && extent != Extent.COMPLETE) {
            return cut();
        }
        entry++;
        return target.isFull()
                ? RawRecord.broken(entry, line, Recording.tooLarge())
                : RawRecord.of(entry, line, target.bytes());
    }

    private RawRecord cut() {
        ended = true;
        return defect(end());
    }

    private Defect end() {
        return bytes.isBroken()
                ? Recording.CUT
                : new Defect(
                        Defect.Kind.TRUNCATED,
                        "the input ends here, within its array" + (path.isEmpty() ? "" : " " + String.join(".", path)));
    }

    /** Leaves the objects around an array, which must not hold a second one, unless its path allows any key. */
    private Optional<Defect> leave() throws IOException {
        for (int level = path.size() - 1; level >= 0; level--) {
            for (skipBlanks(true); bytes.peek() == '"'; skipBlanks(true)) {
                String wanted = path.get(level);
                if (!key(wanted)) {
                    skipBlanks(false);
                    skipValue();
                } else if (!wanted.equals(RecordingLayout.ANY_KEY)) {
                    return Optional.of(new Defect(Defect.Kind.SYNTAX, "its key " + wanted + " is repeated"));
                } else if (open(level + 1)) {
                    return Optional.empty();
                }
            }
            if (bytes.peek() != '}') {
                return Optional.of(bytes.peek() < 0 ? end() : TRAILING);
            }
            bytes.take();
        }
        skipBlanks(false);
        ended = true;
        return bytes.peek() < 0 && !bytes.isBroken() ? Optional.empty() : Optional.of(TRAILING);
    }

    private RawRecord defect(Defect defect) {
        entry++;
        return RawRecord.broken(entry, bytes.line(), defect);
    }

    /** Moves into the array to which the rest of the path leads from the value that begins here, or else past the value. */
    private boolean open(int level) throws IOException {
        skipBlanks(false);
        if (level == path.size() && bytes.peek() == '[') {
            bytes.take();
            return true;
        }
        if (level == path.size() || bytes.peek() != '{') {
            skipValue();
            return false;
        }
        bytes.take();
        for (skipBlanks(true); bytes.peek() == '"'; skipBlanks(true)) {
            if (!key(path.get(level))) {
                skipBlanks(false);
                skipValue();
            } else if (open(level + 1)) {
                return true;
            }
        }
        if (bytes.peek() == '}') {
            bytes.take();
        }
        return false;
    }

    /** Reads a key with its colon, and returns whether it is the wanted one. */
    private boolean key(String wanted) throws IOException {
        RecordingBytes.Target key = new RecordingBytes.Target(wanted.length() + 2);
        bytes.take(ValueScan.nested(), key);
        skipBlanks(false);
        boolean named = bytes.peek() == ':';
        if (named) {
            bytes.take();
        }
        return named
                && (wanted.equals(RecordingLayout.ANY_KEY)
                        || (!key.isFull() && new String(key.bytes(), UTF_8).equals('"' + wanted + '"')));
    }

    private void skipValue() throws IOException {
        bytes.take(ValueScan.nested(), new RecordingBytes.Target(0));
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
}
