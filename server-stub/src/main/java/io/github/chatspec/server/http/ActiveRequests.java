package io.github.chatspec.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tracks the connections with a running request, and closes the others when the server stops.
 *
 * <p>Jetty's {@code GracefulHandler} refuses requests that arrive while the server stops with status 503, although they may
 * already be on their way. Here they are answered, with {@code Connection: close}.
 */
public final class ActiveRequests extends Handler.Wrapper {

    private static final long POLL_MILLIS = 5;

    /** The time without a completed request after which no client is expected to send more. */
    private static final Duration QUIET_TIME = Duration.ofMillis(50);

    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private volatile boolean closing;
    private volatile long lastCompletion = System.nanoTime() - QUIET_TIME.toNanos();

    public ActiveRequests(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(connection);
        if (ending) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Request.addCompletionListener(request, failure -> complete(connection));
        return super.handle(request, response, callback);
    }

    private void complete(EndPoint connection) {
        busy.remove(connection);
        lastCompletion = System.nanoTime();
        if (closing) {
            connection.close();
        }
    }

    /**
     * Announces the end of the connections to their clients, and closes idle connections. An idle connection would delay the
     * stop of the server.
     *
     * @param connections returns the connections that are open
     * @param timeout the maximum time during which clients may send further requests
     */
    public void end(Supplier<List<EndPoint>> connections, Duration timeout) throws InterruptedException {
        ending = true;
        long begin = System.nanoTime();
        // A client may have sent its next request before it received the announcement.
        while (System.nanoTime() - begin < timeout.toNanos()
                && System.nanoTime() - lastCompletion < QUIET_TIME.toNanos()
                && !connections.get().isEmpty()) {
            Thread.sleep(POLL_MILLIS);
        }
        closing = true;
        for (EndPoint connection : connections.get()) {
            if (!busy.contains(connection)) {
                connection.close();
            }
        }
    }

    /** Returns whether a request is running on a connection. */
    boolean isRunningOn(EndPoint connection) {
        return busy.contains(connection);
    }

    /** Returns the number of running requests. */
    public int count() {
        return busy.size();
    }
}
