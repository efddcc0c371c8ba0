package io.github.chatspec.mock.command;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.chatspec.command.Failures;
import io.github.chatspec.command.ListenAddress;
import io.github.chatspec.command.ListenOptions;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.ServerCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        footer = {
            "",
            "It runs until it is interrupted; exit code 2: it could not start.",
            "",
            "Example: chatspec-mock --port 0"
        })
public final class MockCommand implements Callable<Integer> {

    /** The arguments that make it something else than a start. */
    private static final Set<String> BESIDE_START = Set.of(ExportCommand.NAME, WarmUpCommand.NAME, "-h", "--help");

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ListenOptions listening = new ListenOptions(8080);

    @Mixin
    private final RecordOptions running = new RecordOptions();

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description =
                    "An OpenAPI 3.0 or 3.1 document with examples, instead of the built-in contracts; repeatable.")
    private List<Path> contracts = List.of();

    @Option(names = "--watch", description = "Read the contracts and samples again when they change.")
    private boolean watching;

    @Mixin
    private final HttpsOptions https = new HttpsOptions();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "YAML or JSON that holds, by operation and id, lists of examples that answer one after the"
                    + " other; the last one stays, and POST /__chatspec/reset begins anew.")
    private Path scenario;

    public static int run(String... arguments) {
        CommandLine command = new CommandLine(new MockCommand());
        // A start need not wait for what only other commands use.
        if (!Collections.disjoint(Arrays.asList(arguments), BESIDE_START)) {
            command.addSubcommand(new ExportCommand()).addSubcommand(new WarmUpCommand());
        }
        return Failures.told(command).execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (watching && contracts.isEmpty()) {
            throw new UserError("Built-in contracts do not change; name what to watch.", "--contract FILE");
        }
        MockOptions options = new MockOptions();
        if (!contracts.isEmpty()) {
            options.read(() -> contracts.stream().map(Contract::read).toList());
        }
        Optional<ServerCertificate> certificate = https.certificate();
        certificate.ifPresent(options::https);
        if (scenario != null) {
            options.scenario(scenario);
        }
        running.applyTo(options, spec.commandLine().getErr());
        try (MockServer mock = start(listening.address(), options)) {
            if (running.isRelaying()) {
                // The process ends as soon as its hooks have, whatever the main thread does.
                Runtime.getRuntime().addShutdownHook(new Thread(mock::close));
            }
            if (watching) {
                watch(mock);
            }
            List<String> curl = certificate.map(ServerCertificate::curlOptions).orElse(List.of());
            PrintWriter out = spec.commandLine().getOut();
            new MockBanner(mock.url(), curl).lines(mock.contracts()).forEach(out::println);
            certificate.ifPresent(known -> {
                out.println("SHA-256 of the certificate: " + known.fingerprint());
                out.println("Trust it in curl with " + String.join(" ", curl));
            });
            out.flush();
            ListenOptions.awaitInterrupt();
        }
        return 0;
    }

    /** Watches as long as the process runs. */
    private void watch(MockServer mock) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ContractWatch.start(contracts, mock.contracts(), mock::serve, told -> {
            err.println(told);
            err.flush();
        });
    }

    private static MockServer start(ListenAddress address, MockOptions options) {
        try {
            return MockServer.start(options.host(address.host()).port(address.port()));
        } catch (FatalStartupException e) {
            throw address.taken();
        }
    }
}
