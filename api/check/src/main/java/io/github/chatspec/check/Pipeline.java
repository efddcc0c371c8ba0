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
    private static final long MAX_PENDING_BYTES = 16 << 20;

    /** The number of bytes of clean records that take as long as a single one that is judged. */
    private static final long BYTES_PER_JUDGED = 1 << 15;

    private final int threads;
    private final long threadsFrom;
    private final Consumer consumer;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private ExecutorService executor;

    /** The last batch; it is judged in this thread if no other one follows. */
    private Batch heldBatch;

    /** The bytes of the batches that are pending. */
    private long pendingBytes;

    /** The work so far, or the expected work if that is more, as a number of bytes. */
    private long workBytes;

    /** How much more work this thread had with the records that it judged one by one than with all bytes. */
    private long singleWorkBytes;

    Pipeline(int threads, long threadsFrom, Consumer consumer) {
        this.threads = threads;
        this.threadsFrom = threadsFrom;
        this.consumer = consumer;
    }

    /** Receives the results, in one thread. */
    interface Consumer {
        void accept(BatchResult result) throws IOException;
    }

    private record Pending(Batch batch, Future<BatchResult> result) {}

    /** Sets how many bytes will be submitted at least, so that threads start at once if there are many. */
    void expect(long expected) {
        workBytes = Math.max(workBytes, expected);
    }

    /**
     * Returns whether this thread judges the next batch, which is then passed to {@link #judge} and not submitted.
     *
     * @param isSlowlySplit whether finding the end of the batch takes about as long as judging clean records, so that other
     *     threads would wait for it
     */
    boolean judgesNext(boolean isSlowlySplit) {
        boolean isFirst = executor == null && heldBatch == null;
        return threads == 1 || workBytes < threadsFrom || (isSlowlySplit && isFirst && singleWorkBytes < threadsFrom);
    }

    /** Submits a batch, and waits while too many are pending. */
    void submit(Batch batch) throws IOException {
        if (heldBatch != null) {
            start(heldBatch);
        }
        heldBatch = batch;
    }

    /** Waits for all batches; a single one is judged in this thread. */
    void finish() throws IOException {
        if (heldBatch != null && executor == null) {
            judge(heldBatch);
        } else if (heldBatch != null) {
            start(heldBatch);
        }
        heldBatch = null;
        while (!pending.isEmpty()) {
            awaitFirst();
        }
    }

    private void start(Batch batch) throws IOException {
        while (!pending.isEmpty()
                && (pending.size() > 2 * threads || pendingBytes + batch.bytes() > MAX_PENDING_BYTES)) {
            awaitFirst();
        }
        if (executor == null) {
            executor = Executors.newFixedThreadPool(threads, Pipeline::daemon);
        }
        pendingBytes += batch.bytes();
        pending.add(new Pending(batch, submitted(batch)));
    }

    /** Judges a batch in this thread, and releases it. */
    void judge(Batch batch) throws IOException {
        BatchResult result = call(batch);
        long singles = result.judged() * BYTES_PER_JUDGED;
        workBytes += batch.bytes() + singles;
        singleWorkBytes += singles - batch.bytes();
        accept(batch, result);
    }

    private void accept(Batch batch, BatchResult result) throws IOException {
        consumer.accept(result);
        while (batch.hasMore()) {
            consumer.accept(call(batch));
        }
        batch.release();
    }

    private Future<BatchResult> submitted(Batch batch) {
        try {
            return executor.submit(batch);
        } catch (OutOfMemoryError e) {
            // The system allows no more threads.
            return CompletableFuture.completedFuture(call(batch));
        }
    }

    /** Judges a batch; if that fails altogether, the result says so. */
    static BatchResult call(Batch batch) {
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
        pendingBytes -= first.batch().bytes();
        try {
            accept(first.batch(), first.result().get());
        } catch (ExecutionException e) {
            accept(first.batch(), first.batch().failed(e.getCause()));
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
