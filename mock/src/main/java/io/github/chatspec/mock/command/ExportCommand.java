package io.github.chatspec.mock.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.mock.stubs.StubExport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that exports the stubs for a WireMock without chatspec. */
@Command(
        name = ExportCommand.NAME,
        description = "Exports the stubs as JSON files for a WireMock without chatspec.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 2 the command failed.",
            "Example: chatspec-mock export stubs; java -jar wiremock-standalone.jar --root-dir stubs"
        })
final class ExportCommand implements Callable<Integer> {

    static final String NAME = "export";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory to create; it may exist if it is empty.")
    private Path folder;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "OpenAPI 3.0 or 3.1 document to export instead of the built-in contracts; repeatable.")
    private List<Path> contracts = List.of();

    @ParentCommand
    private MockCommand mock;

    @Override
    public Integer call() {
        List<Path> files =
                Stream.concat(mock.contracts().stream(), contracts.stream()).toList();
        List<Contract> selected = files.isEmpty() ? Contract.builtIn() : mock.read(files);
        if (mock.isStateful()) {
            spec.commandLine().getErr().println("State is not exported; the stubs answer with the examples.");
        }
        int stubs = StubExport.write(ServedContracts.of(selected, mock.seed(), mock.isStrict()), folder);
        spec.commandLine().getOut().println(folder + ": " + stubs + (stubs == 1 ? " stub" : " stubs"));
        return 0;
    }
}
