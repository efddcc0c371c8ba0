package io.github.chatspec.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty itself refuses: in JSON, without a word of what runs here. */
final class QuietErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = HttpStatus.getMessage(status);
        // Jetty hangs up where it does not know where the next request begins, and does not always say so.
        return Sending.send(
                Answer.refusal(status, "not-answered", reason + "; mend the request and send it again.")
                        .with("Connection", "close"),
                request,
                response,
                callback);
    }
}
