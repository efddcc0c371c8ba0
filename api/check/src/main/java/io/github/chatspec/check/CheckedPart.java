package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Summary;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The exchanges of a part that have new findings, with the numbers of entries and lines counted from the beginning of the
 * part. What is counted is known after the last one.
 */
public final class CheckedPart implements Iterator<JudgedExchange> {

    private final RecordingPart part;
    private final Check check;
    private final Workers workers;
    private final Summary.Builder summary = Summary.builder();
    private final FindingFilter filter;
    private final InputPosition position;
    private final PartNumbers.Builder numbers;
    private final OpenLists lists;
    private final List<PageBorders.Answer> firstPages = new ArrayList<>();
    private final ArrayDeque<JudgedExchange> ready = new ArrayDeque<>();
    private IOException failure;
    private Recording recording;
    /** Null at the end. */
    private BatchSource batches;
    /** Null if the next one is to be read. */
    private Batch batch;

    CheckedPart(RecordingPart part, Check check, RecordJudge judge, Workers workers) {
        this.part = part;
        this.check = check;
        this.workers = workers;
        this.filter = new FindingFilter(check.baseline, Long.MAX_VALUE, summary);
        this.position = new InputPosition(part.input());
        this.lists = new OpenLists(check.judge);
        this.numbers = new PartNumbers.Builder(part.input());
        if (open()) {
            InputJudge inputJudge = new InputJudge(
                    position,
                    recording.format() == RecordingFormat.BODY,
                    EntryReader.of(recording.format(), check.operation, check.status, part.bodies()),
                    judge);
            this.batches = new BatchSource(recording, inputJudge, workers, check.chunkBytes, this::fail);
        }
    }

    private boolean open() {
        if (part.extent() != RecordingPart.Extent.WHOLE) {
            recording = Recording.ofPart(part.in(), part.extent() == RecordingPart.Extent.FIRST);
            return true;
        }
        try {
            recording = Recording.open(part.in(), check.format, check.fallbackFormat);
        } catch (IOException e) {
            fail(e);
            return false;
        }
        boolean bare = recording.format() == RecordingFormat.BODY || recording.format() == RecordingFormat.LINES;
        boolean isRecording = !bare || !check.operation.isEmpty();
        if (!isRecording && part.fromFolder()) {
            numbers.addSkipped(CheckRun.SKIPPED);
        } else if (!isRecording) {
            numbers.addFailure(CheckRun.NO_RECORDING, PartNumbers.WHOLE_INPUT);
        }
        return isRecording;
    }

    private void fail(IOException reason) {
        failure = reason;
        addUnreadable();
    }

    void addUnreadable() {
        numbers.addFailure(CheckRun.UNREADABLE, PartNumbers.WHOLE_INPUT);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && batches != null) {
            batch = batch == null ? batches.next(true) : batch;
            if (batch == null) {
                batches = null;
            } else {
                accept(Pipeline.call(batch));
                release();
            }
        }
        return !ready.isEmpty();
    }

    private void release() {
        if (!batch.hasMore()) {
            batch.release();
            batch = null;
        }
    }

    @Override
    public JudgedExchange next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void accept(BatchResult result) {
        BatchResult.Numbers counted = result.numbers();
        position.add(counted.precedingEntries(), counted.precedingLines());
        for (BatchResult.Step step : result.steps()) {
            for (BatchResult.CleanKind clean : step.clean()) {
                summary.countExchanges(clean.exchanges());
                numbers.add(Optional.of(clean.kind().operation()), clean.kind().status(), clean.exchanges());
            }
            if (step.next() != null) {
                JudgedExchange judged = position.inInput(step.next());
                accept(step.page() == null ? judged : compared(judged, step.page()));
            } else if (step.page() != null) {
                lists.put(step.page());
            }
        }
        position.add(counted.entries(), counted.lines());
    }

    private JudgedExchange compared(JudgedExchange judged, ListPage page) {
        // Later pages cannot follow one of an earlier part, whose lists are forgotten by then.
        if (!lists.has(page) && firstPages.size() < OpenLists.MOST) {
            firstPages.add(new PageBorders.Answer(judged.with(List.of()), page));
        }
        return lists.compared(judged, page);
    }

    private void accept(JudgedExchange judged) {
        if (judged.failure().isPresent()) {
            numbers.addFailure(
                    judged.failure().get(), judged.source().whole() ? PartNumbers.WHOLE_INPUT : judged.entry());
        } else if (judged.otherHost().isPresent()) {
            summary.count(judged.otherHost().get());
        } else {
            summary.countExchange();
            numbers.add(judged.operation(), judged.status(), 1);
            JudgedExchange kept = judged.with(filter.apply(judged.findings()));
            if (!kept.findings().isEmpty()) {
                ready.add(kept);
            }
        }
    }

    /**
     * Returns why the part could not be read to its end.
     *
     * @return the reason; empty if all of it was read. Reading it again may succeed
     */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns the numbers of this part, which those of the later parts of the input are counted from.
     *
     * @return the numbers, once there is no next exchange
     */
    public PartNumbers numbers() {
        requireEnd();
        long entries = recording == null ? 0 : recording.entries();
        long lines = recording == null ? 0 : recording.lines();
        return numbers.build(
                position.entries() + entries,
                position.lines() + lines,
                filter.aboutContract(),
                new PageBorders(firstPages, this.lists.pages()),
                summary);
    }

    /**
     * Returns the counts of this part, which can be merged with those of other parts in any order.
     *
     * @return the counts, once there is no next exchange
     */
    public PartTotals totals() {
        requireEnd();
        Optional<Observations> observations = Optional.empty();
        if (check.coverage.isPresent()) {
            Observations all = new Observations();
            workers.observations().forEach(all::merge);
            observations = Optional.of(all);
        }
        return new PartTotals(summary.build(), filter.knownFingerprints(), observations);
    }

    private void requireEnd() {
        if (hasNext()) {
            throw new IllegalStateException("The part has another exchange.");
        }
    }
}
