package io.github.chatspec.testing;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Runs a server for the tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerFixture {

    private final RunningServer server;

    ServerFixture(RunningServer server) {
        this.server = server;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    final RunningServer server() {
        return server;
    }

    /** Sends a request whose URL begins with the path. */
    protected final Exchange send(Request request) {
        return TestHttp.send(server.url(), request);
    }

    /** Sends a good request to an operation. */
    protected final Exchange send(Operation operation) {
        return TestHttp.send(server.url(), operation);
    }
}
