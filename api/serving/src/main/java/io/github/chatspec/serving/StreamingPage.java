package io.github.chatspec.serving;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A page whose response to GET does not end before the client or the server goes away. */
public interface StreamingPage extends Page {

    /**
     * Begins the response to GET.
     *
     * @param request the request, which may read the page
     * @param response the response
     * @param callback is completed at the end of the response
     */
    void open(Request request, Response response, Callback callback);
}
