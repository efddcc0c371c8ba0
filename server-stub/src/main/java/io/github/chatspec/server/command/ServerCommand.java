package io.github.chatspec.server.command;

import io.github.chatspec.command.Failures;
import io.github.chatspec.command.ListenAddress;
import io.github.chatspec.command.ListenOptions;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
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
            "It runs until it is interrupted, and finishes what is running then; exit code",
            "2: it could not start.",
            "",
            "Example: chatspec-server --port 0 --token demo --team 868 --access-log -"
        })
public final class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ListenOptions listening = new ListenOptions(8081);

    @Mixin
    private final AccessOptions door = new AccessOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    public static int run(String... arguments) {
        return Failures.told(new CommandLine(new ServerCommand())).execute(arguments);
    }

    private static ServerStub open(ListenAddress address, StubOptions options) {
        try {
            return ServerStub.open(options.host(address.host()).port(address.port()));
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof IOException ? address.taken() : e;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        StubOptions options = new StubOptions();
        door.applyTo(options, spec.commandLine().getErr());
        try (ServerStub stub = open(listening.address(), options)) {
            // The process ends as soon as its hooks have, whatever the main thread does.
            Runtime.getRuntime().addShutdownHook(new Thread(stub::close));
            PrintWriter out = spec.commandLine().getOut();
            List<String> loaded = data.load(stub.chats(), spec.commandLine().getErr());
            stub.begin();
            stub.startLines().forEach(out::println);
            loaded.forEach(out::println);
            out.flush();
            ListenOptions.awaitInterrupt();
        }
        return 0;
    }
}
