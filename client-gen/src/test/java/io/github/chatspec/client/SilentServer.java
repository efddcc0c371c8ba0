package io.github.chatspec.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server that takes requests, begins an answer and falls silent until the client hangs up. */
final class SilentServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<CompletableFuture<Void>> connections = new LinkedBlockingQueue<>();
    private final byte[] beginning;

    private SilentServer(String beginning) throws IOException {
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        threads.execute(this::accept);
    }

    static SilentServer after(String beginning) throws IOException {
        return new SilentServer(beginning);
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Waits for the next request, and returns what completes when its client hangs up. */
    CompletableFuture<Void> request() throws InterruptedException {
        CompletableFuture<Void> connection = connections.poll(1, TimeUnit.MINUTES);
        if (connection == null) {
            throw new IllegalStateException("No request came.");
        }
        return connection;
    }

    /** Returns the number of requests that no test has waited for. */
    int further() {
        return connections.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try (socket) {
            int first = socket.getInputStream().read();
            if (first >= 0) {
                connections.add(closed);
                socket.getOutputStream().write(beginning);
                socket.getOutputStream().flush();
            }
            for (int read = first; read >= 0; ) {
                read = socket.getInputStream().read();
            }
        } catch (IOException e) {
            // A reset is one way of hanging up.
        } finally {
            closed.complete(null);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
