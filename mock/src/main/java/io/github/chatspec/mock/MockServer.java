package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A running mock of one or more contracts.
 *
 * <p>The smallest use: {@code try (MockServer mock = MockServer.start(0)) { mock.url(); }}.
 */
public final class MockServer implements AutoCloseable {

    /** How many requests WireMock's journal keeps. */
    private static final int JOURNAL = 1024;

    private final WireMockServer wireMock;
    private final String host;
    private final Repertoire repertoire;
    private final Map<String, Page> pages;

    private MockServer(WireMockServer wireMock, String host, Repertoire repertoire, Map<String, Page> pages) {
        this.wireMock = wireMock;
        this.host = host;
        this.repertoire = repertoire;
        this.pages = pages;
    }

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
        Served served = new Served(options.contracts());
        List<Scenario> scenarios =
                options.scenario().map(file -> Scenario.read(file, served)).orElse(List.of());
        Violations violations = new Violations(Judge.of(options.contracts()));
        CrossOrigin crossOrigin = new CrossOrigin(served);
        Map<String, Page> pages = new ConcurrentHashMap<>();
        Metrics metrics = new Metrics(violations);
        WireMockServer wireMock = new WireMockServer(configuration(options)
                .extensions(metrics, new PreferenceFilter(), new AskedAnswer(served))
                .notMatchedRendererFactory(extensions -> new UnknownPath(served))
                .httpServerFactory((settings, admin, stubs) -> Doorkeeper.with(
                        pages, inside -> new Threshold(inside, violations, crossOrigin), settings, admin, stubs)));
        Repertoire repertoire = new Repertoire(wireMock, served, violations);
        repertoire.play(options.contracts());
        ScenarioStubs.of(scenarios).forEach(wireMock::addStubMapping);
        pages.putAll(OwnPages.of(repertoire, metrics));
        pages.put(Violations.PATH, violations);
        pages.put(ResetPage.PATH, new ResetPage(wireMock));
        wireMock.start();
        return new MockServer(wireMock, options.host(), repertoire, pages);
    }

    private static WireMockConfiguration configuration(MockOptions options) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(options.host())
                .port(options.port())
                .maxRequestJournalEntries(JOURNAL)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(options.extensions().toArray(new Extension[0]))
                .adminAuthenticator(new LocalAdmin())
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
        repertoire.play(contracts);
        pages.putAll(OwnPages.ofContracts(repertoire));
    }

    /**
     * Returns the WireMock server, for stubs and verifications of one's own.
     *
     * @return the server
     */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /** Stops the mock. */
    @Override
    public void close() {
        wireMock.stop();
    }

    /**
     * Runs the mock until it is interrupted; see {@code --help}.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = MockCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
