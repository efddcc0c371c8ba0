package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Extension;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.callbacks.CallbackHosts;
import io.github.chatspec.mock.generation.ResponseGenerator;
import io.github.chatspec.serving.AdminGuard;
import io.github.chatspec.serving.BodyLimits;
import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.serving.log.RequestLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The options of a mock. The defaults serve the built-in contracts on a free port of the loopback address. */
public final class MockOptions {

    private String host = "127.0.0.1";
    private int port;
    private Supplier<List<Contract>> contracts = Contract::builtIn;
    private ServerCertificate certificate;
    private final List<Extension> extensions = new ArrayList<>();
    private Path scenario;
    private boolean lenient;
    private boolean queryPreferences = true;
    private boolean strict;
    private boolean stateful;
    private CallbackHosts callbackHosts;
    private int journal = 1024;
    private long journalBytes = 16 << 20;
    private BodyLimits bodies = BodyLimits.DEFAULT;
    private boolean fastPath = true;
    private long seed = ResponseGenerator.DEFAULT_SEED;
    private AdminGuard adminGuard = AdminGuard.LOCAL;
    private String vendor;
    private Path recording;
    private boolean overwrite;
    private Consumer<String> messages = message -> {};
    private Consumer<String> accessLog;
    private Consumer<String> console;
    private boolean hasColours;

    /**
     * Sets the address to listen on.
     *
     * @param host a host name or address of this machine
     * @return these options
     */
    public MockOptions host(String host) {
        this.host = host;
        return this;
    }

    /**
     * Sets the port to listen on.
     *
     * @param port the port, or 0 for a free one
     * @return these options
     */
    public MockOptions port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Sets the contracts to serve.
     *
     * @param contracts the contracts
     * @return these options
     */
    public MockOptions contracts(List<Contract> contracts) {
        List<Contract> copy = List.copyOf(contracts);
        return contracts(() -> copy);
    }

    /**
     * Sets contracts that are read when the mock starts.
     *
     * @param contracts reads the contracts; what it throws is thrown by the start
     * @return these options
     */
    public MockOptions contracts(Supplier<List<Contract>> contracts) {
        this.contracts = contracts;
        return this;
    }

    /**
     * Serves https instead of http.
     *
     * @param certificate the server's certificate
     * @return these options
     */
    public MockOptions https(ServerCertificate certificate) {
        this.certificate = certificate;
        return this;
    }

    /**
     * Sets the number of requests that are kept for {@code GET /__admin/requests} and for verifications.
     *
     * @param journal the number of the last requests to keep, 1024 by default; 0 keeps none
     * @return these options
     * @throws IllegalArgumentException if the number is negative
     */
    public MockOptions journal(int journal) {
        if (journal < 0) {
            throw new IllegalArgumentException("The size of the journal must not be negative: " + journal + ".");
        }
        this.journal = journal;
        return this;
    }

    /**
     * Sets the size of the requests and responses that are kept. The oldest are removed first.
     *
     * @param bytes the size, 16 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the size is negative
     */
    public MockOptions journalBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("The size of the journal must not be negative: " + bytes + ".");
        }
        this.journalBytes = bytes;
        return this;
    }

    /**
     * Sets the maximum size of the body of a request. Larger ones are refused with status 413.
     *
     * @param bytes the size, 1 MiB by default
     * @return these options
     * @throws IllegalArgumentException if the size is negative
     */
    public MockOptions maxBody(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("The size of a body must not be negative: " + bytes + ".");
        }
        bodies = new BodyLimits(bytes, bodies.time());
        return this;
    }

    /**
     * Sets what happens if an example of a contract violates it. Those of the built-in contracts never may.
     *
     * @param strict whether the mock does not start; by default, it serves the example with the header
     *     {@code chatspec-example-violations} and lists it at {@code /__chatspec/problems}
     * @return these options
     */
    public MockOptions strict(boolean strict) {
        this.strict = strict;
        return this;
    }

    /**
     * Sends the callbacks that the contracts describe when their operations are called: to this machine by its loopback
     * addresses, and to other hosts. The clients of the mock choose the addresses.
     *
     * @param hosts the names or addresses of the other hosts
     * @return these options
     */
    public MockOptions callbacks(List<String> hosts) {
        this.callbackHosts = new CallbackHosts(hosts);
        return this;
    }

    /**
     * Sets whether requests change the items of collections, such as {@code /pets} with {@code /pets/{id}}. Without this,
     * a request is always answered in the same way.
     *
     * @param stateful whether they do
     * @return these options
     */
    public MockOptions stateful(boolean stateful) {
        this.stateful = stateful;
        return this;
    }

    /**
     * Sets whether the query of a request may contain its preferences, as in {@code ?__code=404}.
     *
     * @param queryPreferences whether it may; true by default
     * @return these options
     */
    public MockOptions queryPreferences(boolean queryPreferences) {
        this.queryPreferences = queryPreferences;
        return this;
    }

    /**
     * Sets how requests that violate the contract are answered.
     *
     * @param lenient whether they are answered like good ones, and only counted; false by default
     * @return these options
     */
    public MockOptions lenient(boolean lenient) {
        this.lenient = lenient;
        return this;
    }

    /**
     * Adds a WireMock extension, for example a custom listener.
     *
     * @param extension the extension
     * @return these options
     */
    public MockOptions extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /**
     * Sets the seed of the values with which responses without example are generated.
     *
     * @param seed the seed, 1 by default; the same seed gives the same values
     * @return these options
     */
    public MockOptions seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Opens the admin API to other machines, with a user name and a password (RFC 7617).
     *
     * @param user the name, without a colon
     * @param password the password
     * @return these options
     * @throws IllegalArgumentException if the name contains a colon, or the name or the password is empty
     */
    public MockOptions admin(String user, String password) {
        adminGuard = AdminGuard.with(user, password);
        return this;
    }

    /**
     * Answers successive requests with a sequence of examples.
     *
     * @param file a YAML or JSON file that maps operations, or their ids, to lists of example names; the last example of
     *     a list is repeated
     * @return these options
     */
    public MockOptions scenario(Path file) {
        this.scenario = file;
        return this;
    }

    /**
     * Passes every request to a vendor, instead of answering it from the examples, and judges the responses.
     *
     * @param url the vendor's address without a path, for example {@code https://api.example.com}
     * @param messages receives the findings and errors line by line, without personal values and secrets
     * @return these options
     * @throws IllegalArgumentException if the URL has a path or is not an http URL
     */
    public MockOptions proxyTo(String url, Consumer<String> messages) {
        if (!url.matches("(?i)https?://[^/?#@\\s]+/?")) {
            throw new IllegalArgumentException(
                    "Not the address of a vendor; give scheme and host only, for example https://api.example.com.");
        }
        this.vendor = url.replaceFirst("/$", "");
        this.messages = messages;
        return this;
    }

    /**
     * Records the vendor's responses, without secrets, as an HTTP archive that {@code chatspec check} reads.
     *
     * @param file the file, which must not exist; it is a complete archive after each response
     * @return these options
     */
    public MockOptions record(Path file) {
        this.recording = file;
        return this;
    }

    /**
     * Lets the recording replace an existing file.
     *
     * @return these options
     */
    public MockOptions overwriteRecording() {
        this.overwrite = true;
        return this;
    }

    /**
     * Sets the access log.
     *
     * @param log consumes one or more lines without secrets, one for each request; it is called by one thread
     * @return these options
     */
    public MockOptions accessLog(Consumer<String> log) {
        this.accessLog = log;
        return this;
    }

    /**
     * Prints a line for each request that is not for a page of the mock itself, and one for each of its violations.
     *
     * @param console consumes one or more lines; it is called by one thread
     * @param hasColours whether the lines contain the control sequences of a terminal (ISO 6429)
     * @return these options
     */
    public MockOptions console(Consumer<String> console, boolean hasColours) {
        this.console = console;
        this.hasColours = hasColours;
        return this;
    }

    /**
     * Lets WireMock answer every request, for example to compare its responses with those of the fast path.
     *
     * @return these options
     */
    public MockOptions withoutFastPath() {
        fastPath = false;
        return this;
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

    /** Returns the logs of a server whose operations a function finds. */
    RequestLogs logs(Function<Request, Optional<String>> operation) {
        RequestLogs logs = new RequestLogs();
        if (accessLog != null) {
            logs.addAccessLog(accessLog);
        }
        if (console != null) {
            logs.addConsole(console, hasColours, operation);
        }
        return logs;
    }

    Optional<ServerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    Optional<Path> scenario() {
        return Optional.ofNullable(scenario);
    }

    int journal() {
        return journal;
    }

    long journalBytes() {
        return journalBytes;
    }

    boolean hasQueryPreferences() {
        return queryPreferences;
    }

    /** Returns the hosts to which callbacks are sent, if any are sent. */
    Optional<CallbackHosts> callbackHosts() {
        return Optional.ofNullable(callbackHosts);
    }

    boolean isStateful() {
        return stateful;
    }

    boolean isStrict() {
        return strict;
    }

    boolean isLenient() {
        return lenient;
    }

    long seed() {
        return seed;
    }

    BodyLimits bodies() {
        return bodies;
    }

    boolean hasFastPath() {
        return fastPath;
    }

    AdminGuard adminGuard() {
        return adminGuard;
    }

    /** Returns the address of the vendor, or null if requests are answered from the examples. */
    String vendor() {
        return vendor;
    }

    Optional<Path> recording() {
        return Optional.ofNullable(recording);
    }

    boolean overwritesRecording() {
        return overwrite;
    }

    Consumer<String> messages() {
        return messages;
    }
}
