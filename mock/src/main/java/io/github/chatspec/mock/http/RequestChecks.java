package io.github.chatspec.mock.http;

import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.FrontDoor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Judges each request to an operation before it is answered. */
public final class RequestChecks extends Handler.Wrapper {

    private final RequestViolations violations;

    /**
     * Creates a handler.
     *
     * @param inside the handler that answers the requests
     * @param violations collects the violations
     */
    public RequestChecks(Handler inside, RequestViolations violations) {
        super(inside);
        this.violations = violations;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!FrontDoor.isWireMockAdmin(request) && !request.getMethod().equals("OPTIONS")) {
            int count = violations.count(request);
            if (count > 0) {
                response.getHeaders().put(RequestViolations.HEADER, count);
            }
        }
        return super.handle(request, response, callback);
    }
}
