package io.github.chatspec.check;

import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.drift.Figures;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.report.CleanCount;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import io.github.chatspec.text.ErrorOrigin;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of a {@link Check}: reads the inputs, has them judged, and passes the results to the reports in order.
 *
 * <p>What every run does is written without lambdas, since the first one takes a new process as long as the check.
 */
final class CheckRun implements Pipeline.Consumer {

    static final String INCOMPLETE_COVERAGE = "The coverage is not complete because chatspec failed; please report it.";
    static final String UNREADABLE = "Cannot read the file.";
    static final String SKIPPED = "Skipped: this file is not a recording.";
    static final String NO_RECORDING =
            "This file is not a recording; name its --format, or the --operation of a bare body.";

    private final Check check;
    private final GuardedReports reports;
    private final RecordJudge judge;
    private final Optional<Observations> observations;
    private final FindingFilter filter;
    private final Workers workers;
    private final Summary.Builder summary = Summary.builder();
    private final AtomicLong bytes = new AtomicLong();
    private InputPosition comparing;
    private OpenLists lists;

    CheckRun(Check check, List<? extends Report> reports) {
        this.check = check;
        this.reports = new GuardedReports(reports);
        this.judge = new RecordJudge(check.judge, check.bases, check.onlyKnown);
        // No lambdas over Observations: linking one loads the class, which a check without coverage does not need.
        this.observations = check.coverage.isPresent() ? Optional.of(new Observations()) : Optional.empty();
        this.workers = new Workers(judge, observations, this.reports.needCleanExchanges());
        this.filter = new FindingFilter(check.baseline, check.maxFindings, summary);
    }

    CheckResult run(List<Input> inputs) throws IOException {
        check.progress.begin(areFiles(inputs) ? length(inputs) : 0);
        try (Pipeline pipeline = new Pipeline(check.threads, check.threadsFrom, this)) {
            pipeline.expect(length(inputs));
            for (Input input : inputs) {
                read(input, pipeline);
            }
            pipeline.finish();
        } finally {
            check.progress.end();
        }
        summary.resolved(filter.resolved());
        if (observations.isPresent()) {
            addCoverage(observations.get());
        }
        Summary complete = summary.build();
        List<CheckResult.FailedReport> failed = reports.end(complete);
        return new CheckResult(complete, filter.findings(), observations, failed);
    }

    private static boolean areFiles(List<Input> inputs) {
        for (Input input : inputs) {
            if (!new File(input.name()).isFile()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the length of the files. */
    private static long length(List<Input> inputs) {
        long length = 0;
        for (Input input : inputs) {
            length += new File(input.name()).length();
        }
        return length;
    }

    private void addCoverage(Observations all) {
        try {
            for (Observations own : workers.observations()) {
                all.merge(own);
            }
            summary.coverage(Coverage.of(check.coverage.orElseThrow(), all), Figures.of(all));
        } catch (RuntimeException | Error e) {
            reportIncompleteCoverage(e);
        }
    }

    @Override
    public void accept(BatchResult result) {
        InputPosition position = result.position();
        if (position != comparing) {
            comparing = position;
            lists = new OpenLists(check.judge);
        }
        BatchResult.Numbers numbers = result.numbers();
        position.add(numbers.precedingEntries(), numbers.precedingLines());
        for (BatchResult.Step step : result.steps()) {
            for (BatchResult.CleanKind clean : step.clean()) {
                summary.countExchanges(clean.exchanges());
                reports.addClean(new CleanCount(
                        position.input(),
                        Optional.of(clean.kind().operation()),
                        clean.kind().status(),
                        clean.exchanges()));
            }
            if (step.next() != null) {
                JudgedExchange judged = position.inInput(step.next());
                accept(step.page() == null ? judged : lists.compared(judged, step.page()));
            } else if (step.page() != null) {
                lists.put(step.page());
            }
        }
        position.add(numbers.entries(), numbers.lines());
        check.progress.update(bytes.get(), summary.exchanges(), summary.findings());
    }

    private void accept(JudgedExchange judged) {
        if (judged.failure().isPresent()) {
            check.listener.failed(judged.failure().get(), judged.place());
        } else if (judged.otherHost().isPresent()) {
            summary.count(judged.otherHost().get());
        } else {
            summary.countExchange();
            report(judged);
        }
    }

    /** Reports an exchange; if that fails, the failure is reported instead. */
    private void report(JudgedExchange judged) {
        Optional<Throwable> failure;
        try {
            failure = reports.add(judged.with(filter.apply(judged.findings())));
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        }
        if (failure.isPresent()) {
            JudgedExchange failed = judged.with(List.of()).withFailure(failure.get());
            reports.addAgain(failed.with(filter.apply(failed.findings())));
        }
    }

    private void reportIncompleteCoverage(Throwable error) {
        check.listener.failed(INCOMPLETE_COVERAGE, ErrorOrigin.of(error));
    }

    private void read(Input input, Pipeline pipeline) throws IOException {
        OpenInput opened = open(input);
        if (opened == null) {
            return;
        }
        try {
            Optional<Recording> recording = recording(input, opened);
            if (recording.isPresent()) {
                submit(recording.get(), input, opened, pipeline);
            }
        } finally {
            close(opened, input);
        }
    }

    private void submit(Recording recording, Input input, OpenInput opened, Pipeline pipeline) throws IOException {
        InputJudge inputJudge = new InputJudge(
                new InputPosition(input.name()),
                recording.format() == RecordingFormat.BODY,
                EntryReader.of(recording.format(), check.operation, check.status, opened.bodies()),
                judge);
        BatchSource batches =
                new BatchSource(recording, inputJudge, workers, check.chunkBytes, new UnreadableInput(input));
        boolean isSlowlySplit = recording.isArray() && check.coverage.isEmpty();
        while (true) {
            boolean isJudgedHere = pipeline.judgesNext(isSlowlySplit);
            Batch batch = batches.next(isJudgedHere);
            if (batch == null) {
                break;
            }
            if (isJudgedHere) {
                pipeline.judge(batch);
            } else {
                pipeline.submit(batch);
            }
        }
        if (opened.isArchived()) {
            pipeline.finish();
        }
    }

    private OpenInput open(Input input) {
        try {
            return input.open(check.standardInput);
        } catch (IOException e) {
            reportUnreadable(input);
        } catch (RuntimeException | Error e) {
            check.listener.failed(
                    "chatspec failed to open the input (" + ErrorOrigin.of(e) + "); please report it.", input.name());
        }
        return null;
    }

    private void close(OpenInput opened, Input input) {
        try {
            opened.close();
        } catch (IOException e) {
            reportUnreadable(input);
        }
    }

    private Optional<Recording> recording(Input input, OpenInput opened) {
        try {
            InputStream in = new CountingInputStream(opened.in(), bytes);
            Recording recording = Recording.open(in, check.format, check.fallbackFormat);
            boolean bare = recording.format() == RecordingFormat.BODY || recording.format() == RecordingFormat.LINES;
            if (!bare || !check.operation.isEmpty()) {
                return Optional.of(recording);
            }
            if (input.fromFolder()) {
                check.listener.skipped(SKIPPED, input.name());
            } else {
                check.listener.failed(NO_RECORDING, input.name());
            }
        } catch (IOException e) {
            reportUnreadable(input);
        }
        return Optional.empty();
    }

    private final class UnreadableInput implements BatchSource.Failure {

        private final Input input;

        UnreadableInput(Input input) {
            this.input = input;
        }

        @Override
        public void unreadable(IOException reason) {
            reportUnreadable(input);
        }
    }

    private void reportUnreadable(Input input) {
        check.listener.failed(UNREADABLE, input.name());
    }
}
