package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.chatspec.contract.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a mock is to run.
 *
 * <p>The smallest use: {@code MockServer.start(new MockOptions().port(8080))}.
 */
public final class MockOptions {

    private String host = "127.0.0.1";
    private int port;
    private List<Contract> contracts = Contract.builtIn();
    private ServerCertificate certificate;
    private final List<Extension> extensions = new ArrayList<>();
    private Optional<Path> scenario = Optional.empty();

    /** Begins with the built-in contracts, at a free port of this machine's loopback address. */
    public MockOptions() {}

    /**
     * Sets where to listen.
     *
     * @param host the address
     * @return these options
     */
    public MockOptions host(String host) {
        this.host = host;
        return this;
    }

    /**
     * Sets where to listen.
     *
     * @param port the port; 0 takes a free one
     * @return these options
     */
    public MockOptions port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Sets what to answer for.
     *
     * @param contracts the contracts
     * @return these options
     */
    public MockOptions contracts(List<Contract> contracts) {
        this.contracts = List.copyOf(contracts);
        return this;
    }

    /**
     * Lets the mock speak https instead of http.
     *
     * @param certificate by what it is known
     * @return these options
     */
    public MockOptions https(ServerCertificate certificate) {
        this.certificate = certificate;
        return this;
    }

    /**
     * Adds an extension of WireMock, for example a listener of one's own.
     *
     * @param extension the extension
     * @return these options
     */
    public MockOptions extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /**
     * Lets examples answer one after the other.
     *
     * @param file a YAML or JSON file that holds, by operation and id, lists of the names of examples, the last of which
     *     stays
     * @return these options
     */
    public MockOptions scenario(Path file) {
        this.scenario = Optional.of(file);
        return this;
    }

    Optional<Path> scenario() {
        return scenario;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    List<Contract> contracts() {
        return contracts;
    }

    List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }
}
