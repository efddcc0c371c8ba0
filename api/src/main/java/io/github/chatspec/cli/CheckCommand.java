package io.github.chatspec.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.check.Baseline;
import io.github.chatspec.check.Check;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Base;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Form;
import io.github.chatspec.judge.Ignore;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import io.github.chatspec.judge.Settings;
import io.github.chatspec.observe.Observations;
import io.github.chatspec.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges recordings and bare bodies. */
@Command(
        name = "check",
        description = "Judges recorded exchanges against the contracts.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Recordings: HAR 1.2, one HAR entry per line (NDJSON), WireMock's request journal; bare bodies with"
                    + " --operation. Any of them gzipped.",
            "",
            "Exit codes: 0 nothing found, 1 findings, 2 the command could not do its work.",
            "",
            "Examples:",
            "  chatspec check session.har recordings/",
            "  chatspec check --report text --report sarif=chatspec.sarif session.har",
            "  chatspec check --operation engage/getChat --status 200 chat.json"
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, folders of them, or - for standard input.")
    private List<String> files;

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "A built-in contract or an OpenAPI 3.0 or 3.1 file; repeatable; default all built-in ones.")
    private List<String> contracts = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "[NAME=]URL",
            description = "Where the recorded requests went to instead of the contract's server: host and prefix;"
                    + " repeatable.")
    private List<String> bases = new ArrayList<>();

    @Option(
            names = "--operation",
            paramLabel = "CONTRACT/ID",
            description = "The operation that answered with a bare body, for example engage/getChat.")
    private String operation;

    @Option(
            names = "--status",
            defaultValue = "200",
            paramLabel = "CODE",
            description = "The HTTP status of a bare body; default ${DEFAULT-VALUE}.")
    private int status;

    @Option(names = "--lines", description = "Bare bodies stand one on each line.")
    private boolean lines;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "The form of the input instead of the recognised one: ${COMPLETION-CANDIDATES}.")
    private Form form;

    @Option(
            names = "--report",
            paramLabel = "FORM[=FILE]",
            description = "Writes a report: text, json, junit, sarif, github or html; repeatable; default text.")
    private List<String> reports = new ArrayList<>();

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            paramLabel = "LEVEL",
            description =
                    "The lightest level that makes the exit code 1: error, warning or note; default ${DEFAULT-VALUE}.")
    private Level failOn;

    @Option(
            names = "--level",
            paramLabel = "RULE=LEVEL",
            description = "Another level for a rule: error, warning, note or off; repeatable.")
    private Map<String, String> levels = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Levels, ignores and contracts; default the nearest chatspec.yaml upwards.")
    private Path config;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that are known: they pass, and those that no longer occur are named.")
    private Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Writes all findings down as known, and passes.")
    private String writeBaseline;

    @Option(
            names = "--coverage",
            description = "Reports what of the contracts was seen, what never was, and what to record next.")
    private boolean coverage;

    @Option(
            names = "--write-coverage",
            paramLabel = "FILE",
            description = "Writes down what was seen, for coverage merge, coverage show and drift.")
    private String writeCoverage;

    @Option(
            names = "--max-findings",
            defaultValue = "10000",
            paramLabel = "N",
            description = "Findings beyond are counted, not reported; default ${DEFAULT-VALUE}.")
    private long maxFindings;

    @Option(
            names = "--show-values",
            description = "Shows values that may be a person's, of which otherwise only the shape is shown.")
    private boolean showValues;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that judge; default the processors. The reports are the same with any number.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private boolean failed;

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        settings.ignores().stream()
                .filter(ignore -> ignore.isExpired(LocalDate.now(ZoneOffset.UTC)))
                .forEach(this::tellExpired);
        List<Contract> loaded = Contracts.named(contracts.isEmpty() ? settings.contracts() : contracts);
        Judge judge = Judge.of(loaded).with(settings);
        requireKnown(judge);
        Check check = check(showValues ? judge : judge.masking(), loaded);
        Observations observations = new Observations();
        if (coverage || writeCoverage != null) {
            check.observe(observations, loaded);
        }
        Summary summary;
        try (Outputs outputs = Outputs.begin(spec, reports, failOn)) {
            summary = check.run(inputs(), outputs.reports());
            outputs.finish();
        }
        if (summary.exchanges() == 0 && !failed) {
            failed = true;
            tell("There is no exchange in the input; record one, or name another file.", String.join(" ", files));
        }
        if (writeCoverage != null) {
            CoverageCommand.write(observations, writeCoverage);
        }
        if (writeBaseline != null) {
            write(check.found());
            return failed ? Failures.FAILED : 0;
        }
        return failed ? Failures.FAILED : summary.hasAtLeast(failOn) ? Chatspec.FINDINGS : 0;
    }

    private Check check(Judge judge, List<Contract> loaded) {
        Check check = new Check(judge)
                .threads(threads)
                .maxFindings(maxFindings)
                .bases(bases.stream().map(base -> Base.of(base, loaded)).toList())
                .standardInput(System.in)
                .progress(ProgressLine.on(spec.commandLine().getErr()))
                .listener((sentence, place) -> {
                    failed = true;
                    tell(sentence, place);
                });
        if (operation != null) {
            check.bodiesOf(operation, status);
        }
        if (form != null) {
            check.form(form);
        }
        if (lines) {
            check.lines();
        }
        return baseline == null ? check : check.baseline(Baseline.read(baseline));
    }

    private void requireKnown(Judge judge) {
        List<String> known =
                judge.operations().stream().map(Operation::qualifiedId).toList();
        if (operation != null && !known.contains(operation)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No contract has the operation " + operation + "; take one of " + String.join(", ", known) + ".");
        }
        if (status < 100 || status > 599) {
            throw new CommandException(
                    "An HTTP status is a number from 100 to 599; take another --status.", "" + status);
        }
        if (threads < 1 || maxFindings < 0) {
            throw new CommandException(
                    threads < 1
                            ? "At least one thread judges; take another --threads."
                            : "No fewer than 0 findings can be shown; take another --max-findings.",
                    "" + (threads < 1 ? threads : maxFindings));
        }
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (String file : files) {
            try {
                List<Input> found = Input.in(file);
                inputs.addAll(found);
                if (found.isEmpty()) {
                    failed = true;
                    tell("No file in this folder is named like a recording; name its files.", file);
                }
            } catch (IOException e) {
                failed = true;
                tell("The folder cannot be read; name a readable one.", file);
            }
        }
        return inputs;
    }

    private void write(Baseline found) throws IOException {
        try (OutputFile file = OutputFile.at(writeBaseline);
                JsonGenerator json = new JsonFactory().createGenerator(file.stream())) {
            found.write(json);
            json.flush();
            file.finish();
        }
        tell(
                found.size() + (found.size() == 1 ? " finding is" : " findings are") + " known from now on.",
                writeBaseline);
    }

    private void tellExpired(Ignore ignore) {
        tell(
                "An ignore has expired; mend what it hid, or renew it.",
                ignore.rule() + " " + ignore.operation() + " " + ignore.pointer() + " until "
                        + ignore.until().orElseThrow());
    }

    private void tell(String sentence, String place) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().println("  " + place);
    }

    private Settings settings() {
        Settings settings = config != null
                ? Settings.read(config)
                : nearestConfig(Path.of("").toAbsolutePath())
                        .map(Settings::read)
                        .orElse(Settings.NONE);
        for (Map.Entry<String, String> level : levels.entrySet()) {
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
