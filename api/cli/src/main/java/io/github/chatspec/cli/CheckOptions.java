package io.github.chatspec.cli;

import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.finding.Level;
import io.github.chatspec.report.FailurePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options of {@code chatspec check}.
 *
 * <p>They are declared in code because reading annotations would take picocli longer than a check takes.
 */
final class CheckOptions implements CheckParameters {

    private static final String[] FOOTER = {
        "",
        "Recordings: HAR 1.2, HAR entries one per line or one after the other, WireMock's request journal, its"
                + " events or recorded stubs, or bare bodies with --operation; each optionally compressed by gzip.",
        "",
        "Exit codes: 0 no findings that fail the run, 1 findings, 2 the command failed.",
        "",
        "Examples:",
        "  chatspec check session.har recordings/",
        "  chatspec check --report text --report sarif=chatspec.sarif session.har",
        "  chatspec check --operation engage/getChat --status 200 chat.json"
    };

    private final ArgSpec files = PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .required(true)
            .paramLabel("FILE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Recordings, folders or zip archives with recordings, or - for the standard input.")
            .build();

    private final ArgSpec contracts = texts(
            "--contract",
            "NAME|FILE",
            "A built-in contract, or an OpenAPI 3.0 or 3.1 file; repeatable (default: all built-in contracts).");

    private final ArgSpec bases = texts(
            "--base",
            "[NAME=]URL",
            "The base URL to which the recorded requests were sent instead of the contract's server; repeatable.");

    private final ArgSpec onlyKnown = flag(
            "--only-known",
            "Makes exchanges with other hosts than those of the contracts findings; by default they are only counted.");

    private final ArgSpec operation = value(
                    "--operation",
                    "CONTRACT/ID",
                    String.class,
                    "The operation of bare bodies, for example engage/getChat.")
            .build();

    private final ArgSpec status = value(
                    "--status", "CODE", int.class, "The HTTP status of bare bodies (default: ${DEFAULT-VALUE}).")
            .defaultValue("200")
            .build();

    private final ArgSpec lines = flag("--lines", "Each line of the input is a bare body.");

    private final ArgSpec format = value(
                    "--format",
                    "FORMAT",
                    RecordingFormat.class,
                    "The format of the input: ${COMPLETION-CANDIDATES} (default: detected).")
            .build();

    private final ArgSpec reports = texts(
            "--report",
            "FORMAT[=FILE]",
            "Writes a report: text, json, junit, sarif, github, markdown or html; repeatable (default: text).");

    private final ArgSpec failOn = value(
                    "--fail-on",
                    "LEVEL",
                    Level.class,
                    "The lowest level that fails the run: error, warning or note (default: ${DEFAULT-VALUE}).")
            .defaultValue("error")
            .build();

    private final ArgSpec failOnMissingBody =
            flag("--fail-on-missing-body", "Also fails the run if the recording lacks the body of a response.");

    private final ArgSpec levels = value(
                    "--level",
                    "RULE=LEVEL",
                    Map.class,
                    "Changes the level of a rule: error, warning, note or off; repeatable.")
            .auxiliaryTypes(String.class, String.class)
            .build();

    private final ArgSpec config = file(
            "--config",
            "The settings: levels, ignores and contracts (default: the nearest chatspec.yaml in this folder or above).");

    private final ArgSpec baseline =
            file("--baseline", "Known findings, which do not fail the run; those that no longer occur are listed.");

    private final ArgSpec writeBaseline = value(
                    "--write-baseline", "FILE", String.class, "Writes all findings to a baseline, and exits with 0.")
            .build();

    private final ArgSpec coverage =
            flag("--coverage", "Reports which parts of the contracts the recordings cover, and what to record next.");

    private final ArgSpec writeCoverage = value(
                    "--write-coverage",
                    "FILE",
                    String.class,
                    "Writes the observations for coverage merge, coverage show and drift.")
            .build();

    private final ArgSpec maxFindings = value(
                    "--max-findings",
                    "N",
                    long.class,
                    "The maximum number of findings in a report; the rest are only counted (default: ${DEFAULT-VALUE}).")
            .defaultValue("10000")
            .build();

    private final ArgSpec showValues = flag("--show-values", "Shows personal values, which are masked by default.");

    private final ArgSpec threads = value(
                    "--threads",
                    "N",
                    Integer.class,
                    "Number of worker threads (default: one per processor, but a single one below 50 MB).")
            .build();

    /** Returns the specification of the command; picocli sets the options when it parses a command line. */
    CommandSpec spec(Callable<Integer> command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
        spec.name("check");
        spec.usageMessage()
                .description("Judges recorded exchanges against the contracts.")
                .footer(FOOTER);
        for (ArgSpec arg : List.of(
                files,
                contracts,
                bases,
                onlyKnown,
                operation,
                status,
                lines,
                format,
                reports,
                failOn,
                failOnMissingBody,
                levels,
                config,
                baseline,
                writeBaseline,
                coverage,
                writeCoverage,
                maxFindings,
                showValues,
                threads)) {
            spec.add(arg);
        }
        return withHelp(spec);
    }

    /** Adds the options of picocli's standard help mixin, which is declared by annotations. */
    private static CommandSpec withHelp(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    private static OptionSpec.Builder value(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).arity("1").paramLabel(label).type(type).description(description);
    }

    private static ArgSpec texts(String name, String label, String description) {
        return value(name, label, List.class, description)
                .auxiliaryTypes(String.class)
                .build();
    }

    private static ArgSpec file(String name, String description) {
        return value(name, "FILE", Path.class, description).build();
    }

    private static ArgSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    @Override
    public List<String> files() {
        return valueOf(files, List.of());
    }

    @Override
    public List<String> contracts() {
        return valueOf(contracts, List.of());
    }

    @Override
    public List<String> bases() {
        return valueOf(bases, List.of());
    }

    @Override
    public boolean onlyKnown() {
        return valueOf(onlyKnown, false);
    }

    @Override
    public String operation() {
        return operation.getValue();
    }

    @Override
    public int status() {
        return status.<Integer>getValue();
    }

    @Override
    public boolean lines() {
        return valueOf(lines, false);
    }

    @Override
    public RecordingFormat format() {
        return format.getValue();
    }

    @Override
    public List<String> reports() {
        return valueOf(reports, List.of());
    }

    @Override
    public FailurePolicy failurePolicy() {
        return new FailurePolicy(failOn.getValue(), valueOf(failOnMissingBody, false));
    }

    @Override
    public Map<String, String> levels() {
        return valueOf(levels, Map.of());
    }

    @Override
    public Path config() {
        return config.getValue();
    }

    @Override
    public Path baseline() {
        return baseline.getValue();
    }

    @Override
    public String writeBaseline() {
        return writeBaseline.getValue();
    }

    @Override
    public boolean coverage() {
        return valueOf(coverage, false);
    }

    @Override
    public String writeCoverage() {
        return writeCoverage.getValue();
    }

    @Override
    public long maxFindings() {
        return maxFindings.<Long>getValue();
    }

    @Override
    public boolean showValues() {
        return valueOf(showValues, false);
    }

    @Override
    public OptionalInt threads() {
        Integer value = threads.getValue();
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> T valueOf(ArgSpec arg, T defaultValue) {
        T value = arg.getValue();
        return value == null ? defaultValue : value;
    }
}
