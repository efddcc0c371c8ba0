package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.judge.clean.CleanExchanges;
import java.util.Optional;

/** What a thread keeps from one batch to the next. */
final class Worker {

    private final RecordJudge judge;
    private final Optional<Observations> observations;
    /** Null until a recording needs it, since it reads all contracts. */
    private Optional<CleanExchanges> clean;

    /**
     * Creates a worker.
     *
     * @param judge judges the exchanges
     * @param observations what the exchanges contained, if the run measures coverage
     */
    Worker(RecordJudge judge, Optional<Observations> observations) {
        this.judge = judge;
        this.observations = observations;
    }

    /** Returns what recognizes clean exchanges; empty if each exchange must be judged. */
    Optional<CleanExchanges> clean() {
        if (clean == null) {
            clean = judge.cleanExchanges();
        }
        return clean;
    }

    Optional<Observations> observations() {
        return observations;
    }
}
