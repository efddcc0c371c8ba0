package io.github.chatspec.cli;

import io.github.chatspec.coverage.Drift;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.report.DriftText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names what changed between two runs beyond chance. */
@Command(
        name = "drift",
        description = "Names what changed between two runs beyond chance.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 nothing beyond chance, 1 something, 2 the command could not do",
            "its work.",
            "Example: chatspec drift may.json june.json"
        })
final class DriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The observations of the older run.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The observations of the newer run.")
    private String young;

    @Option(names = "--json", description = "Prints one JSON object per change and line.")
    private boolean json;

    @Override
    public Integer call() {
        Observations before = CoverageCommand.read(old);
        Observations after = CoverageCommand.read(young);
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
