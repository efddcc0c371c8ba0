package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** The options of a server's command that set the address to listen at. */
public final class ListenOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port, or 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "The address to listen at (default: ${DEFAULT-VALUE}).")
    private String host;

    /**
     * Creates the options.
     *
     * @param port the default port
     */
    public ListenOptions(int port) {
        this.port = port;
    }

    /**
     * Returns the address to listen at.
     *
     * @return the address
     * @throws UserError if the port is out of range or the host is unknown
     */
    public ListenAddress address() {
        return new ListenAddress(host, port);
    }

    /**
     * Waits until the process is asked to end.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public static void awaitInterrupt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
        interrupted.await();
    }
}
