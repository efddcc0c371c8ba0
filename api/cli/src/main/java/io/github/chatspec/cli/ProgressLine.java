package io.github.chatspec.cli;

import io.github.chatspec.check.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows the progress of a run in one line of a terminal, which is erased at the end. */
final class ProgressLine implements Progress {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long updated = start;
    private boolean shown;

    private ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** Returns a progress line if the output is a terminal. */
    static Progress on(PrintWriter err) {
        return Terminal.isColored() ? new ProgressLine(err) : Progress.NONE;
    }

    @Override
    public void update(long bytes, long exchanges, long findings) {
        long now = System.nanoTime();
        if (now - updated < INTERVAL) {
            return;
        }
        updated = now;
        shown = true;
        err.print(line(bytes, exchanges, findings, now - start));
        err.flush();
    }

    @Override
    public void end() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    static String line(long bytes, long exchanges, long findings, long nanoseconds) {
        double seconds = nanoseconds / 1e9;
        return String.format(
                Locale.ROOT,
                "\r\u001b[K%,d MB, %,d exchanges (%,.0f/s), %,d findings",
                bytes / 1_000_000,
                exchanges,
                exchanges / seconds,
                findings);
    }
}
