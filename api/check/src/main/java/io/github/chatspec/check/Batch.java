package io.github.chatspec.check;

import io.github.chatspec.contract.BaseUrl;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Router;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A few records of one input, which one thread reads and judges. */
final class Batch implements Callable<Batch.Result> {

    /** As many bytes keep a thread busy for some milliseconds. */
    private static final int ENOUGH_BYTES = 1 << 18;

    /** A record of a few bytes takes far more than that when it is judged. */
    private static final int MOST_SLICES = 512;

    private static final Defect TOO_MUCH =
            new Defect(Defect.Kind.TOO_LARGE, "it takes more memory than there is, and -Xmx gives Java more");

    private final String input;
    private final boolean whole;
    private final EntryReader reader;
    private final Judge judge;
    private final List<BaseUrl> bases;
    private final Optional<Observations> observations;
    private final List<RawRecord> slices = new ArrayList<>();
    private int bytes;

    Batch(
            String input,
            boolean whole,
            EntryReader reader,
            Judge judge,
            List<BaseUrl> bases,
            Optional<Observations> observations) {
        this.input = input;
        this.whole = whole;
        this.reader = reader;
        this.judge = judge;
        this.bases = bases;
        this.observations =
                observations.isPresent() ? Optional.of(observations.get().another()) : Optional.empty();
    }

    /**
     * What became of one record.
     *
     * @param judged the exchange with its findings
     * @param failure why it could not be judged, or nothing; one sentence
     */
    record Outcome(JudgedExchange judged, Optional<String> failure) {}

    /**
     * What became of a batch.
     *
     * @param outcomes one for each record, in their order
     * @param observations what was seen in them, or nothing where nobody asks
     */
    record Result(List<Outcome> outcomes, Optional<Observations> observations) {}

    /** An empty batch of the same input. */
    Batch another() {
        return new Batch(input, whole, reader, judge, bases, observations);
    }

    void add(RawRecord slice) {
        slices.add(slice);
        bytes += slice.bytes().length;
    }

    boolean isFull() {
        return bytes >= ENOUGH_BYTES || slices.size() >= MOST_SLICES;
    }

    boolean isEmpty() {
        return slices.isEmpty();
    }

    int bytes() {
        return bytes;
    }

    @Override
    public Result call() {
        List<Outcome> outcomes = new ArrayList<>();
        for (RawRecord slice : slices) {
            outcomes.add(outcome(slice));
        }
        return new Result(outcomes, observations);
    }

    private Outcome outcome(RawRecord slice) {
        try {
            EntryReader.Recorded recorded = reader.read(slice);
            Exchange exchange = mapped(recorded.exchange());
            Optional<Router.Route> route = judge.route(exchange);
            if (observations.isPresent() && route.isPresent()) {
                observations.get().see(route.get().operation(), route.get().contract(), exchange, recorded.startedAt());
            }
            return judged(slice, exchange, route);
        } catch (OutOfMemoryError e) {
            // What one record took is free again, and the others may well need less.
            return judged(slice, Exchange.unreadable(TOO_MUCH), Optional.empty());
        }
    }

    private Outcome judged(RawRecord slice, Exchange exchange, Optional<Router.Route> route) {
        Optional<String> operation =
                route.isPresent() ? Optional.of(route.get().operation().qualifiedId()) : Optional.empty();
        List<Finding> findings = List.of();
        Optional<String> failure = Optional.empty();
        try {
            findings = judge.judge(exchange, route);
        } catch (ContractException e) {
            failure = Optional.of(e.getMessage());
        }
        return new Outcome(
                new JudgedExchange(input, slice.entry(), slice.line(), whole, operation, exchange.status(), findings),
                failure);
    }

    private Exchange mapped(Exchange exchange) {
        Optional<Request> request = exchange.request();
        for (BaseUrl base : request.isPresent() ? bases : List.<BaseUrl>of()) {
            Optional<Request> mapped = base.mapped(request.get());
            if (mapped.isPresent()) {
                return exchange.asked(mapped.get());
            }
        }
        return exchange;
    }
}
