package io.github.chatspec.server;

import io.github.chatspec.cli.Address;
import io.github.chatspec.cli.Failures;
import io.github.chatspec.contract.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--port",
            defaultValue = "8081",
            paramLabel = "PORT",
            description = "The port; 0 takes a free one; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "The address to listen on; default ${DEFAULT-VALUE}.")
    private String host;

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
        try (ServerStub stub = start(new Address(host, port))) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(stub.url());
            Contract.builtIn()
                    .forEach(contract -> contract.operations()
                            .forEach(operation -> out.println(
                                    operation.qualifiedId() + "  " + operation.method() + " " + operation.path())));
            out.flush();
            CountDownLatch interrupted = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
            interrupted.await();
        }
        return 0;
    }
}
