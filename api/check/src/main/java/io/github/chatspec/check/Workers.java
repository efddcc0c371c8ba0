package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The workers of a run, of which each is used by one thread at a time; may be shared between threads. */
final class Workers {

    private final RecordJudge judge;
    private final Optional<Observations> observations;
    private final boolean needsCleanExchanges;
    private final ArrayDeque<Worker> free = new ArrayDeque<>();
    private final List<Observations> partial = new ArrayList<>();

    /**
     * Creates the workers.
     *
     * @param judge judges the exchanges
     * @param observations the observations of the run, if it measures coverage
     * @param needsCleanExchanges whether a report needs each exchange, also those without findings
     */
    Workers(RecordJudge judge, Optional<Observations> observations, boolean needsCleanExchanges) {
        this.judge = judge;
        this.observations = observations;
        this.needsCleanExchanges = needsCleanExchanges;
    }

    boolean needCleanExchanges() {
        return needsCleanExchanges;
    }

    /** Returns a worker that no other thread uses. */
    synchronized Worker take() {
        return free.isEmpty() ? newWorker() : free.pop();
    }

    private Worker newWorker() {
        if (observations.isEmpty()) {
            return new Worker(judge, Optional.empty());
        }
        Observations own = observations.get().newPartial();
        partial.add(own);
        return new Worker(judge, Optional.of(own));
    }

    /** Takes back a worker, with what it has learned. */
    synchronized void give(Worker worker) {
        free.push(worker);
    }

    /** Returns the observations of all workers. */
    synchronized List<Observations> observations() {
        return List.copyOf(partial);
    }
}
