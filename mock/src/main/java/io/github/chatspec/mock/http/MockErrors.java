package io.github.chatspec.mock.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty says of a request that it could not read: JSON and not a page, and nothing to whoever asked for the head. */
final class MockErrors extends ErrorHandler {

    /** Jetty's name for the target of a request of which it knows no more than that it is broken. */
    private static final String UNREAD = "/badMessage";

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        if (UNREAD.equals(request.getHttpURI().getPath())) {
            // Whether a body may follow is not known of what was not read, nor where the next request begins.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            callback.succeeded();
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        if (request.getMethod().equals("HEAD")) {
            callback.succeeded();
            return;
        }
        // What went wrong inside is nothing for a client.
        String reason = message == null || (cause != null && code >= 500) ? HttpStatus.getMessage(code) : message;
        Content.Sink.write(
                response,
                true,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", reason + ".")
                        .toPrettyString(),
                callback);
    }
}
