package io.github.chatspec.check;

import io.github.chatspec.contract.BaseUrl;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Figures;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One run over recordings.
 *
 * <p>The smallest use: {@code new Check(judge).run(Input.in("session.har"), List.of(report))}.
 *
 * <p>Recordings are read as streams and judged in as many threads as are asked for; reports get the exchanges in the
 * order of the input all the same.
 */
public final class Check {

    /** More different findings than that are nothing that anybody writes down as known. */
    private static final int MOST_FINGERPRINTS = 100_000;

    private final Judge judge;
    private final Summary summary = new Summary();
    private final Set<String> fingerprints = new TreeSet<>();
    private Optional<String> operation = Optional.empty();
    private int status = 200;
    private Optional<RecordingFormat> form = Optional.empty();
    private RecordingFormat otherwise = RecordingFormat.BODY;
    private List<BaseUrl> bases = List.of();
    private int threads = 1;
    private long maxFindings = Long.MAX_VALUE;
    private Baseline baseline = Baseline.of(Set.of());
    private Optional<Observations> observations = Optional.empty();
    private List<Contract> contracts = List.of();
    private InputStream standardInput = InputStream.nullInputStream();
    private Listener listener = new Nobody();
    private Progress progress = new Progress();
    private long reported;

    /**
     * Begins a run.
     *
     * @param judge what the exchanges are judged by
     */
    public Check(Judge judge) {
        this.judge = judge;
    }

    /** Learns what could not be done; everything else goes on. */
    public interface Listener {
        /**
         * Learns of one thing that could not be done.
         *
         * @param sentence what is wrong and what to do
         * @param place what it is about
         */
        void failed(String sentence, String place);

        /**
         * Learns of a file of a folder that is no recording, which is nothing to fail for.
         *
         * @param sentence what it is
         * @param place the file
         */
        default void skipped(String sentence, String place) {}
    }

    /** Who listens where nobody was named. */
    private static final class Nobody implements Listener {
        @Override
        public void failed(String sentence, String place) {
            // Nobody wants to know.
        }
    }

    /** Counts what a pipeline hands on, and passes it to the reports. */
    private final class Taking implements Pipeline.Taker {
        private final List<? extends Report> reports;

        Taking(List<? extends Report> reports) {
            this.reports = reports;
        }

        @Override
        public void take(Batch.Result result) throws IOException {
            if (result.observations().isPresent()) {
                observations.orElseThrow().merge(result.observations().get());
            }
            for (Batch.Outcome outcome : result.outcomes()) {
                JudgedExchange judged = outcome.judged();
                if (outcome.failure().isPresent()) {
                    listener.failed(outcome.failure().get(), judged.place());
                    continue;
                }
                summary.countExchange();
                JudgedExchange shown = judged.with(kept(judged.findings()));
                for (Report report : reports) {
                    report.add(shown);
                }
            }
            progress.at(summary.exchanges(), summary.findings());
        }
    }

    /**
     * Says which operation bare bodies are answers of.
     *
     * @param operation the operation as {@code contract/operationId}
     * @param status the HTTP status
     * @return this run
     */
    public Check bodiesOf(String operation, int status) {
        this.operation = Optional.of(operation);
        this.status = status;
        return this;
    }

    /**
     * Says in which form the inputs are, which is otherwise recognised from their content.
     *
     * @param form the form
     * @return this run
     */
    public Check form(RecordingFormat form) {
        this.form = Optional.of(form);
        return this;
    }

    /**
     * Says that what is no recording has one body on each line.
     *
     * @return this run
     */
    public Check lines() {
        otherwise = RecordingFormat.LINES;
        return this;
    }

    /**
     * Says where the recorded requests went to.
     *
     * @param bases hosts and prefixes, of which the first that fits a request is taken
     * @return this run
     */
    public Check bases(List<BaseUrl> bases) {
        this.bases = List.copyOf(bases);
        return this;
    }

    /**
     * Says how many threads judge.
     *
     * @param threads their number, at least 1; the findings are the same with any
     * @return this run
     */
    public Check threads(int threads) {
        this.threads = threads;
        return this;
    }

    /**
     * Says how many findings the reports get.
     *
     * @param maxFindings their number; further ones are counted only
     * @return this run
     */
    public Check maxFindings(long maxFindings) {
        this.maxFindings = maxFindings;
        return this;
    }

    /**
     * Says what is known; no report gets it.
     *
     * @param baseline the known findings
     * @return this run
     */
    public Check baseline(Baseline baseline) {
        this.baseline = baseline;
        return this;
    }

    /**
     * Says where to count what is seen; the reports then tell what of the contracts was seen and what never was.
     *
     * @param observations where to count
     * @param contracts the judge's contracts
     * @return this run
     */
    public Check observe(Observations observations, List<Contract> contracts) {
        this.observations = Optional.of(observations);
        this.contracts = List.copyOf(contracts);
        return this;
    }

    /**
     * Says what the standard input is.
     *
     * @param standardInput the stream that {@code -} means
     * @return this run
     */
    public Check standardInput(InputStream standardInput) {
        this.standardInput = standardInput;
        return this;
    }

    /**
     * Says who learns of what could not be done.
     *
     * @param listener the listener
     * @return this run
     */
    public Check listener(Listener listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Says who is told how far the run is.
     *
     * @param progress the progress
     * @return this run
     */
    public Check progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Judges everything.
     *
     * @param inputs the inputs in their order; one that cannot be read is told to the listener
     * @param reports what takes the findings; each of them is ended
     * @return what the run came to
     * @throws IOException if a report cannot be written
     */
    public Summary run(List<Input> inputs, List<? extends Report> reports) throws IOException {
        try (Pipeline pipeline = new Pipeline(threads, new Taking(reports))) {
            for (Input input : inputs) {
                read(input, pipeline);
            }
            pipeline.finish();
        } finally {
            progress.end();
        }
        summary.gone(baseline.without(fingerprints));
        if (observations.isPresent()) {
            summary.observed(Coverage.of(contracts, observations.get()), Figures.of(observations.get()));
        }
        for (Report report : reports) {
            report.end(summary);
        }
        return summary;
    }

    /**
     * Returns everything that was found, known or new.
     *
     * @return a baseline of it, or nothing where there is more than anybody would write down
     */
    public Optional<Baseline> found() {
        return fingerprints.size() < MOST_FINGERPRINTS ? Optional.of(Baseline.of(fingerprints)) : Optional.empty();
    }

    private void read(Input input, Pipeline pipeline) throws IOException {
        try (InputStream in = opened(input)) {
            Recording recording = in == null ? null : recording(input, in);
            if (recording == null) {
                return;
            }
            EntryReader reader = EntryReader.of(recording.form(), operation.orElse(""), status);
            Batch batch = new Batch(
                    input.name(), recording.form() == RecordingFormat.BODY, reader, judge, bases, observations);
            for (Optional<RawRecord> slice = next(recording, input);
                    slice.isPresent();
                    slice = next(recording, input)) {
                batch.add(slice.get());
                if (batch.isFull()) {
                    pipeline.submit(batch);
                    batch = batch.another();
                }
            }
            if (!batch.isEmpty()) {
                pipeline.submit(batch);
            }
        }
    }

    private InputStream opened(Input input) {
        try {
            return progress.counting(input.open(standardInput));
        } catch (IOException e) {
            return unreadable(input);
        }
    }

    private Recording recording(Input input, InputStream in) {
        try {
            Recording recording = Recording.open(in, form, otherwise);
            boolean bare = recording.form() == RecordingFormat.BODY || recording.form() == RecordingFormat.LINES;
            if (bare && operation.isEmpty()) {
                if (input.found()) {
                    listener.skipped("This is no recording, and is left alone.", input.name());
                } else {
                    listener.failed(
                            "This is no recording; name the operation that answered with --operation, or the form"
                                    + " with --format.",
                            input.name());
                }
                return null;
            }
            return recording;
        } catch (IOException e) {
            unreadable(input);
            return null;
        }
    }

    private Optional<RawRecord> next(Recording recording, Input input) {
        try {
            return recording.next();
        } catch (IOException e) {
            unreadable(input);
            return Optional.empty();
        }
    }

    private InputStream unreadable(Input input) {
        listener.failed("The file cannot be read; name a readable file.", input.name());
        return null;
    }

    /** Counts findings, and keeps of them what the reports get. */
    private List<Finding> kept(List<Finding> findings) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : findings) {
            String fingerprint = finding.fingerprint();
            if (fingerprints.size() < MOST_FINGERPRINTS || baseline.knows(fingerprint)) {
                fingerprints.add(fingerprint);
            }
            if (baseline.knows(fingerprint)) {
                summary.countKnown();
            } else {
                boolean wanted = reported < maxFindings;
                summary.count(finding, wanted);
                if (wanted) {
                    reported++;
                    kept.add(finding);
                }
            }
        }
        return kept;
    }
}
