package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.chatspec.cli.Address;
import io.github.chatspec.cli.Failures;
import io.github.chatspec.cli.Listening;
import io.github.chatspec.contract.Contract;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs the mock in the foreground. */
@Command(
        name = "chatspec-mock",
        description = "Answers like the vendors, from the samples of their contracts, until it is interrupted.",
        mixinStandardHelpOptions = true,
        subcommands = ExportCommand.class,
        footer = {
            "",
            "It runs until it is interrupted; exit code 2: it could not start.",
            "",
            "Example: chatspec-mock --port 0"
        })
final class MockCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Listening listening = new Listening(8080);

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description =
                    "An OpenAPI 3.0 or 3.1 document with examples, instead of the built-in contracts; repeatable.")
    private List<Path> contracts = List.of();

    static int run(String... arguments) {
        return Failures.told(new CommandLine(new MockCommand())).execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Contract> served = contracts.isEmpty()
                ? Contract.builtIn()
                : contracts.stream().map(Contract::read).toList();
        try (MockServer mock = start(listening.address(), served)) {
            PrintWriter out = spec.commandLine().getOut();
            new StartText(mock.url(), List.of()).lines(served).forEach(out::println);
            out.flush();
            Listening.awaitInterrupt();
        }
        return 0;
    }

    private static MockServer start(Address address, List<Contract> served) {
        try {
            return MockServer.start(
                    new MockOptions().host(address.host()).port(address.port()).contracts(served));
        } catch (FatalStartupException e) {
            throw address.taken();
        }
    }
}
