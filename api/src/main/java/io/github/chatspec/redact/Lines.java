package io.github.chatspec.redact;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of an input, one after the other. */
final class Lines {

    /** A longer line is not read, so that memory does not grow with the input. */
    static final int LONGEST = 256 << 20;

    private final InputStream in;
    private final int longest;
    private boolean tooLong;

    Lines(InputStream in) {
        this(in, LONGEST);
    }

    Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /** Returns the next line without its end, or null where there is none. */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() < longest) {
                line.write(read);
            } else {
                tooLong = true;
            }
        }
        return line.toByteArray();
    }

    /** Tells whether the last line was longer than what is read. */
    boolean wasTooLong() {
        return tooLong;
    }
}
