package io.github.chatspec.check;

import io.github.chatspec.exchange.RawRecord;
import java.util.ArrayList;
import java.util.List;

/** Records that were split when the input was read. */
final class RecordBatch implements Batch {

    /** Keeps a thread busy for a few milliseconds. */
    private static final int FULL_BYTES = 1 << 18;

    /** Judging even the smallest record takes far longer than reading its bytes. */
    private static final int FULL_RECORDS = 512;

    private final InputJudge judge;
    private final Workers workers;
    private final List<RawRecord> records = new ArrayList<>();
    private int bytes;

    RecordBatch(InputJudge judge, Workers workers) {
        this.judge = judge;
        this.workers = workers;
    }

    void add(RawRecord record) {
        records.add(record);
        bytes += record.bytes().length;
    }

    boolean isFull() {
        return bytes >= FULL_BYTES || records.size() >= FULL_RECORDS;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public BatchResult call() {
        BatchResult result = new BatchResult(judge.position());
        Worker worker = workers.take();
        for (RawRecord record : records) {
            InputJudge.Outcome outcome = judge.judge(record, worker.observations());
            result.add(outcome.judged(), outcome.page());
        }
        workers.give(worker);
        return result;
    }

    @Override
    public BatchResult failed(Throwable error) {
        BatchResult result = new BatchResult(judge.position());
        for (RawRecord record : records) {
            result.add(judge.failed(record, error));
        }
        return result;
    }
}
