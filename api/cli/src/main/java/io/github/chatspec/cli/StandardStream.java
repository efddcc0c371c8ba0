package io.github.chatspec.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The standard output or the standard error of the process, in UTF-8: the platform's charset would garble names and messages
 * where the locale is C. Unlike {@link System#out}, it does not hide write errors such as a full disk.
 */
final class StandardStream extends PrintWriter {

    private final Bytes bytes;

    private StandardStream(Bytes bytes) {
        super(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
        this.bytes = bytes;
    }

    static StandardStream of(FileDescriptor stream) {
        return new StandardStream(new Bytes(new FileOutputStream(stream)));
    }

    /** Returns whether the program that reads this stream has ended before it has read everything, as {@code head} does. */
    boolean hasNoReader() {
        return bytes.hasNoReader;
    }

    private static final class Bytes extends FilterOutputStream {

        private volatile boolean hasNoReader;

        Bytes(FileOutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            try {
                out.write(data, offset, length);
            } catch (IOException e) {
                // The text of the system, for example "Broken pipe" or "The pipe is being closed".
                hasNoReader =
                        String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
                throw e;
            }
        }
    }
}
