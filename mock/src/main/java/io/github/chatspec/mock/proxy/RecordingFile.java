package io.github.chatspec.mock.proxy;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.HarWriter;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * An HTTP archive that several threads add to. It is a complete archive on disk after each exchange, so that a killed
 * process loses at most the last one.
 */
final class RecordingFile implements Closeable {

    /** Ends the archive; the next exchange overwrites it. */
    private static final byte[] END = "]}}".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final boolean isCreated;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private HarWriter har;
    /** Unlike a channel, it stays open if a thread of the server is interrupted while it writes. */
    private RandomAccessFile out;

    private boolean hasPositions;
    private long length;
    private boolean closed;

    private RecordingFile(Path file, boolean isCreated) {
        this.file = file;
        this.isCreated = isCreated;
    }

    /**
     * Reserves a file.
     *
     * @param file the file
     * @param overwrite whether an existing file is replaced when the recording begins
     * @throws UserError if the file exists and is not to be replaced, or cannot be written
     */
    static RecordingFile at(Path file, boolean overwrite) {
        if (overwrite || (Files.exists(file) && !Files.isRegularFile(file))) {
            OutputFile.requireWritable(file.toString());
            return new RecordingFile(file, false);
        }
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW).close();
            return new RecordingFile(file, true);
        } catch (FileAlreadyExistsException e) {
            throw new UserError("The recording already exists; name another file or add --overwrite.", file.toString());
        } catch (IOException e) {
            throw OutputFile.cannotBeWritten(file.toString());
        }
    }

    /** Writes an archive without exchanges, which replaces an existing file. */
    synchronized void begin() throws IOException {
        if (har != null || closed) {
            return;
        }
        HarWriter writer = HarWriter.document(pending, "chatspec-mock", "1");
        writer.flush();
        hasPositions = !Files.exists(file) || Files.isRegularFile(file);
        if (hasPositions) {
            try (OutputFile empty = OutputFile.at(file.toString());
                    OutputStream stream = empty.stream()) {
                pending.writeTo(stream);
                stream.write(END);
                empty.finish();
            }
        }
        out = new RandomAccessFile(file.toFile(), "rw");
        write();
        har = writer;
    }

    /** Adds an exchange; does nothing after the file is closed. */
    synchronized void add(Exchange exchange, Instant startedAt) throws IOException {
        if (!closed) {
            begin();
            har.write(HarWriter.Entry.of(exchange, startedAt));
            har.flush();
            write();
        }
    }

    /** Writes what is pending, and the end of the archive, which stays where it was if that fails. */
    private void write() throws IOException {
        boolean isWhole = false;
        int added = pending.size();
        pending.writeBytes(END);
        try {
            write(pending.toByteArray());
            length += added;
            isWhole = true;
        } finally {
            pending.reset();
            if (!isWhole) {
                closed = true;
                restore();
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        if (hasPositions) {
            out.seek(length);
            out.write(bytes);
        } else {
            // A pipe or a device has no positions, so the archive is ended when it is closed.
            out.write(bytes, 0, bytes.length - END.length);
        }
    }

    private void restore() throws IOException {
        try (RandomAccessFile whole = out) {
            if (hasPositions && length > 0) {
                whole.setLength(length);
                whole.seek(length);
                whole.write(END);
            }
        }
    }

    /** Discards the archive if it has not begun. */
    synchronized void discard() {
        closed = true;
        try {
            if (isCreated && har == null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // An empty file is left.
            return;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        begin();
        closed = true;
        try (RandomAccessFile whole = out) {
            if (!hasPositions) {
                whole.write(END);
            }
        }
    }
}
