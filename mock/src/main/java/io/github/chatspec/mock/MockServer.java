package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.judge.Judge;
import java.util.List;

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

    private MockServer(WireMockServer wireMock, String host) {
        this.wireMock = wireMock;
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
        return start("127.0.0.1", port, Contract.builtIn());
    }

    /**
     * Starts a mock.
     *
     * @param host the address to listen on
     * @param port the port; 0 takes a free one
     * @param contracts the contracts to answer for
     * @return the running mock
     * @throws io.github.chatspec.contract.ContractException if a sample breaks its contract
     */
    public static MockServer start(String host, int port, List<Contract> contracts) {
        Judge.of(contracts).requireGoodSamples();
        WireMockServer wireMock = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(host)
                .port(port)
                .maxRequestJournalEntries(JOURNAL)
                .stubRequestLoggingDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .httpServerFactory(WellEncoded::new)
                .adminAuthenticator(new LocalAdmin())
                .notifier(new Slf4jNotifier(false)));
        contracts.forEach(contract -> SampleStubs.of(contract).forEach(wireMock::addStubMapping));
        wireMock.start();
        return new MockServer(wireMock, host);
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
