package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.Stores.PersistenceType;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractProblem;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.mock.callbacks.Callbacks;
import io.github.chatspec.mock.fast.FastPath;
import io.github.chatspec.mock.fast.RingJournal;
import io.github.chatspec.mock.generation.GenerationCheck;
import io.github.chatspec.mock.http.MockHttpServer;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.http.RequestChecks;
import io.github.chatspec.mock.pages.CallbacksPage;
import io.github.chatspec.mock.pages.GenerationPage;
import io.github.chatspec.mock.pages.LiveEvent;
import io.github.chatspec.mock.pages.Pages;
import io.github.chatspec.mock.pages.ProblemsPage;
import io.github.chatspec.mock.pages.ResetPage;
import io.github.chatspec.mock.pages.ViolationsPage;
import io.github.chatspec.mock.proxy.VendorProxy;
import io.github.chatspec.mock.state.StoredCollections;
import io.github.chatspec.mock.stubs.ContractMappings;
import io.github.chatspec.mock.stubs.ExampleRequests;
import io.github.chatspec.mock.stubs.PreferenceFilter;
import io.github.chatspec.mock.stubs.ResponseTransformer;
import io.github.chatspec.mock.stubs.Scenario;
import io.github.chatspec.mock.stubs.ScenarioStubs;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.mock.stubs.ServedOperations;
import io.github.chatspec.mock.stubs.StubStore;
import io.github.chatspec.mock.stubs.UnknownPath;
import io.github.chatspec.mock.violations.RequestViolation;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.log.RequestEvents;
import io.github.chatspec.serving.log.RequestLogs;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A running mock of one or more contracts.
 *
 * <p>Example: {@code try (MockServer mock = MockServer.start(0)) { mock.url(); }}.
 */
public final class MockServer implements AutoCloseable {

    private final String host;
    private final long seed;
    private final boolean strict;
    private final boolean stateful;
    /** Nothing is served until the contracts are read: WireMock is created meanwhile, so its parts take suppliers. */
    private final AtomicReference<ServedContracts> served = new AtomicReference<>(ServedContracts.NONE);

    private final StubStore stubs = new StubStore();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final RequestViolations violations;
    private final MockMetrics metrics;
    private final StoredCollections collections;
    private final Optional<Callbacks> callbacks;
    private final FastPath fastPath;
    /** Null unless the requests are passed to a vendor. */
    private final VendorProxy proxy;

    private final RequestLogs logs;
    private final WireMockServer wireMock;

    /**
     * Starts a mock of the built-in contracts on the loopback address.
     *
     * @param port the port, or 0 for a free one
     * @return the running mock
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     */
    public static MockServer start(int port) {
        return start(new MockOptions().port(port));
    }

    /**
     * Starts a mock.
     *
     * @param options the options of the mock
     * @return the running mock
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract
     * @throws io.github.chatspec.judge.SettingsException if a scenario names an unknown operation or example
     * @throws io.github.chatspec.io.UserError if the class path has another version of a library than the mock needs
     */
    public static MockServer start(MockOptions options) {
        // Reading the contracts takes as long as creating the server.
        CompletableFuture<List<Contract>> contracts = CompletableFuture.supplyAsync(options::contracts);
        VendorProxy proxy = options.vendor() == null
                ? null
                : VendorProxy.to(
                        options.vendor(),
                        await(contracts),
                        options.recording(),
                        options.overwritesRecording(),
                        options.messages());
        try {
            MockServer mock = new MockServer(options, proxy);
            mock.load(options, await(contracts));
            mock.start();
            mock.generationCheck().start();
            return mock;
        } catch (LinkageError e) {
            throw ClassPathConflict.of(e);
        } catch (RuntimeException e) {
            if (proxy != null) {
                proxy.abandon();
            }
            throw e;
        }
    }

    private void start() {
        wireMock.start();
        if (proxy != null) {
            try {
                // Only now, so that a mock that cannot start leaves an old recording as it is.
                proxy.begin();
            } catch (RuntimeException e) {
                wireMock.stop();
                throw e;
            }
        }
    }

    private static List<Contract> await(CompletableFuture<List<Contract>> contracts) {
        try {
            return contracts.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private MockServer(MockOptions options, VendorProxy proxy) {
        Supplier<ServedOperations> operations = () -> served.get().operations();
        RingJournal journal = new RingJournal(options.journal(), options.journalBytes());
        this.proxy = proxy;
        host = options.host();
        seed = options.seed();
        strict = options.isStrict();
        stateful = options.isStateful();
        violations = new RequestViolations(() -> served.get().judge());
        metrics = new MockMetrics(violations);
        fastPath = new FastPath(journal, metrics);
        logs = options.logs(request -> served.get().operation(request).map(Operation::qualifiedId));
        boolean isMasked = !isLoopback(host);
        RequestEvents events = new RequestEvents(request -> LiveEvent.of(request, served.get(), isMasked));
        logs.add(events);
        pages.put(Pages.LIVE_EVENTS, events);
        WireMockConfiguration configuration = WireMockSettings.of(options);
        Stores stores = WireMockSettings.stores(configuration, stubs, journal);
        collections = new StoredCollections(
                stores.getObjectStore("chatspec-collections", PersistenceType.EPHEMERAL, Integer.MAX_VALUE));
        callbacks = options.callbackHosts()
                .map(hosts -> new Callbacks(
                        hosts,
                        event -> served.get().operation(event.getStubMapping()),
                        () -> served.get().callbacks(),
                        this::port));
        callbacks.ifPresent(configuration::extensions);
        configuration
                .mappingSource(new ContractMappings(() -> served.get().stubs()))
                .extensions(
                        fastPath,
                        metrics,
                        new PreferenceFilter(options.hasQueryPreferences()),
                        new ResponseTransformer(served::get, collections))
                .extensions(proxy == null ? new Extension[0] : new Extension[] {proxy})
                .notMatchedRendererFactory(extensions -> new UnknownPath(operations))
                .httpServerFactory((settings, admin, stubs) -> MockHttpServer.with(
                        inner -> new FrontDoor(
                                fastPath.handler(
                                        inner,
                                        next -> new RequestChecks(
                                                next, violations, proxy == null && !options.isLenient())),
                                path -> Optional.ofNullable(pages.get(path)),
                                path -> served.get().operations().methods(path),
                                options.adminGuard(),
                                options.bodies()),
                        settings,
                        admin,
                        stubs,
                        logs));
        wireMock = new ObservedServer(configuration.withStores(stores), fastPath);
    }

    private void load(MockOptions options, List<Contract> contracts) {
        served.set(
                proxy == null
                        ? ServedContracts.of(contracts, seed, strict, stateful)
                        : ServedContracts.withoutStubs(contracts));
        served.get().installInto(stubs);
        if (proxy != null) {
            wireMock.addStubMapping(proxy.stub());
        }
        List<Scenario> scenarios = options.scenario()
                .map(file -> Scenario.read(file, served.get().operations()))
                .orElse(List.of());
        ScenarioStubs.of(scenarios, served.get()).forEach(wireMock::addStubMapping);
        pages.putAll(Pages.of(served::get, metrics));
        pages.put(ViolationsPage.PATH, new ViolationsPage(violations));
        pages.put(GenerationPage.PATH, new GenerationPage(() -> served.get().generationCheck()));
        pages.put(ProblemsPage.PATH, new ProblemsPage(served::get));
        pages.put(ResetPage.PATH, new ResetPage(wireMock, collections, violations));
        callbacks.ifPresent(sender -> pages.put(CallbacksPage.PATH, new CallbacksPage(sender.report())));
        // Extensions may observe or change responses, so they must see all of them.
        if (options.hasFastPath()
                && proxy == null
                && scenarios.isEmpty()
                && callbacks.isEmpty()
                && options.extensions().isEmpty()) {
            fastPath.open(served.get());
        }
    }

    private void replace(ServedContracts next) {
        next.install(wireMock, served.get());
        served.getAndSet(next).generationCheck().stop();
        // The items are those of the previous contracts.
        collections.reset();
    }

    /**
     * Returns the base URL of the mock.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public String url() {
        return (wireMock.isHttpsEnabled() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host)
                + ":" + port();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private int port() {
        return wireMock.isHttpsEnabled() ? wireMock.httpsPort() : wireMock.port();
    }

    /**
     * Replaces the served contracts while the mock runs. Stubs added to the WireMock server stay.
     *
     * @param contracts the new contracts
     * @throws io.github.chatspec.contract.ContractException if a sample violates its contract; nothing changes then
     */
    public synchronized void serve(List<Contract> contracts) {
        ServedContracts next = ServedContracts.of(contracts, seed, strict, stateful);
        boolean fast = fastPath.isOpen();
        replace(next);
        next.generationCheck().start();
        pages.putAll(Pages.ofContracts(served::get));
        if (fast) {
            fastPath.open(next);
            if (wireMock.getStubMappings().size() != next.stubs().size()) {
                // A stub has been added meanwhile.
                fastPath.close();
            }
        }
    }

    /** Returns the contracts that are served now. */
    public List<Contract> contracts() {
        return served.get().contracts();
    }

    /**
     * Returns the defects of the contracts and their examples that do not keep them from being served. They are looked for
     * when this is called first.
     */
    public List<ContractProblem> problems() {
        return served.get().problems();
    }

    /** Returns the paths of the collections whose items requests change, if the mock is stateful. */
    public List<String> collections() {
        return served.get().collections().paths();
    }

    /** Returns the WireMock server, for custom stubs and verifications. */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /**
     * Returns the violations of the contracts by requests.
     *
     * @return the violations in the order of the requests, at most the last 1024
     */
    public List<RequestViolation> violations() {
        return violations.list();
    }

    /** Returns the violations and clears them. */
    List<RequestViolation> drainViolations() {
        return violations.drain();
    }

    /** Returns whether requests may be answered from prepared responses, without WireMock. */
    public boolean isFastPathOpen() {
        return fastPath.isOpen();
    }

    /** Returns the number of requests that were answered without WireMock. */
    public long fastPathResponses() {
        return fastPath.responses();
    }

    /** Returns the check that finds documented responses which cannot be generated; it continues after the start. */
    public GenerationCheck generationCheck() {
        return served.get().generationCheck();
    }

    /** Returns the requests that show how to call the operations. */
    public ExampleRequests exampleRequests() {
        return served.get().exampleRequests();
    }

    /** Stops the mock. */
    @Override
    public void close() {
        served.get().generationCheck().stop();
        logs.close();
        synchronized (wireMock) {
            wireMock.stop();
        }
        if (proxy != null) {
            proxy.close();
        }
    }
}
