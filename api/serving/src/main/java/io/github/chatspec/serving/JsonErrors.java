package io.github.chatspec.serving;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty itself refuses, in JSON and without details of the server. */
public final class JsonErrors implements Request.Handler {

    /** The reply to requests for which there is not enough memory. */
    static Reply outOfMemory() {
        return Reply.closing(
                503, "out-of-memory", "The server has too little memory for this request; give Java more with -Xmx.");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof OutOfMemoryError) {
            return ReplyWriter.send(outOfMemory(), request, response, callback);
        }
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
