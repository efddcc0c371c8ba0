package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.NamedContracts;
import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.io.UserError;
import io.github.chatspec.report.CoverageText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows or merges the observations of runs. */
@Command(
        name = "coverage",
        description = "Shows or merges the observations of runs.",
        mixinStandardHelpOptions = true,
        subcommands = {CoverageCommand.Merge.class, CoverageCommand.Show.class},
        footer = {"", "Exit codes: 0 done, 2 the command failed.", "Example: chatspec coverage show monday.json"})
final class CoverageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Failures.FAILED;
    }

    static Observations read(String file) {
        return Observations.read(path(file));
    }

    static void write(Observations observations, String file) {
        observations.write(path(file));
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new UserError("Not a file name.", file);
        }
    }

    /** Merges the observations of several runs. */
    @Command(
            name = "merge",
            description = "Merges the observations of several runs; their order does not matter.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 done, 2 the command failed.",
                "Example: chatspec coverage merge monday.json tuesday.json --out week.json"
            })
    static final class Merge implements Callable<Integer> {

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "Files that check --write-coverage or this command wrote.")
        private List<String> files = new ArrayList<>();

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "The file to write; an existing file is replaced.")
        private String out;

        @Override
        public Integer call() {
            Observations all = new Observations();
            for (String file : files) {
                all.merge(read(file));
            }
            write(all, out);
            return 0;
        }
    }

    /** Shows which parts of the contracts were observed. */
    @Command(
            name = "show",
            description = "Shows which parts of the contracts were observed, and what to record next.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 done, 2 the command failed.", "Example: chatspec coverage show week.json"})
    static final class Show implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "A file that check --write-coverage or coverage merge wrote.")
        private String file;

        @Option(
                names = "--contract",
                paramLabel = "NAME|FILE",
                description = "A built-in contract, or an OpenAPI 3.0 or 3.1 file; repeatable (default: the observed"
                        + " built-in contracts).")
        private List<String> contracts = new ArrayList<>();

        @Override
        public Integer call() {
            Observations observations = read(file);
            List<Contract> loaded = loaded(observations.contracts().keySet());
            Coverage coverage = Coverage.of(loaded, observations);
            new CoverageText(spec.commandLine().getOut()).print(coverage);
            return 0;
        }

        private List<Contract> loaded(Set<String> observed) {
            if (!contracts.isEmpty()) {
                return NamedContracts.read(contracts);
            }
            List<Contract> known = Contract.builtIn().stream()
                    .filter(contract -> observed.contains(contract.name()))
                    .toList();
            Set<String> names = known.stream().map(Contract::name).collect(Collectors.toSet());
            for (String name : observed) {
                if (!names.contains(name)) {
                    throw new UserError(
                            "The observed contract is not built in; name its file with --contract.",
                            file + ": " + name);
                }
            }
            return known;
        }
    }
}
