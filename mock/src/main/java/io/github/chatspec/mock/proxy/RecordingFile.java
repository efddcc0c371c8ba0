package io.github.chatspec.mock.proxy;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.HarWriter;
import io.github.chatspec.io.OutputFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;

/** An HTTP archive that several threads add to; the file appears when it is closed. */
final class RecordingFile implements Closeable {

    private final OutputFile file;
    private final HarWriter har;
    private boolean closed;

    private RecordingFile(OutputFile file, HarWriter har) {
        this.file = file;
        this.har = har;
    }

    static RecordingFile at(String name) throws IOException {
        OutputFile file = OutputFile.at(name);
        return new RecordingFile(
                file, HarWriter.document(new BufferedOutputStream(file.stream()), "chatspec-mock", "1"));
    }

    /** Adds an exchange; does nothing after the file is closed. */
    synchronized void add(Exchange exchange, Instant startedAt) throws IOException {
        if (!closed) {
            har.write(HarWriter.Entry.of(exchange, startedAt));
        }
    }

    /** Discards the archive. */
    synchronized void discard() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            // What is left is removed when the process ends.
            return;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            har.close();
            file.finish();
        }
    }
}
