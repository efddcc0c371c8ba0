package io.github.chatspec.mock.command;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.stubs.StubExport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that writes the stubs for a WireMock without chatspec. */
@Command(
        name = ExportCommand.NAME,
        description = "Writes the stubs as JSON files that a WireMock without chatspec reads.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: chatspec-mock export stubs; java -jar wiremock-standalone.jar --root-dir stubs"})
final class ExportCommand implements Callable<Integer> {

    static final String NAME = "export";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that is empty or does not exist.")
    private Path folder;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "A contract of one's own, instead of the built-in ones; repeatable.")
    private List<Path> contracts = List.of();

    @Override
    public Integer call() {
        List<Contract> exported = contracts.isEmpty()
                ? Contract.builtIn()
                : contracts.stream().map(Contract::read).toList();
        int stubs = StubExport.write(exported, folder);
        spec.commandLine().getOut().println(folder + ": " + stubs + (stubs == 1 ? " stub" : " stubs"));
        return 0;
    }
}
