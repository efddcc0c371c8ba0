package io.github.chatspec.check;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has batches judged by several threads, and hands on what became of them in the order in which they came. */
final class Pipeline implements Closeable {

    /** Large records come alone rather than that several of them fill the memory together. */
    private static final long MOST_BYTES = 4 << 20;

    private final int threads;
    private final Taker taker;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private ExecutorService executor;
    private Batch held;
    private long bytes;

    Pipeline(int threads, Taker taker) {
        this.threads = threads;
        this.taker = taker;
    }

    /** What takes the results. */
    interface Taker {
        void take(Batch.Result result) throws IOException;
    }

    private record Pending(Batch batch, Future<Batch.Result> result) {}

    /** Takes a batch on, and waits where too many are on their way. */
    void submit(Batch batch) throws IOException {
        if (held != null) {
            start(held);
        }
        held = batch;
    }

    /** Waits for all batches; where there is only one, no thread is worth it. */
    void finish() throws IOException {
        if (held != null && executor == null) {
            taker.take(held.call());
        } else if (held != null) {
            start(held);
        }
        held = null;
        while (!pending.isEmpty()) {
            takeFirst();
        }
    }

    private void start(Batch batch) throws IOException {
        if (threads == 1) {
            taker.take(batch.call());
            return;
        }
        while (!pending.isEmpty() && (pending.size() > 2 * threads || bytes + batch.bytes() > MOST_BYTES)) {
            takeFirst();
        }
        if (executor == null) {
            executor = Executors.newFixedThreadPool(threads, Pipeline::daemon);
        }
        bytes += batch.bytes();
        pending.add(new Pending(batch, executor.submit(batch)));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "chatspec-judge");
        thread.setDaemon(true);
        return thread;
    }

    private void takeFirst() throws IOException {
        Pending first = pending.remove();
        bytes -= first.batch().bytes();
        try {
            taker.take(first.result().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("A batch could not be judged.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The run was interrupted.", e);
        }
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
