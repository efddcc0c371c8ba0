package io.github.chatspec.check;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Judges batches in several threads and passes the results on in the order in which the batches were submitted. */
final class Pipeline implements Closeable {

    /** Limits how much memory large records take together. */
    private static final long MAX_PENDING_BYTES = 4 << 20;

    private final int threads;
    private final Consumer consumer;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private ExecutorService executor;
    private Batch held;
    private long bytes;

    Pipeline(int threads, Consumer consumer) {
        this.threads = threads;
        this.consumer = consumer;
    }

    /** Receives the results, in one thread. */
    interface Consumer {
        void accept(Batch.Result result) throws IOException;
    }

    private record Pending(Batch batch, Future<Batch.Result> result) {}

    /** Submits a batch, and waits while too many are pending. */
    void submit(Batch batch) throws IOException {
        if (held != null) {
            start(held);
        }
        held = batch;
    }

    /** Waits for all batches; a single one is judged in this thread. */
    void finish() throws IOException {
        if (held != null && executor == null) {
            consumer.accept(call(held));
        } else if (held != null) {
            start(held);
        }
        held = null;
        while (!pending.isEmpty()) {
            awaitFirst();
        }
    }

    private void start(Batch batch) throws IOException {
        if (threads == 1) {
            consumer.accept(call(batch));
            return;
        }
        while (!pending.isEmpty() && (pending.size() > 2 * threads || bytes + batch.bytes() > MAX_PENDING_BYTES)) {
            awaitFirst();
        }
        if (executor == null) {
            executor = Executors.newFixedThreadPool(threads, Pipeline::daemon);
        }
        bytes += batch.bytes();
        pending.add(new Pending(batch, submitted(batch)));
    }

    private Future<Batch.Result> submitted(Batch batch) {
        try {
            return executor.submit(batch);
        } catch (OutOfMemoryError e) {
            // The system allows no more threads.
            return CompletableFuture.completedFuture(call(batch));
        }
    }

    /** Judges a batch in this thread. */
    private static Batch.Result call(Batch batch) {
        try {
            return batch.call();
        } catch (RuntimeException | Error e) {
            return batch.failed(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "chatspec-judge");
        thread.setDaemon(true);
        return thread;
    }

    private void awaitFirst() throws IOException {
        Pending first = pending.remove();
        bytes -= first.batch().bytes();
        try {
            consumer.accept(first.result().get());
        } catch (ExecutionException e) {
            consumer.accept(first.batch().failed(e.getCause()));
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
