package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.review.ContractHistory;
import io.github.chatspec.review.ContractRevision;
import io.github.chatspec.review.page.ReviewPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the review page of contracts. */
@Command(
        name = "review",
        description = "Writes an HTML file with each line of a contract and its source.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 the file was written, 2 the command failed.",
            "Example: chatspec review --since v0.1.0 --coverage week.json -o review.html"
        })
final class ReviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "-o", paramLabel = "FILE", description = "The file to write instead of the standard output.")
    private String file;

    @Option(
            names = "--contract",
            paramLabel = "NAME|FILE",
            description = "A built-in contract, or an OpenAPI 3.0 or 3.1 file; repeatable (default: the built-in"
                    + " contracts).")
    private List<String> contracts = new ArrayList<>();

    @Option(
            names = "--coverage",
            paramLabel = "FILE",
            description =
                    "Shows how often recordings have each line, and what they have that the contract does not; a file"
                            + " that check --write-coverage or coverage merge wrote; repeatable.")
    private List<String> coverage = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "REV",
            description =
                    "Shows what changed since a revision of the Git repository around the working folder, which has"
                            + " the built-in contracts in api/NAME and each file at the same path.")
    private String since;

    @Option(
            names = "--history",
            description = "Shows since which revision of its file in the Git repository a contract has each line, from"
                    + " the newest 50 revisions; the files of the built-in contracts are those in api/NAME.")
    private boolean isWithHistory;

    @Override
    public Integer call() throws IOException {
        List<String> read = new ArrayList<>(contracts);
        read.addAll(coverage);
        if (file != null) {
            OutputFile.requireWritable(file);
            OutputFile.requireDistinct(file, read);
        }
        List<ContractRevision> revisions = new ArrayList<>();
        List<Contract> loaded = NamedContracts.read(contracts);
        for (int i = 0; i < loaded.size(); i++) {
            String name = contracts.isEmpty() ? loaded.get(i).name() : contracts.get(i);
            revisions.add(ContractRevision.of(name, loaded.get(i)));
        }
        ReviewPage page = new ReviewPage(revisions);
        if (!coverage.isEmpty()) {
            Observations all = new Observations();
            coverage.forEach(each -> all.merge(CoverageCommand.read(each)));
            page.with(all);
        }
        if (since != null) {
            for (ContractRevision newer : revisions) {
                page.since(ContractRevision.read(olderName(newer.name())), newer);
            }
        }
        if (isWithHistory) {
            for (ContractRevision revision : revisions) {
                ContractHistory.find(revision.name()).ifPresent(history -> page.with(history, revision));
            }
        }
        write(page);
        return 0;
    }

    /** Returns the name of a contract at the older revision. */
    private String olderName(String name) {
        if (Contract.isBuiltIn(name)) {
            return since + ":api/" + name;
        }
        Path folder = Path.of("").toAbsolutePath();
        String path = folder.relativize(Path.of(name).toAbsolutePath()).toString();
        return since + ":./" + path.replace('\\', '/');
    }

    private void write(ReviewPage page) throws IOException {
        if (file == null) {
            page.write(spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return;
        }
        try (OutputFile output = OutputFile.at(file);
                PrintWriter out = output.writer()) {
            page.write(out);
            if (out.checkError()) {
                throw new IOException(file);
            }
            output.finish();
        }
    }
}
