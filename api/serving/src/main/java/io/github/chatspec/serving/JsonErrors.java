package io.github.chatspec.serving;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty itself refuses, in JSON and without details of the server. */
public final class JsonErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String advice = status < 500 ? "fix the request and send it again" : "see the log of the server";
        // Jetty closes the connection if it cannot find the next request, and does not always announce that.
        return ReplyWriter.send(
                Reply.closing(status, "not-answered", HttpStatus.getMessage(status) + "; " + advice + "."),
                request,
                response,
                callback);
    }
}
