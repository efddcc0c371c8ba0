package io.github.chatspec.check;

import java.util.concurrent.Callable;

/** A few records of one input, which one thread reads and judges. */
interface Batch extends Callable<BatchResult> {

    /** Judges the records, or as many of them as have results that fit into the memory. */
    @Override
    BatchResult call();

    /** Returns whether records are left, which are to be judged once the last result was used. */
    default boolean hasMore() {
        return false;
    }

    /** Returns the number of bytes of the records. */
    int bytes();

    /** Returns the result of a batch that could not be judged at all. */
    BatchResult failed(Throwable error);

    /** Releases the memory of the records; called in the thread that reads the input, after the result was used. */
    default void release() {
        // Most batches are left to the garbage collection.
    }
}
