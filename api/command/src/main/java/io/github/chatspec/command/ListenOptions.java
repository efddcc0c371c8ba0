package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/**
 * The options of a command that runs a server in the foreground.
 *
 * <p>The smallest use: {@code @Mixin private final ListenOptions listening = new ListenOptions(8080);}.
 */
public final class ListenOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port; 0 takes a free one; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "The address to listen on; default ${DEFAULT-VALUE}.")
    private String host;

    /**
     * Makes the options.
     *
     * @param port the port where the command line names none
     */
    public ListenOptions(int port) {
        this.port = port;
    }

    /**
     * Returns where the server is told to listen.
     *
     * @return the address
     * @throws UserError if it is none
     */
    public ListenAddress address() {
        return new ListenAddress(host, port);
    }

    /**
     * Returns when the process is told to end.
     *
     * @throws InterruptedException if the thread is interrupted before
     */
    public static void awaitInterrupt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
        interrupted.await();
    }
}
