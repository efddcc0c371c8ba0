package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.io.UserError;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.VendorOperations;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.server.http.AccessRules;
import io.github.chatspec.server.http.ActiveRequests;
import io.github.chatspec.server.http.AdminPages;
import io.github.chatspec.server.http.ClientConnections;
import io.github.chatspec.server.http.OrderedFaults;
import io.github.chatspec.server.http.SlowHeaderGuard;
import io.github.chatspec.server.http.StubHandler;
import io.github.chatspec.server.http.StubPages;
import io.github.chatspec.serving.BodyLimits;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.HttpConnections;
import io.github.chatspec.serving.JsonErrors;
import io.github.chatspec.serving.ReplyHandler;
import io.github.chatspec.serving.RequestMetrics;
import io.github.chatspec.serving.ServerCertificate;
import io.github.chatspec.serving.log.RequestLogs;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server with the chats of all vendors in memory.
 *
 * <p>Example: {@code try (ServerStub stub = ServerStub.start(0)) { stub.url(); }}.
 */
public final class ServerStub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerStub.class);

    /** The number of connections that may wait to be accepted during a burst. */
    private static final int ACCEPT_QUEUE = 1024;

    /** How long clients of persistent connections are told to close them before the server stops. */
    private static final Duration CLOSING_TIME = Duration.ofMillis(200);

    private static final int HEAD_BYTES = 16 << 10;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final ActiveRequests requests;
    private final OrderedFaults faults;
    private final RequestLogs logs;
    private final List<VendorOperations> operations = VendorOperations.load();
    private final Map<Contract, ChatStore<?>> stores = stores(operations);

    private ServerStub(StubOptions options) {
        List<Contract> contracts = Contract.builtIn();
        AccessRules access = options.accessRules(contracts);
        RequestMetrics metrics = new RequestMetrics("chatspec_stub", "an operation");
        StubHandler handler = new StubHandler(implementations(contracts), access, metrics);
        faults = handler.faults();
        AdminPages admin = new AdminPages(stores, faults);
        connector = connector(options);
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors());
        StubPages pages = new StubPages(contracts, access, admin, metrics);
        requests = new ActiveRequests(new GracefulHandler(new FrontDoor(
                new ReplyHandler(handler::reply),
                pages::at,
                handler.router()::methods,
                options.adminGuard(),
                new BodyLimits(options.maxBody(), options.headTime()))));
        server.setHandler(requests);
        server.setStopTimeout(options.stopTime().toMillis());
        server.addBean(new SlowHeaderGuard(connector, requests, options.headTime()));
        logs = options.logs(handler.router());
        server.setRequestLog(logs);
    }

    private ServerConnector connector(StubOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEAD_BYTES);
        FrontDoor.configure(http);
        ServerConnector made = options.certificate()
                .map(certificate -> secure(http, certificate))
                .orElseGet(() -> new ServerConnector(server, new HttpConnections(http)));
        made.setHost(options.host());
        made.setPort(options.port());
        made.setAcceptQueueSize(ACCEPT_QUEUE);
        made.setIdleTimeout(options.idleTime().toMillis());
        // Requests that are running when the server stops keep their time-out.
        made.setShutdownIdleTimeout(options.idleTime().toMillis());
        return made;
    }

    private ServerConnector secure(HttpConfiguration http, ServerCertificate certificate) {
        // Any name may be used for the server, since its certificate is for tests.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(certificate.keystore().toString());
        tls.setKeyStoreType(certificate.type());
        tls.setKeyStorePassword(certificate.password());
        HttpConnections connections = new HttpConnections(http);
        return new ServerConnector(server, new SslConnectionFactory(tls, connections.getProtocol()), connections);
    }

    /**
     * Starts a server on the loopback address.
     *
     * @param port the port; 0 chooses a free one
     * @return the running server
     * @throws IllegalStateException if the port is in use
     * @throws UserError if no class implements an operation of a contract
     */
    public static ServerStub start(int port) {
        return start(new StubOptions().port(port));
    }

    /**
     * Starts a server.
     *
     * @param host the address to listen on
     * @param port the port; 0 chooses a free one
     * @return the running server
     * @throws IllegalStateException if the server cannot listen on the address
     * @throws UserError if no class implements an operation of a contract
     */
    public static ServerStub start(String host, int port) {
        return start(new StubOptions().host(host).port(port));
    }

    /**
     * Starts a server.
     *
     * @param options the options of the server
     * @return the running server
     * @throws IllegalStateException if the server cannot listen on the address
     * @throws UserError if no class implements an operation of a contract
     */
    public static ServerStub start(StubOptions options) {
        return start(options, chats -> {});
    }

    /**
     * Starts a server whose chats are loaded after it has reserved its address and before it answers.
     *
     * @param options the options of the server
     * @param loader changes the chats of each vendor, by the name of its contract
     * @return the running server
     * @throws IllegalStateException if the server cannot listen on the address
     * @throws UserError if no class implements an operation of a contract
     */
    public static ServerStub start(StubOptions options, Consumer<Map<String, ChatStore<?>>> loader) {
        ServerStub stub = new ServerStub(options);
        stub.listen(options);
        try {
            loader.accept(stub.chats());
            stub.server.start();
            return stub;
        } catch (RuntimeException e) {
            stub.close();
            throw e;
        } catch (Exception e) {
            stub.close();
            throw new IllegalStateException("The server could not be started.", e);
        }
    }

    private void listen(StubOptions options) {
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The server cannot listen on this address; choose another port or host." + System.lineSeparator()
                            + "  " + options.host() + ":" + options.port(),
                    e);
        }
    }

    /**
     * Returns the base URL of the server.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public String url() {
        String host = connector.getHost();
        String scheme = connector.getConnectionFactory(SslConnectionFactory.class) == null ? "http" : "https";
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort();
    }

    /** Returns the number of running requests. */
    int running() {
        return requests.count();
    }

    /**
     * Returns the operations of Webex Engage.
     *
     * @return the operations, whose chats may be changed
     */
    public EngageChats engage() {
        return operations(EngageChats.class);
    }

    /**
     * Returns the operations of Help Scout.
     *
     * @return the operations, whose chats may be changed
     */
    public HelpScoutChats helpScout() {
        return operations(HelpScoutChats.class);
    }

    /**
     * Returns the operations that a class implements.
     *
     * @param <T> the class
     * @param type the class
     * @return the operations, whose chats may be changed
     * @throws IllegalArgumentException if the class is not one of those that the server has found
     */
    public <T extends VendorOperations> T operations(Class<T> type) {
        return operations.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The server has no operations of this class; list it in"
                        + " META-INF/services/" + VendorOperations.class.getName() + "." + System.lineSeparator() + "  "
                        + type.getName()));
    }

    /**
     * Returns the chats of all vendors.
     *
     * @return the stores by the name of their contract
     */
    public Map<String, ChatStore<?>> chats() {
        Map<String, ChatStore<?>> chats = new LinkedHashMap<>();
        stores.forEach((contract, store) -> chats.put(contract.name(), store));
        return chats;
    }

    private static Map<Contract, ChatStore<?>> stores(List<VendorOperations> operations) {
        Map<Contract, ChatStore<?>> stores = new LinkedHashMap<>();
        for (VendorOperations each : operations) {
            Contract contract = Contract.builtIn(each.contract());
            if (each.chats().isPresent() && stores.put(contract, each.chats().get()) != null) {
                throw new UserError(
                        "Several classes store the chats of a vendor; store them in only one of them.",
                        each.getClass().getName());
            }
        }
        return stores;
    }

    private Map<Contract, List<VendorOperations>> implementations(List<Contract> contracts) {
        Map<Contract, List<VendorOperations>> implementations = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            implementations.put(
                    contract,
                    operations.stream()
                            .filter(each -> each.contract().equals(contract.name()))
                            .toList());
        }
        return implementations;
    }

    /**
     * Sets the example that an operation returns until {@link #recover} is called.
     *
     * @param operation the operation, for example {@code engage/getChat}
     * @param example the name of the example, for example {@code internal-error}
     * @throws IllegalArgumentException if the contract has no such example
     */
    public void fail(String operation, String example) {
        faults.plan(operation, example, OrderedFaults.ALWAYS);
    }

    /**
     * Sets the example that an operation returns for the next requests.
     *
     * @param operation the operation, for example {@code engage/getChat}
     * @param example the name of the example, for example {@code internal-error}
     * @param times the number of requests, at least 1
     * @throws IllegalArgumentException if the contract has no such example, or the number is less than 1
     */
    public void fail(String operation, String example, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("The number of failures must be positive, not " + times + ".");
        }
        faults.plan(operation, example, times);
    }

    /** Removes all failures that were set. */
    public void recover() {
        faults.clear();
    }

    /**
     * Stops the server: it accepts no more requests, and waits for the running ones up to the time of {@link
     * StubOptions#stopTime}.
     */
    @Override
    public void close() {
        try {
            connector.close();
            requests.end(() -> ClientConnections.of(connector), CLOSING_TIME);
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("Some requests were still running when the server was stopped.");
        } catch (Exception e) {
            throw new IllegalStateException("The server could not be stopped.", e);
        } finally {
            logs.close();
        }
    }
}
