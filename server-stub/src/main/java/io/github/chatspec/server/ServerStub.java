package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.engage.EngageChats;
import io.github.chatspec.server.helpscout.HelpScoutChats;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A running server of both vendors' chats in memory.
 *
 * <p>The smallest use: {@code try (ServerStub stub = ServerStub.start(0)) { stub.url(); }}.
 */
public final class ServerStub implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;
    private final StubHandler handler;
    private final EngageChats engage;
    private final HelpScoutChats helpScout;

    private ServerStub(String host, int port) {
        engage = new EngageChats();
        helpScout = new HelpScoutChats();
        Map<Contract, Object> implementations = new LinkedHashMap<>();
        implementations.put(Contract.builtIn("engage"), engage);
        implementations.put(Contract.builtIn("helpscout"), helpScout);
        handler = new StubHandler(implementations);
        server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // An identifier may hold any character, encoded; nothing here takes a path for a file.
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
    }

    /**
     * Starts a server on this machine's loopback address.
     *
     * @param port the port; 0 takes a free one
     * @return the running server
     * @throws IllegalStateException if it cannot listen on the port
     */
    public static ServerStub start(int port) {
        return start("127.0.0.1", port);
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
        ServerStub stub = new ServerStub(host, port);
        try {
            stub.server.start();
            return stub;
        } catch (Exception e) {
            stub.close();
            throw new IllegalStateException(
                    "The server cannot listen there; take another --port or --host." + System.lineSeparator() + "  "
                            + host + ":" + port,
                    e);
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
    Map<String, Chats<?>> chats() {
        Map<String, Chats<?>> chats = new LinkedHashMap<>();
        chats.put("engage", engage.memory());
        chats.put("helpscout", helpScout.memory());
        return chats;
    }

    /**
     * Lets an operation answer with one of the contract's examples, for tests of what a client makes of a failure.
     *
     * @param operation the operation, for example {@code engage/getChat}
     * @param example the name of the example, for example {@code internal-error}
     * @throws IllegalArgumentException if the contract has no such example
     */
    public void fail(String operation, String example) {
        handler.fail(operation, example);
    }

    /** Takes all failures back. */
    public void recover() {
        handler.recover();
    }

    /** Stops the server. */
    @Override
    public void close() {
        try {
            server.stop();
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
