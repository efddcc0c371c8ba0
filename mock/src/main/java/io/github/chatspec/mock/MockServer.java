package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FileSource;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
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

    /** So many connections may wait for being accepted, as a burst of clients makes them. */
    private static final int ACCEPT_QUEUE = 1024;

    private final WireMockServer wireMock;
    private final FastWay fastWay;
    private final Relay relay;
    private final String host;

    private MockServer(WireMockServer wireMock, FastWay fastWay, Relay relay, String host) {
        this.wireMock = wireMock;
        this.fastWay = fastWay;
        this.relay = relay;
        this.host = host;
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
     */
    public static MockServer start(MockOptions options) {
        List<Contract> contracts = options.contracts();
        Judge.of(contracts).requireGoodSamples();
        Map<String, Page> pages = new ConcurrentHashMap<>();
        Relay relay = options.vendor() == null ? null : Relay.of(options);
        RingJournal journal = new RingJournal(options.journal());
        FastWay fastWay = new FastWay(journal);
        WireMockConfiguration configuration = configuration(options)
                .httpServerFactory((settings, admin, stubs) -> Doorkeeper.with(pages, fastWay, settings, admin, stubs))
                .extensions(relay == null ? new Extension[] {fastWay} : new Extension[] {fastWay, relay});
        WireMockServer wireMock =
                new ListenedServer(configuration.withStores(journaled(configuration, journal)), fastWay);
        List<StubMapping> stubs = relay == null ? samples(contracts) : List.of(relay.stub());
        stubs.forEach(wireMock::addStubMapping);
        if (options.hasFastWay()) {
            fastWay.open(stubs);
        }
        try {
            wireMock.start();
        } catch (RuntimeException e) {
            if (relay != null) {
                relay.abandon();
            }
            throw e;
        }
        return new MockServer(wireMock, fastWay, relay, options.host());
    }

    private static WireMockConfiguration configuration(MockOptions options) {
        return WireMockConfiguration.options()
                .bindAddress(options.host())
                .port(options.port())
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .adminAuthenticator(options.adminAccess())
                .notifier(new Slf4jNotifier(false));
    }

    private static List<StubMapping> samples(List<Contract> contracts) {
        return contracts.stream()
                .flatMap(contract -> SampleStubs.of(contract).stream())
                .toList();
    }

    private static Stores journaled(WireMockConfiguration configuration, RingJournal journal) {
        return new DefaultStores(configuration.filesRoot()) {
            @Override
            public RequestJournalStore getRequestJournalStore() {
                return journal;
            }
        };
    }

    /** WireMock's server, in which who listens to the requests hears of all of them. */
    private static final class ListenedServer extends WireMockServer {

        private final FastWay fastWay;

        ListenedServer(Options options, FastWay fastWay) {
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
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + wireMock.port();
    }

    /**
     * Returns the WireMock server, for stubs and verifications of one's own.
     *
     * @return the server
     */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /** Tells whether stubs of the mock's own are still answered without WireMock. */
    boolean isFast() {
        return fastWay.isOpen();
    }

    /** Counts what was answered without WireMock. */
    long answeredFast() {
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
