package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
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
            "Exit codes: 0 interrupted, 2 the server could not start.",
            "",
            "Example: chatspec-server --port 0"
        })
final class ServerCommand implements Callable<Integer> {

    private static final int FAILED = 2;

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
        return new CommandLine(new ServerCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return FAILED;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ServerStub stub = ServerStub.start(host, port)) {
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
