package io.github.chatspec.serving;

import io.github.chatspec.exchange.Request;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests with the replies that a function returns. The function must not block. */
public final class ReplyHandler extends Handler.Abstract.NonBlocking {

    private final Function<Request, Reply> replies;

    /**
     * Creates a handler.
     *
     * @param replies returns the reply to a request
     */
    public ReplyHandler(Function<Request, Reply> replies) {
        this.replies = replies;
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request request, Response response, Callback callback) {
        return ReplyWriter.send(replies.apply(JettyRequests.request(request)), request, response, callback);
    }
}
