package io.github.chatspec.spark;

import io.github.chatspec.finding.Level;
import io.github.chatspec.io.UserError;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of the job, whose options have the names and meanings of those of {@code chatspec check}. */
final class JobOptions {

    static final String OUTPUT = "--output";
    static final String OVERWRITE = "--overwrite";
    static final String CONTRACT = "--contract";
    static final String BASE = "--base";
    static final String ONLY_KNOWN = "--only-known";
    static final String LEVEL = "--level";
    static final String CONFIG = "--config";
    static final String BASELINE = "--baseline";
    static final String COVERAGE = "--coverage";
    static final String FAIL_ON = "--fail-on";
    static final String FAIL_ON_MISSING_BODY = "--fail-on-missing-body";
    static final String MAX_FINDINGS = "--max-findings";
    static final String SHOW_VALUES = "--show-values";
    static final String HELP = "--help";
    static final String VERSION = "--version";

    private static final Set<String> FLAGS =
            Set.of(OVERWRITE, ONLY_KNOWN, COVERAGE, FAIL_ON_MISSING_BODY, SHOW_VALUES, HELP, VERSION);

    private static final Set<String> REPEATABLE = Set.of(CONTRACT, BASE, LEVEL);

    private static final List<String> VALUES =
            List.of(OUTPUT, CONTRACT, BASE, LEVEL, CONFIG, BASELINE, FAIL_ON, MAX_FINDINGS);

    private static final String SEE_HELP = "see --help";

    /** The help. */
    static final String USAGE = """
            Usage: spark-submit --class io.github.chatspec.spark.CheckJob chatspec-spark.jar --output DIR [OPTIONS] INPUT...
            Judges recorded exchanges against the contracts, with the findings of chatspec check.
                  INPUT...             Recordings, or folders with recordings: paths or globs of Hadoop's file systems.
                  --output DIR         The folder for findings, reports and counts; it must not exist.
                  --overwrite          Replaces the folder if it exists.
                  --contract NAME|FILE A built-in contract, or an OpenAPI 3.0 or 3.1 file on the driver; repeatable.
                  --base [NAME=]URL    The base URL to which the requests were sent instead of the server; repeatable.
                  --only-known         Makes exchanges with other hosts findings; by default they are only counted.
                  --level RULE=LEVEL   Changes the level of a rule: error, warning, note or off; repeatable.
                  --config FILE        The settings: levels, ignores and contracts.
                  --baseline FILE      Known findings, which do not fail the run.
                  --coverage           Measures which parts of the contracts the recordings cover.
                  --fail-on LEVEL      The lowest level that fails the run: error, warning or note (default: error).
                  --fail-on-missing-body  Also fails the run if a recording lacks the body of a response.
                  --max-findings N     The maximum number of findings in a report (default: 10000). The parts have all.
                  --show-values        Shows personal values, which are masked by default.
                  --help, --version    Prints this text or the version.
            Exit codes: 0 no findings that fail the run, 1 findings, 2 the job failed.
            """;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> inputs = new ArrayList<>();
    private final Map<String, String> levels = new LinkedHashMap<>();

    private JobOptions() {}

    /**
     * Reads a command line.
     *
     * @param arguments the arguments after the jar
     * @return the options
     * @throws UserError if an option is unknown, is repeated, or has no value or a wrong one
     */
    static JobOptions of(String... arguments) {
        JobOptions options = new JobOptions();
        boolean onlyInputs = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (onlyInputs || !argument.startsWith("-")) {
                options.inputs.add(argument);
            } else if (argument.equals("--")) {
                onlyInputs = true;
            } else if (FLAGS.contains(argument)) {
                options.flags.add(argument);
            } else {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument : argument.substring(0, equals);
                requireKnown(name);
                if (equals < 0 && ++i == arguments.length) {
                    throw new UserError("The option " + name + " needs a value; write it after the option.", SEE_HELP);
                }
                options.add(name, equals < 0 ? arguments[i] : argument.substring(equals + 1));
            }
        }
        if (!options.isSet(HELP) && !options.isSet(VERSION)) {
            options.validate();
        }
        return options;
    }

    private static void requireKnown(String name) {
        if (!VALUES.contains(name)) {
            List<String> known = new ArrayList<>(VALUES);
            known.addAll(FLAGS);
            String hint = Wording.nearest(name, known)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("; remove it.");
            throw new UserError("Unknown option " + name + hint, SEE_HELP);
        }
    }

    private void add(String name, String value) {
        List<String> given = values.computeIfAbsent(name, absent -> new ArrayList<>());
        if (!given.isEmpty() && !REPEATABLE.contains(name)) {
            throw new UserError("The option " + name + " is repeated; keep one of them.", value);
        }
        given.add(value);
        if (name.equals(LEVEL)) {
            int equals = value.indexOf('=');
            if (equals < 0) {
                throw new UserError("A level has the form RULE=LEVEL; write it like enum=warning.", value);
            }
            levels.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void validate() {
        if (one(OUTPUT).filter(value -> !value.isBlank()).isEmpty()) {
            throw new UserError("The output is missing; name a new folder with --output.", SEE_HELP);
        }
        if (inputs.isEmpty()) {
            throw new UserError("The input is missing; name recordings, folders or globs.", SEE_HELP);
        }
        for (String input : inputs) {
            if (input.isBlank()) {
                throw new UserError("The name of a recording is empty; name a file, a folder or a glob.", input);
            }
        }
        failOn();
        maxFindings();
    }

    private Optional<String> one(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }

    boolean isSet(String flag) {
        return flags.contains(flag);
    }

    List<String> inputs() {
        return inputs;
    }

    String output() {
        return one(OUTPUT).orElseThrow();
    }

    List<String> contracts() {
        return values.getOrDefault(CONTRACT, List.of());
    }

    List<String> bases() {
        return values.getOrDefault(BASE, List.of());
    }

    Map<String, String> levels() {
        return levels;
    }

    Optional<String> config() {
        return one(CONFIG);
    }

    Optional<String> baseline() {
        return one(BASELINE);
    }

    Level failOn() {
        String name = one(FAIL_ON).orElse(Level.ERROR.toString());
        for (Level level : Level.values()) {
            if (level.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new UserError("--fail-on is a level: error, warning or note; choose one of them.", name);
    }

    long maxFindings() {
        String number = one(MAX_FINDINGS).orElse("10000");
        try {
            long maxFindings = Long.parseLong(number);
            if (maxFindings >= 0) {
                return maxFindings;
            }
        } catch (NumberFormatException e) {
            // The sentence below is about this case too.
        }
        throw new UserError("The number of findings is a whole number from 0; choose another --max-findings.", number);
    }
}
