package io.github.chatspec.mock.http;

import io.github.chatspec.mock.violations.CurrentViolations;
import io.github.chatspec.mock.violations.RequestViolation;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.log.AnsweredRequest;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Judges each request to an operation before it is answered. */
public final class RequestChecks extends Handler.Wrapper {

    private final RequestViolations violations;
    private final boolean refuses;

    /**
     * Creates a handler.
     *
     * @param inside the handler that answers the requests
     * @param violations collects the violations
     * @param refuses whether a bad request is refused instead of being answered like a good one
     */
    public RequestChecks(Handler inside, RequestViolations violations, boolean refuses) {
        super(inside);
        this.violations = violations;
        this.refuses = refuses;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!FrontDoor.isWireMockAdmin(request) && !request.getMethod().equals("OPTIONS")) {
            List<RequestViolation> found = violations.check(request);
            if (!found.isEmpty()) {
                response.getHeaders().put(RequestViolations.HEADER, found.size());
                request.setAttribute(
                        AnsweredRequest.VIOLATIONS,
                        found.stream().map(RequestViolation::message).toList());
                if (refuses) {
                    request.setAttribute(CurrentViolations.ATTRIBUTE, found);
                }
            }
        }
        return super.handle(request, response, callback);
    }
}
