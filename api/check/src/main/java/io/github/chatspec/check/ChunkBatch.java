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
    private final CleanPool pool;
    private final Optional<Observations> observations;
    private final int bytes;

    ChunkBatch(RecordChunk chunk, InputJudge judge, CleanPool pool, Optional<Observations> observations) {
        this.chunk = chunk;
        this.judge = judge;
        this.pool = pool;
        this.observations = observations;
        this.bytes = chunk.size();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public BatchResult call() {
        BatchResult result = new BatchResult(judge.position(), observations);
        Optional<CleanExchanges> clean = pool.take();
        while (chunk.hasNext()) {
            if (clean.isEmpty() || !addClean(clean.get(), result)) {
                add(clean, result);
            }
        }
        pool.give(clean);
        return numbered(result);
    }

    private BatchResult numbered(BatchResult result) {
        result.number(new BatchResult.Numbers(
                chunk.precedingEntries(), chunk.precedingLines(), chunk.entry(), chunk.lines()));
        return result;
    }

    /** Adds the next record if it is clean, and returns whether it is. */
    private boolean addClean(CleanExchanges clean, BatchResult result) {
        int end;
        try {
            end = clean.endOfClean(chunk.text(), chunk.from(), chunk.to());
        } catch (RuntimeException | Error e) {
            // The judge reports what is wrong.
            return false;
        }
        if (end < 0 || !chunk.skip(clean.cursor(), end)) {
            return false;
        }
        ResponseKind kind = clean.kind();
        if (pool.needsCleanExchanges()) {
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

    private void add(Optional<CleanExchanges> clean, BatchResult result) {
        int from = chunk.from();
        Optional<RawRecord> record = chunk.next();
        if (record.isEmpty()) {
            return;
        }
        InputJudge.Outcome outcome = judge.judge(record.get(), observations);
        result.add(outcome.judged());
        if (clean.isPresent() && isClean(outcome)) {
            learn(clean.get(), from, outcome);
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
        BatchResult result = new BatchResult(judge.position(), Optional.empty());
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
