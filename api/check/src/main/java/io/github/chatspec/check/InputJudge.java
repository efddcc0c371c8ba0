package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.judge.evaluation.HttpSemantics;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.routing.Router;
import java.util.Optional;

/**
 * Reads and judges the records of one input.
 *
 * @param position the position in the input
 * @param whole whether the input is a single record
 * @param reader reads the records
 * @param judge judges the exchanges
 */
record InputJudge(InputPosition position, boolean whole, EntryReader reader, RecordJudge judge) {

    /** A smaller record that exhausts the memory is an error of ours. */
    private static final int LARGE = 1 << 20;

    private static final Defect TOO_LARGE =
            new Defect(Defect.Kind.TOO_LARGE, "it does not fit into the memory; give Java more with -Xmx");

    /**
     * A judged exchange.
     *
     * @param judged the exchange with its findings
     * @param exchange the exchange as it was read; empty if chatspec failed on it
     * @param route its operation, if it has one
     * @param page the page of a list that it contains, if it can be compared with others
     */
    record Outcome(
            JudgedExchange judged, Optional<Exchange> exchange, Optional<Router.Route> route, Optional<ListPage> page) {

        private static Outcome of(JudgedExchange judged) {
            return new Outcome(judged, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Returns the place of a record. */
    JudgedExchange.Source source(long entry, long line) {
        return new JudgedExchange.Source(position.input(), entry, line, whole);
    }

    /** Returns the exchange of a record on which chatspec failed. */
    JudgedExchange failed(RawRecord record, Throwable error) {
        return JudgedExchange.failed(source(record.entry(), record.line()), error);
    }

    /** Judges a record, and adds its exchange to the observations. */
    Outcome judge(RawRecord record, Optional<Observations> observations) {
        JudgedExchange.Source source = source(record.entry(), record.line());
        try {
            return judge(record, source, observations);
        } catch (OutOfMemoryError e) {
            // The memory that this record took is free again, and the others may well need less.
            return Outcome.of(
                    record.bytes().length < LARGE
                            ? JudgedExchange.failed(source, e)
                            : judge.judge(source, Exchange.unreadable(TOO_LARGE), Optional.empty()));
        } catch (RuntimeException | Error e) {
            return Outcome.of(JudgedExchange.failed(source, e));
        }
    }

    private Outcome judge(RawRecord record, JudgedExchange.Source source, Optional<Observations> observations) {
        EntryReader.Recorded recorded = reader.read(record);
        Exchange exchange = judge.mapped(recorded.exchange());
        Optional<Router.Route> route = judge.route(exchange);
        Optional<JudgedExchange.OtherHost> otherHost = judge.otherHost(exchange, route);
        if (otherHost.isPresent()) {
            return Outcome.of(JudgedExchange.ofOtherHost(source, otherHost.get()));
        }
        JudgedExchange judged = judge.judge(source, exchange, route);
        if (observations.isPresent()
                && route.isPresent()
                && HttpSemantics.scope(exchange, route.get().operation()) == HttpSemantics.Scope.OPERATION) {
            try {
                observations.get().add(route.get().operation(), route.get().contract(), exchange, recorded.startedAt());
            } catch (RuntimeException | Error e) {
                return Outcome.of(judged.withFailure(e));
            }
        }
        Optional<ListPage> page = route.isPresent() && judged.failure().isEmpty()
                ? judge.page(recorded.exchange(), route.get())
                : Optional.empty();
        return new Outcome(judged, Optional.of(exchange), route, page);
    }

    /** Returns the page of a list that a clean record contains. */
    Optional<ListPage> page(RawRecord record, Router.Route route) {
        try {
            return judge.page(reader.read(record).exchange(), route);
        } catch (RuntimeException | Error e) {
            // What cannot be compared is only judged.
            return Optional.empty();
        }
    }
}
