package io.github.chatspec.cli;

import io.github.chatspec.check.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a run in one line of a terminal, which is erased at the end. If the process is stopped before, it
 * prints how far the run has come.
 */
final class ProgressLine implements Progress {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean isTerminal;
    private final long start = System.nanoTime();
    private long updated = start;
    private State state = new State(0, 0, 0, 0);
    private boolean shown;
    private boolean ended;

    /**
     * How far a run has come.
     *
     * @param total the number of bytes of all files, or 0 if it is not known
     * @param bytes the number of bytes read
     */
    record State(long total, long bytes, long exchanges, long findings) {

        String line(long nanoseconds) {
            double seconds = nanoseconds / 1e9;
            return String.format(
                    Locale.ROOT,
                    "%s, %,d exchanges (%,.0f/s), %,d findings%s",
                    read(),
                    exchanges,
                    exchanges / seconds,
                    findings,
                    left(seconds));
        }

        private String read() {
            return total == 0
                    ? String.format(Locale.ROOT, "%,d MB", megabytes(bytes))
                    : String.format(
                            Locale.ROOT,
                            "%,d of %,d MB (%d %%)",
                            megabytes(bytes),
                            megabytes(total),
                            100 * Math.min(bytes, total) / total);
        }

        /** The time that the rest takes if it is read as fast as what has been read. */
        private String left(double seconds) {
            if (total == 0 || bytes == 0) {
                return "";
            }
            long left = Math.round(seconds / bytes * Math.max(0, total - bytes));
            return left < 60 ? ", " + left + " s left" : ", " + left / 60 + " min " + left % 60 + " s left";
        }

        private static long megabytes(long bytes) {
            return bytes / 1_000_000;
        }

        String interruption() {
            return String.format(
                    Locale.ROOT,
                    "Stopped after %,d exchanges with %,d findings; the reports are not complete.",
                    exchanges,
                    findings);
        }
    }

    private ProgressLine(PrintWriter err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    /** Returns the progress of a run, which is shown if the output is a terminal. */
    static Progress on(PrintWriter err) {
        return new ProgressLine(err, Terminal.isColored());
    }

    @Override
    public synchronized void begin(long bytes) {
        state = new State(bytes, 0, 0, 0);
    }

    @Override
    public synchronized void update(long bytes, long exchanges, long findings) {
        long now = System.nanoTime();
        if (now - updated < INTERVAL) {
            return;
        }
        if (updated == start) {
            // A short run needs no hook. Not a lambda, for the same reason as Check.Listener.NONE.
            Runtime.getRuntime().addShutdownHook(new Thread() {
                @Override
                public void run() {
                    stopped();
                }
            });
        }
        updated = now;
        state = new State(state.total(), bytes, exchanges, findings);
        if (isTerminal) {
            shown = true;
            err.print(ERASE + state.line(now - start));
            err.flush();
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
        erase();
    }

    private synchronized void stopped() {
        if (!ended) {
            ended = true;
            erase();
            err.println(state.interruption());
        }
    }

    private void erase() {
        if (shown) {
            err.print(ERASE);
            err.flush();
        }
    }
}
