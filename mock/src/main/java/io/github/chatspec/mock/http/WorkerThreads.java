package io.github.chatspec.mock.http;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests to a handler that may block, in a thread of the server's pool.
 *
 * <p>The handlers before it are called in the thread that reads the connection, which saves them a change of threads.
 */
public final class WorkerThreads extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);

    /**
     * Creates a handler.
     *
     * @param inside the handler that may block
     */
    public WorkerThreads(Handler inside) {
        super(inside);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.getComponents().getExecutor().execute(() -> answer(request, response, callback));
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, 404);
            }
        } catch (Exception | Error e) {
            LOG.error("A request failed", e);
            Response.writeError(request, response, callback, 500, null, e);
        }
    }
}
