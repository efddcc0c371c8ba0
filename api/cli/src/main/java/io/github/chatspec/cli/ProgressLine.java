package io.github.chatspec.cli;

import io.github.chatspec.check.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** One line on a terminal that tells how far a long run is, and is gone when it ends. */
final class ProgressLine extends Progress {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintWriter err;
    private final long begun = System.nanoTime();
    private long told = begun;
    private boolean shown;

    private ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** Tells the progress where somebody sees it, and nobody where not. */
    static Progress on(PrintWriter err) {
        return Ansi.AUTO.enabled() ? new ProgressLine(err) : new Progress();
    }

    @Override
    protected void tell(long bytes, long exchanges, long findings) {
        long now = System.nanoTime();
        if (now - told < EVERY) {
            return;
        }
        told = now;
        shown = true;
        err.print(line(bytes, exchanges, findings, now - begun));
        err.flush();
    }

    @Override
    protected void end() {
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
