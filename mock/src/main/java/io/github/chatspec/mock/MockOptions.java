package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.http.AdminAuthenticator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a mock is to run.
 *
 * <p>The smallest use: {@code MockServer.start(new MockOptions().port(8080))}.
 */
public final class MockOptions {

    private String host = "127.0.0.1";
    private int port;
    private Supplier<List<Contract>> contracts = Contract::builtIn;
    private ServerCertificate certificate;
    private final List<Extension> extensions = new ArrayList<>();
    private Optional<Path> scenario = Optional.empty();
    private int journal = 1024;
    private boolean fastWay = true;
    private AdminAuthenticator adminAccess = AdminAuthenticator.LOCAL;
    private String vendor;
    private String recording;
    private Consumer<String> tell = line -> {};

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
        List<Contract> copy = List.copyOf(contracts);
        return read(() -> copy);
    }

    /** Serves contracts that are read when the mock starts, which may throw what reading throws. */
    public MockOptions read(Supplier<List<Contract>> reading) {
        contracts = reading;
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
     * Sets how many requests are kept for {@code GET /__admin/requests} and for verifications.
     *
     * @param journal how many of the last ones, 1024 by default; 0 keeps none
     * @return these options
     * @throws IllegalArgumentException if it is negative
     */
    public MockOptions journal(int journal) {
        if (journal < 0) {
            throw new IllegalArgumentException("A journal keeps 0 or more requests, and not " + journal + ".");
        }
        this.journal = journal;
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
     * Lets others than this machine use the admin API, with a name and a password (RFC 7617).
     *
     * @param user the name, without a colon
     * @param password the password
     * @return these options
     * @throws IllegalArgumentException if the name holds a colon, or the name or the password is empty
     */
    public MockOptions admin(String user, String password) {
        adminAccess = AdminAuthenticator.with(user, password);
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

    /**
     * Hands every request on to a vendor, instead of answering it from the examples, and judges the answers.
     *
     * @param url the vendor's address without a path, for example {@code https://api.example.com}
     * @param tell what is done with the lines that say what was found, which show no values of persons and no secrets
     * @return these options
     * @throws IllegalArgumentException if the address is none
     */
    public MockOptions proxyTo(String url, Consumer<String> tell) {
        if (!url.matches("(?i)https?://[^/?#@\\s]+/?")) {
            throw new IllegalArgumentException(
                    "A vendor's address is like https://api.example.com, without a path; take another.");
        }
        this.vendor = url.replaceFirst("/$", "");
        this.tell = tell;
        return this;
    }

    /**
     * Writes down what a vendor answers, without secrets, as an HTTP archive that {@code chatspec check} reads.
     *
     * @param file the file, which is there when the mock is closed
     * @return these options
     */
    public MockOptions record(Path file) {
        this.recording = file.toString();
        return this;
    }

    public String vendor() {
        return vendor;
    }

    public String recording() {
        return recording;
    }

    public Consumer<String> tell() {
        return tell;
    }

    /** Lets WireMock answer everything, so that the two ways can be held against each other. */
    public MockOptions withoutFastWay() {
        fastWay = false;
        return this;
    }

    int journal() {
        return journal;
    }

    boolean hasFastWay() {
        return fastWay;
    }

    AdminAuthenticator adminAccess() {
        return adminAccess;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    List<Contract> contracts() {
        return contracts.get();
    }

    List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }
}
