package io.github.chatspec.mock.http;

import io.github.chatspec.mock.violations.RequestViolations;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is done with every request to a vendor before it is answered: it is judged, and a browser's questions are heard. */
public final class RequestChecks extends Handler.Wrapper {

    private static final String ADMIN = "/__admin";

    private final RequestViolations violations;
    private final Cors crossOrigin;

    public RequestChecks(Handler inside, RequestViolations violations, Cors crossOrigin) {
        super(inside);
        this.violations = violations;
        this.crossOrigin = crossOrigin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = request.getHttpURI().getPath();
        // What another page may ask in a browser is what the vendor would answer, never the administration of the mock.
        if (path == null || path.startsWith(ADMIN)) {
            return super.handle(request, response, callback);
        }
        crossOrigin.allow(request, response);
        if (Cors.isPreflight(request) && crossOrigin.answer(request, response, callback)) {
            return true;
        }
        if (!request.getMethod().equals("OPTIONS")) {
            int count = violations.count(request);
            if (count > 0) {
                response.getHeaders().put(RequestViolations.HEADER, count);
            }
        }
        return super.handle(request, response, callback);
    }
}
