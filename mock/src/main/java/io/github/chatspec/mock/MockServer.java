package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import io.github.chatspec.contract.Background;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.command.MockCommand;
import io.github.chatspec.mock.fast.FastPath;
import io.github.chatspec.mock.fast.RingJournal;
import io.github.chatspec.mock.http.Cors;
import io.github.chatspec.mock.http.MockHttpServer;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.http.RequestChecks;
import io.github.chatspec.mock.pages.Page;
import io.github.chatspec.mock.pages.Pages;
import io.github.chatspec.mock.pages.ResetPage;
import io.github.chatspec.mock.proxy.VendorProxy;
import io.github.chatspec.mock.stubs.ContractMappings;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Server;

/**
 * A running mock of one or more contracts.
 *
 * <p>The smallest use: {@code try (MockServer mock = MockServer.start(0)) { mock.url(); }}.
 */
public final class MockServer implements AutoCloseable {

    /** So many connections may wait for being accepted, as a burst of clients makes them. */
    private static final int ACCEPT_QUEUE = 1024;

    /** Only a relay asks others, and the certificates that a client trusts take long to read. */
    private static final HttpClientFactory CLIENT = (options, trusting, trusted, system) ->
            new LazyHttpClient(() -> new ApacheHttpClientFactory().buildHttpClient(options, trusting, trusted, system));

    private final WireMockServer wireMock;
    private final FastPath fastWay;
    private final VendorProxy relay;
    private final String host;
    private final ServedContracts repertoire;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final RequestViolations violations;
    private final MockMetrics metrics;

    /**
     * Starts a mock of the built-in contracts on this machine's loopback address.
     *
     * @param port the port; 0 takes a free one
     * @return the running mock
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract
     */
    public static MockServer start(int port) {
        return start(new MockOptions().port(port));
    }

    /**
     * Starts a mock.
     *
     * @param options how it is to run
     * @return the running mock
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract
     * @throws io.github.chatspec.judge.SettingsException if a scenario names what no contract knows
     */
    public static MockServer start(MockOptions options) {
        // The server takes as long to be made as the contracts to be read.
        Background<List<Contract>> read = Background.of(options::contracts);
        VendorProxy relay = options.vendor() == null ? null : VendorProxy.of(options, read.result());
        try {
            MockServer mock = new MockServer(options, relay);
            mock.play(options, read.result());
            mock.wireMock.start();
            return mock;
        } catch (RuntimeException e) {
            if (relay != null) {
                relay.abandon();
            }
            throw e;
        }
    }

    private MockServer(MockOptions options, VendorProxy relay) {
        ServedOperations served = new ServedOperations(List.of());
        Cors crossOrigin = new Cors(served);
        RingJournal journal = new RingJournal(options.journal());
        this.relay = relay;
        host = options.host();
        violations = new RequestViolations(Judge.of());
        metrics = new MockMetrics(violations);
        fastWay = new FastPath(journal, metrics);
        ContractMappings defaults = new ContractMappings();
        WireMockConfiguration configuration = configuration(options)
                .mappingSource(defaults)
                .extensions(fastWay, metrics, new PreferenceFilter(), new ResponseTransformer(served))
                .extensions(relay == null ? new Extension[0] : new Extension[] {relay})
                .notMatchedRendererFactory(extensions -> new UnknownPath(served))
                .httpServerFactory((settings, admin, stubs) -> MockHttpServer.with(
                        pages,
                        inside -> new RequestChecks(new FastPath.Door(inside, fastWay), violations, crossOrigin),
                        settings,
                        admin,
                        stubs));
        wireMock = new ListenedServer(configuration.withStores(stores(configuration, journal)), fastWay);
        repertoire = new ServedContracts(wireMock, served, violations);
        defaults.comeFrom(repertoire::stubs);
    }

    private void play(MockOptions options, List<Contract> contracts) {
        if (relay == null) {
            repertoire.play(contracts);
        } else {
            repertoire.show(contracts);
            wireMock.addStubMapping(relay.stub());
        }
        List<Scenario> scenarios = options.scenario()
                .map(file -> Scenario.read(file, repertoire.served()))
                .orElse(List.of());
        ScenarioStubs.of(scenarios).forEach(wireMock::addStubMapping);
        pages.putAll(Pages.of(repertoire, metrics));
        pages.put(RequestViolations.PATH, violations);
        pages.put(ResetPage.PATH, new ResetPage(wireMock));
        // What listens to the answers or changes them must see all of them.
        if (options.hasFastWay()
                && relay == null
                && scenarios.isEmpty()
                && options.extensions().isEmpty()) {
            fastWay.open(repertoire.stubs());
        }
    }

    private static WireMockConfiguration configuration(MockOptions options) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(options.host())
                .port(options.port())
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(options.extensions().toArray(new Extension[0]))
                .adminAuthenticator(options.adminAccess())
                .httpClientFactory(CLIENT)
                // A fault breaks a connection, and one of HTTP/2 would only end a stream: with a 500 instead.
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .notifier(new Slf4jNotifier(false));
        options.certificate()
                .ifPresent(certificate -> configuration
                        .httpDisabled(true)
                        .httpsPort(options.port())
                        .keystorePath(certificate.keystore().toString())
                        .keystoreType(certificate.type())
                        .keystorePassword(certificate.password())
                        .keyManagerPassword(certificate.password()));
        return configuration;
    }

    private static Stores stores(WireMockConfiguration configuration, RingJournal journal) {
        StubStore stubs = new StubStore();
        return new DefaultStores(configuration.filesRoot()) {
            @Override
            public StubMappingStore getStubStore() {
                return stubs;
            }

            @Override
            public RequestJournalStore getRequestJournalStore() {
                return journal;
            }
        };
    }

    /** WireMock's server, in which who listens to the requests hears of all of them. */
    private static final class ListenedServer extends WireMockServer {

        private final FastPath fastWay;

        ListenedServer(Options options, FastPath fastWay) {
            super(options);
            this.fastWay = fastWay;
        }

        @Override
        public void addMockServiceRequestListener(RequestListener listener) {
            fastWay.shut();
            super.addMockServiceRequestListener(listener);
        }

        @Override
        public void enableRecordMappings(FileSource mappings, FileSource files) {
            fastWay.shut();
            super.enableRecordMappings(mappings, files);
        }
    }

    /**
     * Returns where the mock answers.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public String url() {
        boolean https = wireMock.isHttpsEnabled();
        return (https ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + (https ? wireMock.httpsPort() : wireMock.port());
    }

    /**
     * Serves contracts instead of those before, while the mock runs; stubs of one's own stay.
     *
     * @param contracts the contracts
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract; nothing is changed then
     */
    public void serve(List<Contract> contracts) {
        boolean fast = fastWay.isOpen();
        repertoire.play(contracts);
        pages.putAll(Pages.ofContracts(repertoire));
        if (fast) {
            fastWay.open(repertoire.stubs());
            if (wireMock.getStubMappings().size() != repertoire.stubs().size()) {
                // Somebody has added a stub meanwhile.
                fastWay.shut();
            }
        }
    }

    /** The contracts that are served now. */
    public List<Contract> contracts() {
        return repertoire.contracts();
    }

    /**
     * Returns the WireMock server, for stubs and verifications of one's own.
     *
     * @return the server
     */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /**
     * Returns how the requests departed from the contracts.
     *
     * @return the departures in the order of the requests, the last 1024 where there are more
     */
    public List<RequestViolation> violations() {
        return violations.list();
    }

    /** Returns what {@link #violations()} does, and forgets it. */
    List<RequestViolation> drainedViolations() {
        return violations.drain();
    }

    /** Tells whether stubs of the mock's own are still answered without WireMock. */
    public boolean isFast() {
        return fastWay.isOpen();
    }

    /** Counts what was answered without WireMock. */
    public long answeredFast() {
        return fastWay.answered();
    }

    /** Stops the mock. */
    @Override
    public void close() {
        synchronized (wireMock) {
            wireMock.stop();
        }
        if (relay != null) {
            relay.close();
        }
    }

    /**
     * Jetty's and WireMock's classes take as long to load as the command line and the contracts to read, so a second
     * processor begins with them.
     */
    private static void loadAhead() {
        // Jetty looks through all locales that there are, and those of older releases are slow to read.
        System.setProperty("java.locale.providers", "CLDR");
        // Else it asks the management of the Java runtime, which is a lot to start; 64 octets hold so many references.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        Background.of(() -> {
            new Server();
            return new WireMockServer(WireMockConfiguration.options()
                    .dynamicPort()
                    .mappingSource(new ContractMappings())
                    .httpClientFactory(CLIENT));
        });
    }

    /**
     * Runs the mock until it is interrupted; see {@code --help}.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        loadAhead();
        int code = MockCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
