package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.command.ServerCommand;
import io.github.chatspec.server.command.StubBanner;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import io.github.chatspec.server.http.AccessLog;
import io.github.chatspec.server.http.AccessRules;
import io.github.chatspec.server.http.ActiveRequests;
import io.github.chatspec.server.http.AdminPages;
import io.github.chatspec.server.http.BodyDrain;
import io.github.chatspec.server.http.OrderedFaults;
import io.github.chatspec.server.http.SlowHeaderGuard;
import io.github.chatspec.server.http.StubHandler;
import io.github.chatspec.server.http.StubPages;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.JsonErrors;
import io.github.chatspec.serving.ReplyHandler;
import io.github.chatspec.serving.RequestMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server of both vendors' chats in memory.
 *
 * <p>The smallest use: {@code try (ServerStub stub = ServerStub.start(0)) { stub.url(); }}.
 */
public final class ServerStub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerStub.class);

    /** So many connections may wait for being accepted, as a burst of clients makes them. */
    private static final int ACCEPT_QUEUE = 1024;

    /** How long clients that ask one request after the other are told that there will be no more. */
    private static final Duration FAREWELL = Duration.ofMillis(200);

    private static final int HEAD_BYTES = 16 << 10;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final ActiveRequests running;
    private final OrderedFaults faults;
    private final EngageChats engage = new EngageChats();
    private final HelpScoutChats helpScout = new HelpScoutChats();
    private final Map<Contract, ChatStore<?>> stores = new LinkedHashMap<>();
    private final StubBanner startText;

    private ServerStub(StubOptions options) {
        stores.put(Contract.builtIn("engage"), engage.store());
        stores.put(Contract.builtIn("helpscout"), helpScout.store());
        AccessRules callers = new AccessRules(options, stores.keySet());
        RequestMetrics counts = new RequestMetrics("chatspec_stub", "an operation");
        StubHandler handler = new StubHandler(implementations(), callers, counts);
        faults = handler.faults();
        AdminPages admin = new AdminPages(stores, faults);
        connector = connector(options);
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors());
        StubPages pages = new StubPages(List.copyOf(stores.keySet()), admin, counts);
        Handler operations = new BodyDrain(new ReplyHandler(handler::reply), options.headTime());
        running = new ActiveRequests(new GracefulHandler(
                new FrontDoor(operations, pages::at, handler.router()::methods, options.adminGuard())));
        server.setHandler(running);
        server.setStopTimeout(options.stopTime().toMillis());
        server.addBean(new SlowHeaderGuard(connector, running, options.headTime()));
        options.accessLog().ifPresent(log -> server.setRequestLog(new AccessLog(log, Clock.systemUTC())));
        startText = new StubBanner(stores, callers);
    }

    private ServerConnector connector(StubOptions options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEAD_BYTES);
        FrontDoor.configure(http);
        ServerConnector made = new ServerConnector(server, new HttpConnectionFactory(http));
        made.setHost(options.host());
        made.setPort(options.port());
        made.setAcceptQueueSize(ACCEPT_QUEUE);
        made.setIdleTimeout(options.idleTime().toMillis());
        // Whoever is still being answered at the end has the same time as before.
        made.setShutdownIdleTimeout(options.idleTime().toMillis());
        return made;
    }

    /**
     * Starts a server on this machine's loopback address.
     *
     * @param port the port; 0 takes a free one
     * @return the running server
     * @throws IllegalStateException if it cannot listen on the port
     */
    public static ServerStub start(int port) {
        return start(new StubOptions().port(port));
    }

    /**
     * Starts a server.
     *
     * @param host the address to listen on
     * @param port the port; 0 takes a free one
     * @return the running server
     * @throws IllegalStateException if it cannot listen there
     */
    public static ServerStub start(String host, int port) {
        return start(new StubOptions().host(host).port(port));
    }

    /**
     * Starts a server.
     *
     * @param options how it is to run
     * @return the running server
     * @throws IllegalStateException if it cannot listen where it is told to
     */
    public static ServerStub start(StubOptions options) {
        return open(options).begin();
    }

    /** Takes the address; who comes is answered when it has begun. */
    public static ServerStub open(StubOptions options) {
        ServerStub stub = new ServerStub(options);
        try {
            stub.connector.open();
            return stub;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The server cannot listen there; take another --port or --host." + System.lineSeparator() + "  "
                            + options.host() + ":" + options.port(),
                    e);
        }
    }

    /** Answers. */
    public ServerStub begin() {
        try {
            server.start();
            return this;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The server did not start.", e);
        }
    }

    /**
     * Returns where the server answers.
     *
     * @return for example {@code http://127.0.0.1:41235}
     */
    public String url() {
        String host = connector.getHost();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort();
    }

    /** How many requests are being answered. */
    int running() {
        return running.count();
    }

    /** What the command says when the server runs. */
    public List<String> startLines() {
        return startText.lines(url());
    }

    /**
     * Returns Webex Engage's chats.
     *
     * @return the implementation, whose memory may be changed
     */
    public EngageChats engage() {
        return engage;
    }

    /**
     * Returns Help Scout's chats.
     *
     * @return the implementation, whose chats may be changed
     */
    public HelpScoutChats helpScout() {
        return helpScout;
    }

    /** The chats of each vendor, by the name of its contract. */
    public Map<String, ChatStore<?>> chats() {
        Map<String, ChatStore<?>> chats = new LinkedHashMap<>();
        stores.forEach((contract, store) -> chats.put(contract.name(), store));
        return chats;
    }

    private Map<Contract, Object> implementations() {
        Map<Contract, Object> implementations = new LinkedHashMap<>();
        implementations.put(Contract.builtIn("engage"), engage);
        implementations.put(Contract.builtIn("helpscout"), helpScout);
        return implementations;
    }

    /**
     * Lets an operation answer with one of the contract's examples, for tests of what a client makes of a failure.
     *
     * @param operation the operation, for example {@code engage/getChat}
     * @param example the name of the example, for example {@code internal-error}
     * @throws IllegalArgumentException if the contract has no such example
     */
    public void fail(String operation, String example) {
        faults.plan(operation, example, OrderedFaults.ALWAYS);
    }

    /**
     * Lets an operation answer the next requests with one of the contract's examples.
     *
     * @param operation the operation, for example {@code engage/getChat}
     * @param example the name of the example, for example {@code internal-error}
     * @param times how many requests, 1 or more
     * @throws IllegalArgumentException if the contract has no such example, or no request is to be answered so
     */
    public void fail(String operation, String example, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A failure comes once or more often, and not " + times + " times.");
        }
        faults.plan(operation, example, times);
    }

    /** Takes all failures back. */
    public void recover() {
        faults.clear();
    }

    /**
     * Stops the server: requests that are running are finished, as long as the options let it wait, and no others are
     * taken.
     */
    @Override
    public void close() {
        try {
            connector.close();
            running.end(() -> List.copyOf(connector.getConnectedEndPoints()), FAREWELL);
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("Some requests were not over when the time for that was.");
        } catch (Exception e) {
            throw new IllegalStateException("The server did not stop.", e);
        }
    }

    /**
     * Runs the server until it is interrupted; see {@code --help}.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        int code = ServerCommand.run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }
}
