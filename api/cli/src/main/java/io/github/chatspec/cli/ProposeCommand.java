package io.github.chatspec.cli;

import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import io.github.chatspec.review.overlay.Overlay;
import io.github.chatspec.review.overlay.OverlayProposal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proposes an overlay that makes a contract accept what recordings showed. */
@Command(
        name = "propose",
        description = "Proposes an OpenAPI overlay for what recordings showed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The overlay adds keys, types, null, values of lists and statuses that were recorded, and removes keys from"
                    + " required that were missing. Formats, sizes and rules stay as they are, since the files do not have"
                    + " them.",
            "",
            "Exit codes: 0 the contract has everything that was recorded, 1 the overlay has actions, or something has to"
                    + " be changed by hand, 2 the command failed.",
            "Example: chatspec propose --coverage week.json --out overlay.yaml"
        })
final class ProposeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--coverage",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files that check --write-coverage or coverage merge wrote.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "The contract with which the recordings were checked (default: the only one that the files"
                    + " observed, if it is built in).")
    private String named;

    @Option(
            names = "--recordings",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "The recordings that were checked; each action then names the first entry that shows what it is"
                            + " about.")
    private List<String> recordings = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "[NAME=]URL",
            description = "The base URL to which the recorded requests were sent instead of the contract's server;"
                    + " repeatable.")
    private List<String> bases = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write (default: the standard output).")
    private String out;

    @Override
    public Integer call() throws IOException {
        Observations all = new Observations();
        for (String file : files) {
            all.merge(CoverageCommand.read(file));
        }
        Contract contract = contract(all);
        all.requireVersionsOf(Map.of(contract.name(), contract.version()));
        Overlay overlay = OverlayProposal.of(contract, all, inputs(), bases);
        if (out == null) {
            overlay.write(spec.commandLine().getOut());
        } else {
            write(overlay);
        }
        overlay.omitted().forEach(spec.commandLine().getErr()::println);
        return overlay.actions().isEmpty() && overlay.omitted().isEmpty() ? 0 : Chatspec.FINDINGS;
    }

    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (String recording : recordings) {
            inputs.addAll(Input.in(recording, path -> {
                throw new UserError("Cannot read this file or folder; check its permissions.", path.toString());
            }));
        }
        return inputs;
    }

    private Contract contract(Observations observations) {
        if (named != null) {
            return NamedContracts.read(List.of(named)).get(0);
        }
        List<String> observed = observations.operations().keySet().stream()
                .map(operation -> operation.substring(0, operation.indexOf('/')))
                .distinct()
                .toList();
        if (observed.size() != 1 || !Contract.isBuiltIn(observed.get(0))) {
            throw new UserError(
                    "The files do not belong to one built-in contract; name the one to change with --contract.",
                    "observed: " + (observed.isEmpty() ? "nothing" : String.join(", ", observed)));
        }
        return Contract.builtIn(observed.get(0));
    }

    private void write(Overlay overlay) throws IOException {
        OutputFile.requireWritable(out);
        List<String> read = new ArrayList<>(files);
        read.addAll(recordings);
        OutputFile.requireDistinct(out, read);
        try (OutputFile file = OutputFile.at(out);
                PrintWriter writer = file.writer()) {
            overlay.write(writer);
            if (writer.checkError()) {
                throw new IOException(out);
            }
            file.finish();
        }
    }
}
