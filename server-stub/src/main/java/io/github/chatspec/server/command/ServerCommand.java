package io.github.chatspec.server.command;

import io.github.chatspec.command.Failures;
import io.github.chatspec.command.HttpsOptions;
import io.github.chatspec.command.LimitOptions;
import io.github.chatspec.command.ListenAddress;
import io.github.chatspec.command.ListenOptions;
import io.github.chatspec.command.LogOptions;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.serving.ServerCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that runs the stub until it is interrupted. */
@Command(
        name = "chatspec-server",
        description = "Serves the chats of all vendors from memory.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Runs until interrupted, and then finishes the running requests.",
            "Exit codes: 2 the server could not start.",
            "",
            "Example: chatspec-server --port 0 --token demo --team 868 --access-log -"
        })
public final class ServerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ListenOptions listening = new ListenOptions(8081);

    @Mixin
    private final HttpsOptions https = new HttpsOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final AccessOptions access = new AccessOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    private ServerCommand() {}

    /**
     * Runs the command and exits with its exit code if it fails.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return Failures.handle(new CommandLine(new ServerCommand()));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ListenAddress address = listening.address();
        StubOptions options =
                new StubOptions().host(address.host()).port(address.port()).maxBody(limits.maxBody());
        access.applyTo(options);
        Optional<ServerCertificate> certificate =
                https.certificate(ServerCertificate::selfSigned, ServerCertificate::of);
        certificate.ifPresent(options::https);
        CommandLine command = spec.commandLine();
        logs.accessLog(command).ifPresent(options::accessLog);
        logs.console(command).ifPresent(console -> options.console(console, LogOptions.hasColours(command)));
        List<String> loaded = new ArrayList<>();
        try (ServerStub stub = ServerStub.start(options, chats -> loaded.addAll(data.load(chats, err)))) {
            // The process ends when its hooks have ended, whatever the main thread does.
            Runtime.getRuntime().addShutdownHook(new Thread(stub::close));
            List<Contract> contracts = Contract.builtIn();
            new StubBanner(contracts, options.accessRules(contracts))
                    .lines(
                            stub.url(),
                            certificate.map(ServerCertificate::curlOptions).orElse(List.of()),
                            stub.chats())
                    .forEach(out::println);
            certificate.ifPresent(used -> used.lines().forEach(out::println));
            loaded.forEach(out::println);
            out.flush();
            ListenOptions.awaitInterrupt();
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof IOException ? address.unavailable() : e;
        }
        return 0;
    }
}
