package io.github.chatspec.serving.log;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.eclipse.jetty.http.HttpFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the lines of a log on a separate thread, so that no request waits for a terminal or a disk. Requests that come
 * faster than their lines can be written are only counted.
 */
final class LineLog implements RequestLogs.Log {

    private static final Logger LOG = LoggerFactory.getLogger(LineLog.class);

    /** How long closing waits for the lines that are still to be written. */
    private static final Duration CLOSING_TIME = Duration.ofSeconds(2);

    /** The number of requests that come together only under load. */
    private static final int MANY = 100;

    /** How many times as long as it has written, a paced log rests under load. */
    private static final int REST = 49;

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** Ends the log. */
    private static final AnsweredRequest END = new AnsweredRequest(
            0, null, "", "", "", HttpFields.EMPTY, ByteBuffer.allocate(0), 0, "", "", "", 0, 0, List.of());

    private final boolean isPaced;
    private final BlockingQueue<AnsweredRequest> requests;
    private final LongAdder dropped = new LongAdder();
    /** Whether no more requests can wait, so that the next ones are only counted. */
    private volatile boolean isFull;

    private final Function<AnsweredRequest, List<String>> lines;
    private final LongFunction<String> missed;
    private final Consumer<String> out;
    private final Thread writer;

    /**
     * Creates a log.
     *
     * @param lines returns the lines of a request; none if it is not to be logged
     * @param missed returns the line about a number of requests that came too fast
     * @param out writes one or more lines, without the end of the last one
     * @param capacity the number of requests that may wait
     * @param isPaced whether it takes at most a fiftieth of a processor under load, so that many requests are only counted
     */
    LineLog(
            Function<AnsweredRequest, List<String>> lines,
            LongFunction<String> missed,
            Consumer<String> out,
            int capacity,
            boolean isPaced) {
        this.isPaced = isPaced;
        this.requests = new ArrayBlockingQueue<>(capacity);
        this.lines = lines;
        this.missed = missed;
        this.out = out;
        this.writer = new Thread(this::write, "chatspec-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** Returns whether the next request is logged; if not, it is counted. */
    @Override
    public boolean takesNext() {
        if (isFull) {
            dropped.increment();
        }
        return !isFull;
    }

    @Override
    public void log(AnsweredRequest request) {
        if (!requests.offer(request)) {
            isFull = true;
            dropped.increment();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the end is one object and not a request
    private void write() {
        try {
            AnsweredRequest next = requests.take();
            while (next != END) {
                next = write(next);
            }
        } catch (InterruptedException e) {
            // No one else has this thread, so that this does not happen.
            Thread.currentThread().interrupt();
        }
    }

    /** Writes the lines of a request and, with the same call, of those that have come meanwhile; returns the next one. */
    private AnsweredRequest write(AnsweredRequest first) throws InterruptedException {
        long start = System.nanoTime();
        List<AnsweredRequest> batch = new ArrayList<>(List.of(first));
        requests.drainTo(batch);
        isFull = false;
        boolean isLast = batch.remove(END);
        List<String> text = new ArrayList<>();
        batch.forEach(request -> text.addAll(lines(request)));
        try {
            long missing = dropped.sumThenReset();
            if (missing > 0) {
                text.add(missed.apply(missing));
            }
            if (!text.isEmpty()) {
                out.accept(String.join(System.lineSeparator(), text));
            }
        } catch (RuntimeException e) {
            LOG.error("The log could not be written", e);
        }
        if (isLast) {
            return END;
        }
        if (isPaced && batch.size() >= MANY) {
            // Rendering lines that no one can read this fast would take the time of the requests.
            TimeUnit.NANOSECONDS.sleep(Math.min(REST * (System.nanoTime() - start), LONGEST_REST.toNanos()));
        }
        return requests.take();
    }

    private List<String> lines(AnsweredRequest request) {
        try {
            return lines.apply(request);
        } catch (RuntimeException e) {
            // The other requests are logged all the same.
            LOG.error("A request could not be logged", e);
            return List.of();
        }
    }

    /** Writes the lines that are still to be written. */
    @Override
    public void close() {
        try {
            if (requests.offer(END, CLOSING_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                writer.join(CLOSING_TIME.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
