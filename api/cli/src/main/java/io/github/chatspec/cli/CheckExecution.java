package io.github.chatspec.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.check.Baseline;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.CheckResult;
import io.github.chatspec.check.Input;
import io.github.chatspec.command.Failures;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import io.github.chatspec.judge.Ignore;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.report.Summary;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of {@code chatspec check}. */
final class CheckExecution implements Check.Listener {

    private final CheckParameters options;
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean failed;

    CheckExecution(CheckParameters options, PrintWriter out, PrintWriter err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the check.
     *
     * @return the exit code
     * @throws UsageException if an option has a value that it cannot have; nothing is printed then
     */
    int run() throws IOException {
        Settings settings = settings();
        for (Ignore ignore : settings.ignores()) {
            if (ignore.isExpired(LocalDate.now(ZoneOffset.UTC))) {
                warnExpired(ignore);
            }
        }
        List<String> contracts = options.contracts().isEmpty() ? settings.contracts() : options.contracts();
        List<Contract> loaded = NamedContracts.read(contracts);
        Judge judge = Judge.of(loaded).with(settings);
        validateOptions(judge);
        CheckResult result;
        Check.Builder builder = check(options.showValues() ? judge : judge.masking(), loaded);
        List<Input> inputs = CheckFiles.inputs(options.files(), this);
        CheckFiles.requireDistinct(options, inputs, contracts);
        try (ReportOutputs outputs = ReportOutputs.begin(out, options.reports(), options.failurePolicy())) {
            Check check =
                    builder.threads(options.threads().orElse(threads(inputs))).build();
            result = check.run(inputs, outputs.reports());
            outputs.finish(result.failedReports(), this);
        }
        Summary summary = result.summary();
        if (summary.exchanges() == 0 && !failed) {
            failed(
                    summary.otherHosts().exchanges() == 0
                            ? "The input contains no exchanges."
                            : "No exchange was sent to a server of the contracts; name the contract with --contract, or the"
                                    + " server with --base.",
                    String.join(" ", options.files()));
        }
        failed |= summary.internalErrors() > 0;
        if (options.writeCoverage() != null) {
            writeCoverage(result.observations().orElseThrow());
        }
        if (options.writeBaseline() != null) {
            writeBaseline(result.findings());
        }
        if (summary.internalErrors() > 0) {
            printInternalErrors(summary);
        }
        boolean passes =
                options.writeBaseline() != null || !options.failurePolicy().fails(summary);
        return failed ? Failures.FAILED : passes ? 0 : Chatspec.FINDINGS;
    }

    /** Returns one thread for small inputs, which are judged sooner than others have started. */
    private static int threads(List<Input> inputs) {
        return CheckFiles.areSmall(inputs) ? 1 : Runtime.getRuntime().availableProcessors();
    }

    private Check.Builder check(Judge judge, List<Contract> loaded) {
        List<BaseUrl> bases = new ArrayList<>();
        for (String base : options.bases()) {
            bases.add(BaseUrl.of(base, loaded));
        }
        Check.Builder check = Check.builder(judge)
                .maxFindings(options.maxFindings())
                .bases(bases)
                .standardInput(System.in)
                .progress(ProgressLine.on(err))
                .listener(this);
        if (options.operation() != null) {
            check.bodiesOf(options.operation(), options.status());
        }
        if (options.format() != null) {
            check.format(options.format());
        }
        if (options.lines()) {
            check.lines();
        }
        if (options.onlyKnown()) {
            check.onlyKnown();
        }
        if (options.coverage() || options.writeCoverage() != null) {
            check.coverage(loaded);
        }
        if (options.baseline() != null) {
            Baseline baseline = Baseline.read(options.baseline());
            if (baseline.isOutdated()) {
                warnOutdated();
            }
            check.baseline(baseline);
        }
        return check;
    }

    private void validateOptions(Judge judge) {
        validateFormat();
        if (options.operation() != null && judge.operation(options.operation()).isEmpty()) {
            List<String> known =
                    judge.operations().stream().map(Operation::qualifiedId).toList();
            throw new UsageException(
                    "Unknown operation " + options.operation() + "; use one of " + String.join(", ", known) + ".");
        }
        if (options.status() < 100 || options.status() > 599) {
            throw new UserError(
                    "An HTTP status is a number from 100 to 599; choose another --status.", "" + options.status());
        }
        int threads = options.threads().orElse(1);
        if (threads < 1 || options.maxFindings() < 0) {
            throw new UserError(
                    threads < 1
                            ? "The number of threads must be at least 1; choose another --threads."
                            : "The number of findings must not be negative; choose another --max-findings.",
                    "" + (threads < 1 ? threads : options.maxFindings()));
        }
    }

    /** Rejects options for bare bodies and for recordings that cannot both be meant. */
    private void validateFormat() {
        RecordingFormat format = options.lines() ? RecordingFormat.LINES : options.format();
        boolean isBare = format == RecordingFormat.LINES || format == RecordingFormat.BODY;
        String option = options.lines() ? "--lines" : "--format " + format;
        if (options.lines() && options.format() != null && options.format() != RecordingFormat.LINES) {
            throw new UsageException(
                    "--lines and --format " + options.format() + " contradict each other; use one of them.");
        }
        if (isBare && options.operation() == null) {
            throw new UsageException(option + " is for bare bodies; name their operation with --operation.");
        }
        if (format != null && !isBare && options.operation() != null) {
            throw new UsageException("--operation is for bare bodies; use " + option + " without it.");
        }
    }

    private void writeCoverage(Observations observations) {
        try {
            CoverageCommand.write(observations, options.writeCoverage());
        } catch (UserError e) {
            failed = true;
            e.getMessage().lines().map(PlainText::line).forEach(err::println);
        }
    }

    private void writeBaseline(Optional<Baseline> all) {
        if (failed || all.isEmpty()) {
            failed(
                    failed
                            ? "The baseline is not written because some exchanges could not be judged."
                            : "Too many different findings for a baseline; fix the most frequent ones first.",
                    options.writeBaseline());
            return;
        }
        Baseline found = all.get();
        try (OutputFile file = OutputFile.at(options.writeBaseline());
                JsonGenerator json = new JsonFactory().createGenerator(file.stream())) {
            found.write(json);
            json.flush();
            file.finish();
        } catch (IOException e) {
            failed(OutputFile.NOT_WRITTEN, options.writeBaseline());
            return;
        }
        print(
                "The baseline contains " + found.size() + (found.size() == 1 ? " finding." : " findings."),
                options.writeBaseline());
    }

    /** Prints at the very end why the run failed although all reports are written. */
    private void printInternalErrors(Summary summary) {
        err.println("chatspec failed on " + summary.internalErrors()
                + (summary.internalErrors() == 1 ? " exchange" : " exchanges")
                + "; please report what the findings of internal-error say, without the recording.");
    }

    private void warnOutdated() {
        print(
                "This baseline is from an earlier version and cannot tell missing keys, keywords, parameters and unknown"
                        + " requests apart; write it again with --write-baseline.",
                options.baseline().toString());
    }

    private void warnExpired(Ignore ignore) {
        print(
                "An ignore has expired; fix the finding or extend the ignore.",
                ignore.rule() + " " + ignore.operation() + " " + ignore.pointer() + " until "
                        + ignore.until().orElseThrow());
    }

    @Override
    public void skipped(String sentence, String place) {
        print(sentence, place);
    }

    @Override
    public void failed(String sentence, String place) {
        failed = true;
        print(sentence, place);
    }

    private void print(String sentence, String place) {
        err.println(sentence);
        err.println("  " + PlainText.line(place));
    }

    private Settings settings() {
        Optional<Path> config = options.config() != null
                ? Optional.of(options.config())
                : nearestConfig(Path.of("").toAbsolutePath());
        Settings settings = config.isPresent() ? Settings.read(config.get()) : Settings.NONE;
        for (Map.Entry<String, String> level : options.levels().entrySet()) {
            settings = settings.level(level.getKey(), level.getValue());
        }
        return settings;
    }

    static Optional<Path> nearestConfig(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("chatspec.yaml");
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
