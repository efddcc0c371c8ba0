package io.github.chatspec.cli;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.drift.Drift;
import io.github.chatspec.report.DriftText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists statistically significant changes between two runs. */
@Command(
        name = "drift",
        description = "Lists statistically significant changes between two runs.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 no significant change, 1 changes, 2 the command failed.",
            "Example: chatspec drift may.json june.json"
        })
final class DriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The observations of the older run.")
    private String olderFile;

    @Parameters(index = "1", paramLabel = "NEW", description = "The observations of the newer run.")
    private String newerFile;

    @Option(names = "--json", description = "Prints one JSON object per line for each change.")
    private boolean json;

    @Override
    public Integer call() {
        Observations before = CoverageCommand.read(olderFile);
        Observations after = CoverageCommand.read(newerFile);
        Drift drift = Drift.between(before, after);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            drift.changes().forEach(change -> out.println(change.toJson()));
            out.flush();
        } else {
            new DriftText(out).print(drift);
        }
        return drift.changes().isEmpty() ? 0 : Chatspec.FINDINGS;
    }
}
