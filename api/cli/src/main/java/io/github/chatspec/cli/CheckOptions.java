package io.github.chatspec.cli;

import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.finding.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What {@code chatspec check} takes.
 *
 * <p>Told to picocli in code, since it would read annotations for longer than a check lasts.
 */
final class CheckOptions {

    private static final String[] FOOTER = {
        "",
        "Recordings: HAR 1.2, one HAR entry per line (NDJSON), WireMock's request journal; bare bodies"
                + " with --operation. Any of them gzipped.",
        "",
        "Exit codes: 0 nothing found, 1 findings, 2 the command could not do its work.",
        "",
        "Examples:",
        "  chatspec check session.har recordings/",
        "  chatspec check --report text --report sarif=chatspec.sarif session.har",
        "  chatspec check --operation engage/getChat --status 200 chat.json"
    };

    private final ArgSpec files = PositionalParamSpec.builder()
            .index("0..*")
            .arity("1..*")
            .paramLabel("FILE")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("Recordings, folders of them, or - for standard input.")
            .build();

    private final ArgSpec contracts = texts(
            "--contract",
            "NAME|FILE",
            "A built-in contract or an OpenAPI 3.0 or 3.1 file; repeatable; default all built-in ones.");

    private final ArgSpec bases = texts(
            "--base",
            "[NAME=]URL",
            "Where the recorded requests went to instead of the contract's server: host and prefix; repeatable.");

    private final ArgSpec operation = value(
                    "--operation",
                    "CONTRACT/ID",
                    String.class,
                    "The operation that answered with a bare body, for example engage/getChat.")
            .build();

    private final ArgSpec status = value(
                    "--status", "CODE", int.class, "The HTTP status of a bare body; default ${DEFAULT-VALUE}.")
            .defaultValue("200")
            .build();

    private final ArgSpec lines = flag("--lines", "Bare bodies stand one on each line.");

    private final ArgSpec form = value(
                    "--format",
                    "FORM",
                    RecordingFormat.class,
                    "The form of the input instead of the recognised one: ${COMPLETION-CANDIDATES}.")
            .build();

    private final ArgSpec reports = texts(
            "--report",
            "FORM[=FILE]",
            "Writes a report: text, json, junit, sarif, github or html; repeatable; default text.");

    private final ArgSpec failOn = value(
                    "--fail-on",
                    "LEVEL",
                    Level.class,
                    "The lightest level that makes the exit code 1: error, warning or note; default ${DEFAULT-VALUE}.")
            .defaultValue("error")
            .build();

    private final ArgSpec levels = value(
                    "--level",
                    "RULE=LEVEL",
                    Map.class,
                    "Another level for a rule: error, warning, note or off; repeatable.")
            .auxiliaryTypes(String.class, String.class)
            .build();

    private final ArgSpec config =
            file("--config", "Levels, ignores and contracts; default the nearest chatspec.yaml upwards.");

    private final ArgSpec baseline =
            file("--baseline", "Findings that are known: they pass, and those that no longer occur are named.");

    private final ArgSpec writeBaseline = value(
                    "--write-baseline", "FILE", String.class, "Writes all findings down as known, and passes.")
            .build();

    private final ArgSpec coverage =
            flag("--coverage", "Reports what of the contracts was seen, what never was, and what to record next.");

    private final ArgSpec writeCoverage = value(
                    "--write-coverage",
                    "FILE",
                    String.class,
                    "Writes down what was seen, for coverage merge, coverage show and drift.")
            .build();

    private final ArgSpec maxFindings = value(
                    "--max-findings",
                    "N",
                    long.class,
                    "Findings beyond are counted, not reported; default ${DEFAULT-VALUE}.")
            .defaultValue("10000")
            .build();

    private final ArgSpec showValues =
            flag("--show-values", "Shows values that may be a person's, of which otherwise only the shape is shown.");

    private final ArgSpec threads = value(
                    "--threads",
                    "N",
                    Integer.class,
                    "Threads that judge; default the processors. The reports are the same with any number.")
            .build();

    /** Describes the command to picocli, which fills the options when it parses a command line. */
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
                operation,
                status,
                lines,
                form,
                reports,
                failOn,
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

    /** The two options that picocli's own mixin has, which is read from annotations. */
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

    List<String> files() {
        return given(files, List.of());
    }

    List<String> contracts() {
        return given(contracts, List.of());
    }

    List<String> bases() {
        return given(bases, List.of());
    }

    /** Null where none is named, as with all options that have no default. */
    String operation() {
        return operation.getValue();
    }

    int status() {
        return status.<Integer>getValue();
    }

    boolean lines() {
        return given(lines, false);
    }

    RecordingFormat form() {
        return form.getValue();
    }

    List<String> reports() {
        return given(reports, List.of());
    }

    Level failOn() {
        return failOn.getValue();
    }

    Map<String, String> levels() {
        return given(levels, Map.of());
    }

    Path config() {
        return config.getValue();
    }

    Path baseline() {
        return baseline.getValue();
    }

    String writeBaseline() {
        return writeBaseline.getValue();
    }

    boolean coverage() {
        return given(coverage, false);
    }

    String writeCoverage() {
        return writeCoverage.getValue();
    }

    long maxFindings() {
        return maxFindings.<Long>getValue();
    }

    boolean showValues() {
        return given(showValues, false);
    }

    int threads() {
        return given(threads, Runtime.getRuntime().availableProcessors());
    }

    private static <T> T given(ArgSpec arg, T otherwise) {
        T value = arg.getValue();
        return value == null ? otherwise : value;
    }
}
