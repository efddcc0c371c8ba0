package io.github.chatspec.mock;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is done with every request to a vendor before it is answered: it is judged, and a browser's questions are heard. */
final class Threshold extends Handler.Wrapper {

    private static final String ADMIN = "/__admin";

    private final Violations violations;
    private final CrossOrigin crossOrigin;

    Threshold(Handler inside, Violations violations, CrossOrigin crossOrigin) {
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
        if (CrossOrigin.isPreflight(request) && crossOrigin.answer(request, response, callback)) {
            return true;
        }
        if (!request.getMethod().equals("OPTIONS")) {
            int count = violations.count(request);
            if (count > 0) {
                response.getHeaders().put(Violations.HEADER, count);
            }
        }
        return super.handle(request, response, callback);
    }
}
