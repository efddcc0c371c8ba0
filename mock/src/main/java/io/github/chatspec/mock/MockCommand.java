package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.chatspec.cli.Address;
import io.github.chatspec.cli.Failures;
import io.github.chatspec.cli.Listening;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Mixin
    private final RunOptions running = new RunOptions();

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
        MockOptions options = new MockOptions().contracts(served);
        running.applyTo(options, spec.commandLine().getErr());
        try (MockServer mock = start(listening.address(), options)) {
            if (running.isRelaying()) {
                // The process ends as soon as its hooks have, whatever the main thread does.
                Runtime.getRuntime().addShutdownHook(new Thread(mock::close));
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(mock.url());
            served.forEach(contract -> contract.operations().forEach(operation -> out.println(line(operation))));
            out.flush();
            Listening.awaitInterrupt();
        }
        return 0;
    }

    private static MockServer start(Address address, MockOptions options) {
        try {
            return MockServer.start(options.host(address.host()).port(address.port()));
        } catch (FatalStartupException e) {
            throw address.taken();
        }
    }

    private static String line(Operation operation) {
        String examples = operation.samples().stream().map(Sample::name).collect(Collectors.joining(" "));
        return operation.qualifiedId() + "  " + operation.method() + " " + operation.path() + "  "
                + (examples.isEmpty() ? "(no examples in the contract)" : examples);
    }
}
