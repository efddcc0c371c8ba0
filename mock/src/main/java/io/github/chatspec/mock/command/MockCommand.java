package io.github.chatspec.mock.command;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.chatspec.command.Failures;
import io.github.chatspec.command.HttpsOptions;
import io.github.chatspec.command.LimitOptions;
import io.github.chatspec.command.ListenAddress;
import io.github.chatspec.command.ListenOptions;
import io.github.chatspec.command.LogOptions;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.io.UserError;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.mock.generation.GenerationCheck;
import io.github.chatspec.mock.generation.ResponseGenerator;
import io.github.chatspec.mock.pages.GenerationPage;
import io.github.chatspec.mock.pages.ProblemsPage;
import io.github.chatspec.mock.proxy.LazyVendorClient;
import io.github.chatspec.mock.stubs.ContractMappings;
import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that runs the mock in the foreground. */
@Command(
        name = "chatspec-mock",
        description = "Mocks the vendors' chat APIs with the samples of their contracts.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Runs until interrupted. Exit codes: 2 the mock could not start.",
            "",
            "Example: chatspec-mock --port 0",
            "A scenario file has a line per operation: CONTRACT/OPERATION: [EXAMPLE, EXAMPLE]"
        })
public final class MockCommand implements Callable<Integer> {

    /** Arguments with which the mock does not start, so that subcommands are needed. */
    private static final Set<String> NOT_A_START = Set.of(ExportCommand.NAME, WarmUpCommand.NAME, "-h", "--help");

    /** The number of problems that are printed; a page lists all. */
    private static final int LISTED_PROBLEMS = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ListenOptions listen = new ListenOptions(8080);

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "Serves this OpenAPI document instead of the built-in contracts; repeatable.")
    private List<Path> contracts = List.of();

    @Option(names = "--watch", description = "Reloads contracts and samples when they change.")
    private boolean watch;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description =
                    "Serves sequences of examples from this YAML or JSON file; POST /__chatspec/reset starts again.")
    private Path scenario;

    @Option(names = "--stateful", description = "Keeps what is written to collections like /pets.")
    private boolean stateful;

    @Option(names = "--strict", description = "Refuses contracts and examples with defects.")
    private boolean strict;

    @Option(names = "--lenient", description = "Answers bad requests like good ones; only counts them.")
    private boolean lenient;

    @Option(names = "--no-query-preferences", description = "Ignores ?__code=, ?__example= and ?__dynamic= in URLs.")
    private boolean noQueryPreferences;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the generated values (default: 1).")
    private long seed = ResponseGenerator.DEFAULT_SEED;

    @Mixin
    private final CallbackOptions callbacks = new CallbackOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final HttpsOptions https = new HttpsOptions();

    @Mixin
    private final RecordOptions record = new RecordOptions();

    @Mixin
    private final LogOptions logs = new LogOptions();

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        preloadClasses();
        int code = run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    static CommandLine commandLine(String... arguments) {
        CommandLine command = new CommandLine(new MockCommand());
        // A start is quicker without the classes of the subcommands.
        if (!Collections.disjoint(Arrays.asList(arguments), NOT_A_START)) {
            command.addSubcommand(new ExportCommand()).addSubcommand(new WarmUpCommand());
        }
        return Failures.handle(command);
    }

    /** Loads the classes of Jetty and WireMock on another thread, while the command line and contracts are read. */
    private static void preloadClasses() {
        // Jetty iterates over all available locales, and those of the legacy providers are slow to read.
        System.setProperty("java.locale.providers", "CLDR");
        // Otherwise Jetty asks the JVM's management beans, which are slow to start; a line of 64 bytes has 16
        // references.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        // A failure is ignored here: it occurs again when the mock starts.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
            new Server();
            new WireMockServer(WireMockConfiguration.options()
                    .dynamicPort()
                    .mappingSource(new ContractMappings(List::of))
                    .httpClientFactory(new LazyVendorClient()));
        });
    }

    /** Returns the files of the contracts that were named before a subcommand. */
    List<Path> contracts() {
        return contracts;
    }

    boolean isStrict() {
        return strict;
    }

    boolean isStateful() {
        return stateful;
    }

    long seed() {
        return seed;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (watch && contracts.isEmpty()) {
            throw new UserError("The built-in contracts do not change; name a contract to watch.", "--contract FILE");
        }
        MockOptions options = new MockOptions()
                .maxBody(limits.maxBody())
                .lenient(lenient)
                .strict(strict)
                .stateful(stateful)
                .queryPreferences(!noQueryPreferences);
        if (!contracts.isEmpty()) {
            options.contracts(() -> read(contracts));
        }
        Optional<ServerCertificate> certificate =
                https.certificate(ServerCertificate::selfSigned, ServerCertificate::of);
        certificate.ifPresent(options::https);
        if (scenario != null) {
            options.scenario(scenario);
        }
        callbacks.applyTo(options);
        record.applyTo(options, spec.commandLine().getErr());
        CommandLine command = spec.commandLine();
        logs.accessLog(command).ifPresent(options::accessLog);
        logs.console(command).ifPresent(console -> options.console(console, LogOptions.hasColours(command)));
        try (MockServer mock = start(listen.address(), options)) {
            if (record.isProxy()) {
                // The main thread may not get to close the mock: the process ends when its shutdown hooks have run.
                Runtime.getRuntime().addShutdownHook(new Thread(mock::close));
            }
            if (watch) {
                startWatching(mock);
            }
            List<String> curlOptions =
                    certificate.map(ServerCertificate::curlOptions).orElse(List.of());
            PrintWriter out = spec.commandLine().getOut();
            new MockBanner(mock.url(), curlOptions, mock.exampleRequests())
                    .lines(mock.contracts())
                    .forEach(out::println);
            certificate.ifPresent(used -> used.lines().forEach(out::println));
            if (stateful) {
                out.println(MockBanner.collections(mock.collections()));
            }
            MockBanner.hints(mock.url()).forEach(out::println);
            out.flush();
            reportGenerated(mock);
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> printProblems(mock));
            ListenOptions.awaitInterrupt();
        }
        return 0;
    }

    /** Prints where the bodies of the responses without example come from, when that is known. */
    private void reportGenerated(MockServer mock) {
        PrintWriter err = spec.commandLine().getErr();
        GenerationCheck check = mock.generationCheck();
        CompletableFuture<Void> unused = check.result().thenAccept(failures -> {
            if (check.total() > 0) {
                err.println(generated(check) + "; see " + mock.url() + GenerationPage.PATH);
                err.flush();
            }
        });
    }

    /** Returns what a check has found, as a sentence without a full stop. */
    static String generated(GenerationCheck check) {
        return "Documented responses without example: " + check.total() + ", of which " + check.fromSchemaExamples()
                + " from examples of schemas, " + check.generated() + " generated, and "
                + check.failures().size() + " that cannot be generated";
    }

    /** Reads contracts, which must be valid if the command is strict. */
    List<Contract> read(List<Path> files) {
        return strict ? Contract.read(files, List.of()) : Contract.readTolerantly(files, List.of());
    }

    private void printProblems(MockServer mock) {
        List<ContractProblem> problems = mock.problems();
        if (problems.isEmpty()) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println((problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + " in the contract, listed at " + mock.url() + ProblemsPage.PATH
                + (problems.size() > LISTED_PROBLEMS ? "; the first " + LISTED_PROBLEMS + ":" : ":"));
        problems.stream()
                .limit(LISTED_PROBLEMS)
                .forEach(problem -> err.println("  " + PlainText.line(problem.toString())));
        err.flush();
    }

    private void startWatching(MockServer mock) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        ContractWatch.start(contracts, this::read, mock::serve, message -> {
            err.println(message);
            err.flush();
        });
    }

    private static MockServer start(ListenAddress address, MockOptions options) {
        try {
            return MockServer.start(options.host(address.host()).port(address.port()));
        } catch (FatalStartupException e) {
            throw address.unavailable();
        }
    }
}
