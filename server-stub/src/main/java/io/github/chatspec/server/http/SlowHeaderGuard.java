package io.github.chatspec.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes the connections of clients that send the header of a request too slowly. Jetty has no time limit for headers, and
 * each byte restarts its idle timeout.
 */
public final class SlowHeaderGuard extends AbstractLifeCycle implements Runnable {

    /** The number of checks per time limit. */
    private static final int CHECKS = 4;

    /** What a connection had received at the end of its last request, or at the first check. */
    private record Received(long requests, long bytes, long since) {}

    private final ServerConnector connector;
    private final ActiveRequests running;
    private final long limit;
    private Map<EndPoint, Received> previous = new HashMap<>();
    private Scheduler.Task next;

    public SlowHeaderGuard(ServerConnector connector, ActiveRequests running, Duration limit) {
        this.connector = connector;
        this.running = running;
        this.limit = limit.toNanos();
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected synchronized void doStop() {
        next.cancel();
    }

    private synchronized void schedule() {
        next = connector.getScheduler().schedule(this, limit / CHECKS, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        Map<EndPoint, Received> current = new HashMap<>();
        for (EndPoint client : connector.getConnectedEndPoints()) {
            // While a client of https sends its part of the handshake, there is no connection for HTTP.
            Connection connection = client.getConnection();
            Connection http = ClientConnections.decrypted(client).getConnection();
            if (connection != null) {
                check(client, connection.getBytesIn(), http == null ? 0 : http.getMessagesIn(), now, current);
            }
        }
        previous = current;
        if (isRunning()) {
            schedule();
        }
    }

    private void check(EndPoint client, long bytes, long requests, long now, Map<EndPoint, Received> current) {
        Received before = previous.get(client);
        boolean idle = before == null ? bytes == 0 : before.requests() != requests || bytes == before.bytes();
        if (running.isRunningOn(ClientConnections.decrypted(client)) || idle) {
            current.put(client, new Received(requests, bytes, now));
        } else if (before == null) {
            current.put(client, new Received(requests, requests == 0 ? 0 : bytes, now));
        } else if (now - before.since() > limit) {
            client.close();
        } else {
            current.put(client, before);
        }
    }
}
