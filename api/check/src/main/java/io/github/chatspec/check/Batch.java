package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.judge.evaluation.HttpSemantics;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.routing.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A few records of one input, which one thread reads and judges. */
final class Batch implements Callable<Batch.Result> {

    /** Keeps a thread busy for a few milliseconds. */
    private static final int FULL_BYTES = 1 << 18;

    /** Judging even the smallest record takes far longer than reading its bytes. */
    private static final int FULL_RECORDS = 512;

    /** A smaller record that exhausts the memory is an error of ours. */
    private static final int LARGE = 1 << 20;

    private static final Defect TOO_LARGE =
            new Defect(Defect.Kind.TOO_LARGE, "it does not fit into the memory; give Java more with -Xmx");

    private final String input;
    private final boolean whole;
    private final EntryReader reader;
    private final RecordJudge judge;
    private final Optional<Observations> observations;
    private final List<RawRecord> records = new ArrayList<>();
    private int bytes;

    Batch(String input, boolean whole, EntryReader reader, RecordJudge judge, Optional<Observations> observations) {
        this.input = input;
        this.whole = whole;
        this.reader = reader;
        this.judge = judge;
        this.observations = observations;
    }

    /**
     * The results of a batch.
     *
     * @param exchanges one for each record, in the order of the records
     * @param observations what the exchanges contained, if the run measures coverage
     */
    record Result(List<JudgedExchange> exchanges, Optional<Observations> observations) {}

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

    int bytes() {
        return bytes;
    }

    @Override
    public Result call() {
        List<JudgedExchange> exchanges = new ArrayList<>();
        for (RawRecord record : records) {
            exchanges.add(judge(record));
        }
        return new Result(exchanges, observations);
    }

    /** Returns the result of a batch that could not be judged at all. */
    Result failed(Throwable error) {
        List<JudgedExchange> exchanges = new ArrayList<>();
        for (RawRecord record : records) {
            exchanges.add(JudgedExchange.failed(source(record), error));
        }
        return new Result(exchanges, Optional.empty());
    }

    private JudgedExchange.Source source(RawRecord record) {
        return new JudgedExchange.Source(input, record.entry(), record.line(), whole);
    }

    private JudgedExchange judge(RawRecord record) {
        JudgedExchange.Source source = source(record);
        try {
            return judge(record, source);
        } catch (OutOfMemoryError e) {
            // The memory that this record took is free again, and the others may well need less.
            return record.bytes().length < LARGE
                    ? JudgedExchange.failed(source, e)
                    : judge.judge(source, Exchange.unreadable(TOO_LARGE), Optional.empty());
        } catch (RuntimeException | Error e) {
            return JudgedExchange.failed(source, e);
        }
    }

    private JudgedExchange judge(RawRecord record, JudgedExchange.Source source) {
        EntryReader.Recorded recorded = reader.read(record);
        Exchange exchange = judge.mapped(recorded.exchange());
        Optional<Router.Route> route = judge.route(exchange);
        Optional<JudgedExchange.OtherHost> otherHost = judge.otherHost(exchange, route);
        if (otherHost.isPresent()) {
            return JudgedExchange.ofOtherHost(source, otherHost.get());
        }
        JudgedExchange judged = judge.judge(source, exchange, route);
        if (observations.isPresent()
                && route.isPresent()
                && HttpSemantics.scope(exchange, route.get().operation()) == HttpSemantics.Scope.OPERATION) {
            try {
                observations.get().add(route.get().operation(), route.get().contract(), exchange, recorded.startedAt());
            } catch (RuntimeException | Error e) {
                return judged.withFailure(e);
            }
        }
        return judged;
    }
}
