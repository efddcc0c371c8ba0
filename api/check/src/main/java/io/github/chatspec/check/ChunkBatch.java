package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.judge.clean.CleanExchanges;
import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.report.JudgedExchange;
import java.util.List;
import java.util.Optional;

/**
 * Records that are split when they are judged. Those that are clean are recognized in their bytes; only the others are
 * read as exchanges.
 */
final class ChunkBatch implements Batch {

    private final RecordChunk chunk;
    private final InputJudge judge;
    private final Workers workers;
    private final int bytes;

    ChunkBatch(RecordChunk chunk, InputJudge judge, Workers workers) {
        this.chunk = chunk;
        this.judge = judge;
        this.workers = workers;
        this.bytes = chunk.size();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public BatchResult call() {
        BatchResult result = new BatchResult(judge.position());
        Worker worker = workers.take();
        while (chunk.hasNext()) {
            if (!addClean(worker, result)) {
                add(worker, result);
            }
        }
        workers.give(worker);
        return numbered(result);
    }

    private BatchResult numbered(BatchResult result) {
        result.number(new BatchResult.Numbers(
                chunk.precedingEntries(), chunk.precedingLines(), chunk.entry(), chunk.lines()));
        return result;
    }

    /** Adds the next record if it is clean, and returns whether it is. */
    private boolean addClean(Worker worker, BatchResult result) {
        if (worker.clean().isEmpty()) {
            return false;
        }
        CleanExchanges clean = worker.clean().get();
        int end = endOfClean(clean, worker.observations());
        if (end < 0) {
            return false;
        }
        chunk.skip(clean.cursor(), end);
        ResponseKind kind = clean.kind();
        if (workers.needCleanExchanges()) {
            result.add(new JudgedExchange(
                    judge.source(chunk.entry(), chunk.line()),
                    Optional.of(kind.operation()),
                    kind.status(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
        } else {
            result.addClean(kind);
        }
        return true;
    }

    /** Returns the index after the next record if it is clean and its fields could be counted, or else -1. */
    private int endOfClean(CleanExchanges clean, Optional<Observations> observations) {
        try {
            int end = clean.endOfClean(chunk.text(), chunk.from(), chunk.to());
            return end >= 0
                            && !chunk.mayEndEarlier(clean.cursor())
                            && (observations.isEmpty() || observe(clean, observations.get()))
                    ? end
                    : -1;
        } catch (RuntimeException | Error e) {
            // The judge reports what is wrong.
            return -1;
        }
    }

    private boolean observe(CleanExchanges clean, Observations observations) {
        ResponseKind kind = clean.kind();
        return observations.addClean(
                kind.route().operation(),
                kind.route().contract(),
                kind.status(),
                chunk.text(),
                clean.cursor().startedAt(),
                clean.cursor().body());
    }

    private void add(Worker worker, BatchResult result) {
        int from = chunk.from();
        Optional<RawRecord> record = chunk.next();
        if (record.isEmpty()) {
            return;
        }
        InputJudge.Outcome outcome = judge.judge(record.get(), worker.observations());
        result.add(outcome.judged());
        if (worker.clean().isPresent() && isClean(outcome)) {
            learn(worker.clean().get(), from, outcome);
        }
    }

    private static boolean isClean(InputJudge.Outcome outcome) {
        return outcome.judged().findings().isEmpty()
                && outcome.judged().failure().isEmpty()
                && outcome.route().isPresent()
                && outcome.exchange().isPresent()
                && outcome.exchange().get().defect().isEmpty();
    }

    private void learn(CleanExchanges clean, int from, InputJudge.Outcome outcome) {
        try {
            clean.learn(
                    chunk.text(),
                    from,
                    chunk.to(),
                    outcome.exchange().get(),
                    outcome.route().get());
        } catch (RuntimeException | Error e) {
            // What is not learned is judged.
            clean.forget();
        }
    }

    @Override
    public BatchResult failed(Throwable error) {
        BatchResult result = new BatchResult(judge.position());
        while (chunk.hasNext()) {
            chunk.next().ifPresent(record -> result.add(judge.failed(record, error)));
        }
        return numbered(result);
    }

    @Override
    public void release() {
        chunk.release();
    }
}
