package io.github.chatspec.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.check.Baseline;
import io.github.chatspec.check.Input;
import io.github.chatspec.finding.Level;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.ContractComparison;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.review.VersionAdvice;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.output.ChangeFindings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two contracts, and proves each verdict. */
@Command(
        name = "diff",
        description = "Compares two contracts, and proves each breaking change.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "OLD and NEW are names of built-in contracts, files, folders with an openapi.yaml, or REVISION:PATH in the Git"
                    + " repository around the working folder.",
            "",
            "Exit codes: 0 no change fails the run, 1 changes, 2 the command failed.",
            "Example: chatspec diff main:api/openapi.yaml api/openapi.yaml"
        })
final class DiffCommand implements Callable<Integer> {

    /** The verdicts that fail a run. */
    enum FailOn {
        BREAKING,
        UNDECIDED,
        ANY
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The contract before the changes.")
    private String older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The contract after the changes.")
    private String newer;

    @Parameters(
            index = "2..*",
            paramLabel = "RECORDING",
            description = "Recordings, folders or zip archives with recordings; each change has the number of recorded"
                    + " answers that it is about.")
    private List<String> recordings = List.of();

    @Option(
            names = "--base",
            paramLabel = "[NAME=]URL",
            description = "The base URL to which the recorded requests were sent instead of the contract's server;"
                    + " repeatable.")
    private List<String> bases = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "FORMAT[=FILE]",
            description = "text (default), json, junit, sarif, github, markdown or html; repeatable.")
    private List<String> reports = new ArrayList<>();

    @Option(names = "--changelog", description = "Prints a changelog; the same as --report markdown.")
    private boolean changelog;

    @Option(
            names = "--fail-on",
            paramLabel = "VERDICT",
            description = "The verdict that fails the run: breaking (default), undecided, or any change.")
    private FailOn failOn = FailOn.BREAKING;

    @Option(
            names = "--check-version",
            description = "Fails the run if the version of the newer contract is lower than the changes ask for.")
    private boolean checksVersion;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Leaves out the changes in this file.")
    private Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Writes all changes to this file, and does not fail because of them.")
    private String writeBaseline;

    @Option(
            names = "--show-values",
            description = "Searches in recorded bodies too; their values, which may be personal, are then printed.")
    private boolean showsValues;

    @Override
    public Integer call() throws IOException {
        if (changelog) {
            reports.add("markdown");
        }
        DiffReports outputs = DiffReports.of(spec, reports, List.of(older, newer));
        ContractRevision before = ContractRevision.read(older);
        ContractRevision after = ContractRevision.read(newer);
        Comparison all = ContractComparison.of(before, after)
                .with(inputs(), bases, showsValues)
                .run();
        Comparison shown = baseline == null ? all : without(all, Baseline.read(baseline));
        outputs.write(shown, shown.known().size(), failOn == FailOn.BREAKING ? Level.ERROR : level());
        if (writeBaseline != null) {
            writeBaseline(all);
            return 0;
        }
        boolean isVersionLow = checksVersion && !VersionAdvice.of(all).isEnough();
        return isVersionLow || fails(shown) ? Chatspec.FINDINGS : 0;
    }

    private Level level() {
        return failOn == FailOn.UNDECIDED ? Level.WARNING : Level.NOTE;
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (String recording : recordings) {
            if (recording.equals("-")) {
                throw new UserError("Recordings are read twice; name a file instead of the standard input.", recording);
            }
            inputs.addAll(Input.in(recording, path -> {
                throw new UserError("Cannot read this file or folder; check its permissions.", path.toString());
            }));
        }
        return inputs;
    }

    private static Comparison without(Comparison all, Baseline baseline) {
        return all.without(change -> baseline.contains(ChangeFindings.of(change)));
    }

    private boolean fails(Comparison comparison) {
        return switch (failOn) {
            case BREAKING -> comparison.count(Compatibility.BREAKING) > 0;
            case UNDECIDED -> comparison.count(Compatibility.BREAKING) + comparison.count(Compatibility.UNDECIDED) > 0;
            case ANY -> !comparison.changes().isEmpty();
        };
    }

    private void writeBaseline(Comparison all) throws IOException {
        Set<String> fingerprints = new TreeSet<>();
        all.changes()
                .forEach(change -> fingerprints.add(ChangeFindings.of(change).fingerprint()));
        try (OutputFile file = OutputFile.at(writeBaseline);
                JsonGenerator json = new JsonFactory().createGenerator(file.stream())) {
            Baseline.of(fingerprints).write(json);
            json.flush();
            file.finish();
        }
    }
}
