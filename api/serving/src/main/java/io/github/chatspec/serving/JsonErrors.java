package io.github.chatspec.serving;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty itself refuses: in JSON, without a word of what runs here. */
public final class JsonErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = HttpStatus.getMessage(status);
        // Jetty hangs up where it does not know where the next request begins, and does not always say so.
        return ReplyWriter.send(
                Reply.refusal(status, "not-answered", reason + "; mend the request and send it again.")
                        .with("Connection", "close"),
                request,
                response,
                callback);
    }
}
