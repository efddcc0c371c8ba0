package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.clean.CleanExchanges;
import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.judge.paging.PagedList;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.routing.Router;
import java.util.List;
import java.util.Optional;

/**
 * Records that are split when they are judged. Those that are clean are recognized in their bytes; only the others are
 * read as exchanges.
 */
final class ChunkBatch implements Batch {

    /** A chunk of tiny records may have many more results than fit into the memory together. */
    private static final int MOST_JUDGED = 1 << 12;

    private final RecordChunk chunk;
    private final InputJudge judge;
    private final Workers workers;
    private final int bytes;
    private final RepeatedPages repeatedPages;
    private ResponseKind kindOfPages;
    private boolean hasBegun;

    ChunkBatch(RecordChunk chunk, InputJudge judge, Workers workers) {
        this.chunk = chunk;
        this.judge = judge;
        this.workers = workers;
        this.bytes = chunk.size();
        this.repeatedPages = new RepeatedPages(chunk, judge);
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public BatchResult call() {
        BatchResult result = new BatchResult(judge.position());
        Worker worker = workers.take();
        while (result.judged() < MOST_JUDGED && chunk.hasNext()) {
            if (!addIfKnown(worker, result)) {
                judgeNext(worker, result);
            }
        }
        addRepeatedPages(worker, result);
        workers.give(worker);
        return numbered(result);
    }

    @Override
    public boolean hasMore() {
        return chunk.hasNext();
    }

    /** Numbers a result: the first one of the batch follows the batch before, and the last one precedes the next. */
    private BatchResult numbered(BatchResult result) {
        boolean hasMore = chunk.hasNext();
        result.number(new BatchResult.Numbers(
                hasBegun ? 0 : chunk.precedingEntries(),
                hasBegun ? 0 : chunk.precedingLines(),
                hasMore ? 0 : chunk.entry(),
                hasMore ? 0 : chunk.lines()));
        hasBegun = true;
        return result;
    }

    /** Adds the next record if all findings about it are known, and returns whether they are. */
    private boolean addIfKnown(Worker worker, BatchResult result) {
        if (worker.clean().isEmpty()) {
            return false;
        }
        CleanExchanges clean = worker.clean().get();
        int end = endOfKnown(clean, worker.observations());
        if (end < 0) {
            return false;
        }
        addKnown(worker, end, result);
        return true;
    }

    /** Returns the index after the next record if it is known and its fields could be counted, or else -1. */
    private int endOfKnown(CleanExchanges clean, Optional<Observations> observations) {
        try {
            int end = clean.endOfKnown(chunk.text(), chunk.from(), chunk.to());
            boolean isUsual = end >= 0
                    && !chunk.mayEndEarlier(clean.cursor())
                    && (observations.isEmpty() || (!clean.isViolation() && countFields(clean, observations.get())));
            return isUsual ? end : -1;
        } catch (RuntimeException | Error e) {
            // The judge reports what is wrong.
            return -1;
        }
    }

    private void addKnown(Worker worker, int end, BatchResult result) {
        CleanExchanges clean = worker.clean().orElseThrow();
        ResponseKind kind = clean.kind();
        List<Finding> findings = clean.findings();
        Optional<PagedList> list = kind.list();
        int from = chunk.from();
        if (list.isPresent() && !repeatedPages.isRepeated(clean.cursor(), list.get())) {
            addPage(worker, end, findings, result);
            return;
        }
        chunk.skip(clean.cursor(), end);
        if (list.isPresent()) {
            kindOfPages = kind;
            repeatedPages.add(from, end);
        }
        if (workers.needCleanExchanges() || !findings.isEmpty()) {
            result.add(judged(kind, findings));
        } else {
            result.addClean(kind);
        }
    }

    /** Adds the next record, which contains a page of a list. */
    private void addPage(Worker worker, int end, List<Finding> findings, BatchResult result) {
        CleanExchanges clean = worker.clean().orElseThrow();
        ResponseKind kind = clean.kind();
        Optional<ListPage> page = repeatedPages.page(clean.cursor(), kind);
        if (page.isPresent()) {
            chunk.skip(clean.cursor(), end);
        } else {
            Optional<RawRecord> record = chunk.next();
            page = record.isPresent() ? judge.page(record.get(), kind.route()) : Optional.empty();
        }
        if (page.isEmpty()) {
            // The page before this one is still the last one.
            repeatedPages.forgetRequest();
        } else {
            repeatedPages.keepList(page.get());
        }
        addRepeatedPages(worker, result);
        result.add(judged(kind, findings), page);
    }

    /** Adds the last one of the pages that are not compared with those before them. */
    private void addRepeatedPages(Worker worker, BatchResult result) {
        if (!repeatedPages.isEmpty()) {
            repeatedPages
                    .takeLast(worker.clean().orElseThrow().cursor(), kindOfPages)
                    .ifPresent(result::addPage);
        }
    }

    private JudgedExchange judged(ResponseKind kind, List<Finding> findings) {
        return new JudgedExchange(
                judge.source(chunk.entry(), chunk.line()),
                Optional.of(kind.operation()),
                kind.status(),
                findings,
                Optional.empty(),
                Optional.empty());
    }

    private boolean countFields(CleanExchanges clean, Observations observations) {
        ResponseKind kind = clean.kind();
        return observations.addClean(
                kind.route().operation(),
                kind.route().contract(),
                kind.status(),
                chunk.text(),
                clean.cursor().startedAt(),
                clean.cursor().body());
    }

    private void judgeNext(Worker worker, BatchResult result) {
        int from = chunk.from();
        Optional<RawRecord> record = chunk.next();
        if (record.isEmpty()) {
            return;
        }
        InputJudge.Outcome outcome = judge.judge(record.get(), worker.observations());
        repeatedPages.forgetRequest();
        addRepeatedPages(worker, result);
        result.add(outcome.judged(), outcome.page());
        if (worker.clean().isPresent() && isCleanOrNoted(outcome)) {
            learn(worker.clean().get(), from, outcome);
        }
    }

    private static boolean isCleanOrNoted(InputJudge.Outcome outcome) {
        for (Finding finding : outcome.judged().findings()) {
            if (!Rules.isNoted(finding.rule())) {
                return false;
            }
        }
        return outcome.judged().failure().isEmpty()
                && outcome.route().isPresent()
                && outcome.exchange().isPresent()
                && outcome.exchange().get().defect().isEmpty();
    }

    private void learn(CleanExchanges clean, int from, InputJudge.Outcome outcome) {
        Exchange exchange = outcome.exchange().get();
        Router.Route route = outcome.route().get();
        List<Finding> findings = outcome.judged().findings();
        try {
            if (findings.isEmpty()) {
                clean.learn(chunk.text(), from, chunk.to(), exchange, route);
            } else {
                clean.learnNotes(chunk.text(), from, chunk.to(), exchange, route, findings);
            }
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
