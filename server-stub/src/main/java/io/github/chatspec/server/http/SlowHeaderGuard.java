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
 * Hangs up on clients that drip the head of a request: each octet makes an idle time begin anew, so that alone would let
 * them keep a connection for ever.
 */
public final class SlowHeaderGuard extends AbstractLifeCycle implements Runnable {

    private static final int LOOKS = 4;

    /** What a connection had received when its last request was over, or when it was first looked at. */
    private record Seen(long requests, long octets, long since) {}

    private final ServerConnector connector;
    private final ActiveRequests running;
    private final long limit;
    private Map<EndPoint, Seen> seen = new HashMap<>();
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
        next = connector.getScheduler().schedule(this, limit / LOOKS, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        Map<EndPoint, Seen> still = new HashMap<>();
        for (EndPoint client : connector.getConnectedEndPoints()) {
            Connection connection = client.getConnection();
            if (connection != null) {
                look(client, connection, now, still);
            }
        }
        seen = still;
        if (isRunning()) {
            schedule();
        }
    }

    private void look(EndPoint client, Connection connection, long now, Map<EndPoint, Seen> still) {
        long requests = connection.getMessagesIn();
        Seen before = seen.get(client);
        boolean silent = before == null
                ? connection.getBytesIn() == 0
                : before.requests() != requests || connection.getBytesIn() == before.octets();
        if (running.isOn(client) || silent) {
            still.put(client, new Seen(requests, connection.getBytesIn(), now));
        } else if (before == null) {
            still.put(client, new Seen(requests, requests == 0 ? 0 : connection.getBytesIn(), now));
        } else if (now - before.since() > limit) {
            client.close();
        } else {
            still.put(client, before);
        }
    }
}
