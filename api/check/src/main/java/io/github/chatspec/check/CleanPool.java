package io.github.chatspec.check;

import io.github.chatspec.judge.clean.CleanExchanges;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;

/** The recognizers of clean exchanges of a run, one for each thread; may be shared between threads. */
final class CleanPool {

    private final Supplier<Optional<CleanExchanges>> source;
    private final boolean needsCleanExchanges;
    private final ArrayDeque<CleanExchanges> free = new ArrayDeque<>();

    /**
     * Creates a pool.
     *
     * @param source creates a recognizer; empty if each exchange must be judged
     * @param needsCleanExchanges whether a report needs each exchange, also those without findings
     */
    CleanPool(Supplier<Optional<CleanExchanges>> source, boolean needsCleanExchanges) {
        this.source = source;
        this.needsCleanExchanges = needsCleanExchanges;
    }

    boolean needsCleanExchanges() {
        return needsCleanExchanges;
    }

    /** Returns a recognizer that no other thread uses. */
    Optional<CleanExchanges> take() {
        synchronized (this) {
            if (!free.isEmpty()) {
                return Optional.of(free.pop());
            }
        }
        return source.get();
    }

    /** Takes back a recognizer, with what it has learned. */
    synchronized void give(Optional<CleanExchanges> clean) {
        if (clean.isPresent()) {
            free.push(clean.get());
        }
    }
}
