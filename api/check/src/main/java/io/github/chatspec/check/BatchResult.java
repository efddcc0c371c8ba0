package io.github.chatspec.check;

import io.github.chatspec.judge.clean.ResponseKind;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.report.JudgedExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of a batch, in the order of its records. */
final class BatchResult {

    private final InputPosition position;
    private final List<Step> steps = new ArrayList<>();
    private final List<CleanKind> cleanKinds = new ArrayList<>();
    private CleanKind lastKind;
    private Numbers numbers = Numbers.NONE;
    private int judged;

    /**
     * Creates a result without exchanges.
     *
     * @param position the position in the input at which the batch begins once the batches before it are used
     */
    BatchResult(InputPosition position) {
        this.position = position;
    }

    /**
     * Exchanges without findings, and the exchange after them.
     *
     * @param clean the numbers of exchanges by kind, in the order in which the kinds first occur
     * @param next the exchange after them, or null if there is only a page, or at the end
     * @param page the page of a list that it contains, or else the page of an earlier exchange, or null
     */
    record Step(List<CleanKind> clean, JudgedExchange next, ListPage page) {}

    /** A number of exchanges without findings. */
    static final class CleanKind {
        private final ResponseKind kind;
        private long exchanges;

        private CleanKind(ResponseKind kind) {
            this.kind = kind;
        }

        ResponseKind kind() {
            return kind;
        }

        long exchanges() {
            return exchanges;
        }
    }

    /**
     * How the numbers of entries and lines in a batch become those in the input.
     *
     * @param precedingEntries the entries that were read alone since the batch before, whose numbers are counted like those
     *     of the batch before
     * @param precedingLines the line breaks that were read with them
     * @param entries the number of entries in the batch; 0 if those of the next batch are counted on
     * @param lines the number of line breaks in the batch
     */
    record Numbers(long precedingEntries, long precedingLines, long entries, long lines) {
        static final Numbers NONE = new Numbers(0, 0, 0, 0);
    }

    void add(JudgedExchange exchange) {
        add(exchange, Optional.empty());
    }

    void add(JudgedExchange exchange, Optional<ListPage> page) {
        endStep(exchange, page.orElse(null));
        judged++;
    }

    /** Adds a page of an exchange that was added before, which is not compared with those before it. */
    void addPage(ListPage page) {
        endStep(null, page);
    }

    private void endStep(JudgedExchange next, ListPage page) {
        steps.add(new Step(cleanKinds.isEmpty() ? List.of() : List.copyOf(cleanKinds), next, page));
        cleanKinds.clear();
        lastKind = null;
    }

    /** Counts an exchange without findings. */
    void addClean(ResponseKind kind) {
        if (lastKind == null || !lastKind.kind.equals(kind)) {
            lastKind = cleanKind(kind);
        }
        lastKind.exchanges++;
    }

    private CleanKind cleanKind(ResponseKind kind) {
        for (CleanKind known : cleanKinds) {
            if (known.kind.equals(kind)) {
                return known;
            }
        }
        CleanKind added = new CleanKind(kind);
        cleanKinds.add(added);
        return added;
    }

    void number(Numbers other) {
        numbers = other;
    }

    InputPosition position() {
        return position;
    }

    Numbers numbers() {
        return numbers;
    }

    /** Returns the results, of which the last one may have no next exchange. */
    List<Step> steps() {
        if (!cleanKinds.isEmpty()) {
            endStep(null, null);
        }
        return steps;
    }

    /** Returns the number of exchanges that were not only counted. */
    int judged() {
        return judged;
    }
}
