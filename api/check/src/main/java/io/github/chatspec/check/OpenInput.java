package io.github.chatspec.check;

import io.github.chatspec.exchange.BodyFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** An input that is being read. */
public final class OpenInput implements Closeable {

    private final InputStream in;
    private final BodyFiles bodies;
    private final boolean archived;
    private final Closeable source;

    private OpenInput(InputStream in, BodyFiles bodies, boolean archived, Closeable source) {
        this.in = in;
        this.bodies = bodies;
        this.archived = archived;
        this.source = source;
    }

    /** Returns the input of a stream. */
    static OpenInput of(InputStream in, BodyFiles bodies) {
        return new OpenInput(in, bodies, false, in);
    }

    /** Returns the input of a file in an archive, which is closed with the input. */
    static OpenInput inArchive(InputStream in, BodyFiles bodies, Closeable archive) {
        return new OpenInput(in, bodies, true, archive);
    }

    /**
     * Returns the bytes of the input.
     *
     * @return the bytes, not decompressed
     */
    public InputStream in() {
        return in;
    }

    /**
     * Returns the files to which the recorder may have written bodies.
     *
     * @return the files, which can be read until this input is closed
     */
    public BodyFiles bodies() {
        return bodies;
    }

    /** Returns whether the body files cannot be read after this input is closed. */
    boolean isArchived() {
        return archived;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
