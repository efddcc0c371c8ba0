package io.github.chatspec.server;

import io.github.chatspec.cli.Address;
import io.github.chatspec.cli.Failures;
import io.github.chatspec.cli.Listening;
import io.github.chatspec.contract.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that runs the server in the foreground. */
@Command(
        name = "chatspec-server",
        description = "Serves both vendors' chats from memory, until it is interrupted.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It runs until it is interrupted; exit code 2: it could not start.",
            "",
            "Example: chatspec-server --port 0"
        })
final class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Listening listening = new Listening(8081);

    @Mixin
    private final DataOptions data = new DataOptions();

    static int run(String... arguments) {
        return Failures.told(new CommandLine(new ServerCommand())).execute(arguments);
    }

    private static ServerStub start(Address address) {
        try {
            return ServerStub.start(address.host(), address.port());
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof IOException ? address.taken() : e;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ServerStub stub = start(listening.address())) {
            PrintWriter out = spec.commandLine().getOut();
            List<String> loaded = data.load(stub.chats(), spec.commandLine().getErr());
            out.println(stub.url());
            Contract.builtIn()
                    .forEach(contract -> contract.operations()
                            .forEach(operation -> out.println(
                                    operation.qualifiedId() + "  " + operation.method() + " " + operation.path())));
            loaded.forEach(out::println);
            out.flush();
            Listening.awaitInterrupt();
        }
        return 0;
    }
}
