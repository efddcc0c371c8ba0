package io.github.chatspec.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Knows the connections on which a request is being answered; what Jetty counts takes a 100 for an answer. */
final class Running extends Handler.Wrapper {

    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    Running(Handler inside) {
        super(inside);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(client);
        Request.addCompletionListener(request, failure -> over(client));
        return super.handle(request, response, callback);
    }

    private void over(EndPoint client) {
        busy.remove(client);
        if (ending) {
            client.close();
        }
    }

    /** Hangs up on the clients whose requests are over; one that keeps its connection would be waited for. */
    void end(Iterable<EndPoint> clients) {
        ending = true;
        for (EndPoint client : clients) {
            if (!busy.contains(client)) {
                client.close();
            }
        }
    }

    boolean isOn(EndPoint client) {
        return busy.contains(client);
    }

    int count() {
        return busy.size();
    }
}
