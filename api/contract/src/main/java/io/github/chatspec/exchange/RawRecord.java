package io.github.chatspec.exchange;

import java.util.Optional;

/**
 * One record of an exchange as it stands in a recording, not yet read.
 *
 * <p>The smallest use: {@code EntryReader.of(recording.form(), operation, 200).read(slice)}.
 */
public final class RawRecord {

    private static final byte[] NOTHING = {};

    private final long entry;
    private final long line;
    private final byte[] bytes;
    private final Defect defect;

    private RawRecord(long entry, long line, byte[] bytes, Defect defect) {
        this.entry = entry;
        this.line = line;
        this.bytes = bytes;
        this.defect = defect;
    }

    static RawRecord of(long entry, long line, byte[] bytes) {
        return new RawRecord(entry, line, bytes, null);
    }

    static RawRecord broken(long entry, long line, Defect defect) {
        return new RawRecord(entry, line, NOTHING, defect);
    }

    /**
     * Returns which record of the recording it is.
     *
     * @return its number, counted from 1
     */
    public long entry() {
        return entry;
    }

    /**
     * Returns where the record begins.
     *
     * @return the line, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * Returns the text of the record.
     *
     * @return the bytes, not copied; none where there is a defect
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns why the record cannot be read.
     *
     * @return the defect, or nothing
     */
    public Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }
}
