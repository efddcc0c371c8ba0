package io.github.chatspec.exchange;

import java.util.Optional;

/** One record of a recording, not yet parsed. */
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
     * Returns the number of the record within the recording.
     *
     * @return the number, counted from 1
     */
    public long entry() {
        return entry;
    }

    /**
     * Returns the line on which the record begins.
     *
     * @return the line, counted from 1
     */
    public long line() {
        return line;
    }

    /**
     * Returns the text of the record.
     *
     * @return the bytes, not copied; empty if there is a defect
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns why the record cannot be read.
     *
     * @return the defect; empty if the record can be read
     */
    public Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }
}
