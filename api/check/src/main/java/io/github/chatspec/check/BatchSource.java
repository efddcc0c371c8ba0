package io.github.chatspec.check;

import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.exchange.Recording;
import java.io.IOException;
import java.util.Optional;

/** Reads a recording in batches. */
final class BatchSource {

    private final Recording recording;
    private final InputJudge judge;
    private final Workers workers;
    private final int chunkBytes;
    private final Failure failure;
    private RecordBatch singleRecords;
    private RecordChunk heldChunk;
    private boolean ended;

    /** Receives the failure of an input, after which the records that were read before are still judged. */
    interface Failure {
        void unreadable(IOException reason);
    }

    /**
     * Creates the source of the batches of an input.
     *
     * @param recording the recording
     * @param judge judges its records
     * @param workers the workers of the run
     * @param chunkBytes the number of bytes that are read before they are split into records; 0 to read each record alone
     * @param failure receives the failure of the input
     */
    BatchSource(Recording recording, InputJudge judge, Workers workers, int chunkBytes, Failure failure) {
        this.recording = recording;
        this.judge = judge;
        this.workers = workers;
        this.chunkBytes = chunkBytes;
        this.failure = failure;
        this.singleRecords = new RecordBatch(judge, workers);
    }

    /**
     * Returns the next batch.
     *
     * @param isJudgedAtOnce whether the batch is judged and released before the next call
     * @return the batch, or null at the end
     */
    Batch next(boolean isJudgedAtOnce) {
        if (heldChunk != null) {
            RecordChunk chunk = heldChunk;
            heldChunk = null;
            return new ChunkBatch(chunk, judge, workers);
        }
        while (!ended) {
            // A chunk that is held until the single records before it are judged may be judged by another thread.
            Optional<RecordChunk> chunk = nextChunk(isJudgedAtOnce && singleRecords.isEmpty());
            if (chunk.isPresent() && singleRecords.isEmpty()) {
                return new ChunkBatch(chunk.get(), judge, workers);
            }
            if (chunk.isPresent() || singleRecords.isFull()) {
                heldChunk = chunk.orElse(null);
                return takeSingleRecords();
            }
            Optional<RawRecord> next = nextRecord();
            ended = next.isEmpty();
            if (next.isPresent()) {
                singleRecords.add(next.get());
            }
        }
        return singleRecords.isEmpty() ? null : takeSingleRecords();
    }

    private Batch takeSingleRecords() {
        RecordBatch full = singleRecords;
        singleRecords = new RecordBatch(judge, workers);
        return full;
    }

    private Optional<RecordChunk> nextChunk(boolean inPlace) {
        try {
            if (chunkBytes == 0) {
                return Optional.empty();
            }
            return inPlace ? recording.nextChunkInPlace(chunkBytes) : recording.nextChunk(chunkBytes);
        } catch (IOException e) {
            failure.unreadable(e);
            return Optional.empty();
        }
    }

    private Optional<RawRecord> nextRecord() {
        try {
            return recording.next();
        } catch (IOException e) {
            failure.unreadable(e);
            return Optional.empty();
        }
    }
}
