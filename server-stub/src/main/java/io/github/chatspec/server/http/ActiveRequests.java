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

/** Knows the connections on which a request is being answered; what Jetty counts takes a 100 for an answer. */
public final class ActiveRequests extends Handler.Wrapper {

    private static final long LOOK_MILLIS = 5;

    /** After so long without a request nobody is asking one after the other. */
    private static final Duration SILENCE = Duration.ofMillis(50);

    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private volatile boolean closing;
    private volatile long lastOver = System.nanoTime() - SILENCE.toNanos();

    public ActiveRequests(Handler inside) {
        super(inside);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(client);
        if (ending) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Request.addCompletionListener(request, failure -> over(client));
        return super.handle(request, response, callback);
    }

    private void over(EndPoint client) {
        busy.remove(client);
        lastOver = System.nanoTime();
        if (closing) {
            client.close();
        }
    }

    /**
     * Tells the clients that ask just now that they will not be answered again, and hangs up on the others; one that
     * keeps its connection would be waited for.
     *
     * @param clients the connections that there are when it is asked for them
     * @param patience how long clients may go on asking
     */
    public void end(Supplier<List<EndPoint>> clients, Duration patience) throws InterruptedException {
        ending = true;
        long begin = System.nanoTime();
        // Whoever asks one request after the other has sent the next before the last answer could say so.
        while (System.nanoTime() - begin < patience.toNanos()
                && System.nanoTime() - lastOver < SILENCE.toNanos()
                && !clients.get().isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
        }
        closing = true;
        for (EndPoint client : clients.get()) {
            if (!busy.contains(client)) {
                client.close();
            }
        }
    }

    boolean isOn(EndPoint client) {
        return busy.contains(client);
    }

    public int count() {
        return busy.size();
    }
}
