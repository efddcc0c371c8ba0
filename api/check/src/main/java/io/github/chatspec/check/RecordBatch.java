package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that were split when the input was read. */
final class RecordBatch implements Batch {

    /** Keeps a thread busy for a few milliseconds. */
    private static final int FULL_BYTES = 1 << 18;

    /** Judging even the smallest record takes far longer than reading its bytes. */
    private static final int FULL_RECORDS = 512;

    private final InputJudge judge;
    private final Optional<Observations> observations;
    private final List<RawRecord> records = new ArrayList<>();
    private int bytes;

    RecordBatch(InputJudge judge, Optional<Observations> observations) {
        this.judge = judge;
        this.observations = observations;
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
        BatchResult result = new BatchResult(judge.position(), observations);
        for (RawRecord record : records) {
            result.add(judge.judge(record, observations).judged());
        }
        return result;
    }

    @Override
    public BatchResult failed(Throwable error) {
        BatchResult result = new BatchResult(judge.position(), Optional.empty());
        for (RawRecord record : records) {
            result.add(judge.failed(record, error));
        }
        return result;
    }
}
