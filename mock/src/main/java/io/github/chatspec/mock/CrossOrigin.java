package io.github.chatspec.mock;

import io.github.chatspec.contract.Operation;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets pages of any origin ask the mock from a browser (the CORS protocol of the Fetch standard). */
final class CrossOrigin {

    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";

    /** The names of header fields, as RFC 9110 (section 5.6.2) writes them. */
    private static final Pattern NAMES =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+( *, *[!#$%&'*+.^_`|~0-9A-Za-z-]+)*");

    private final Served served;

    CrossOrigin(Served served) {
        this.served = served;
    }

    static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains(ORIGIN)
                && request.getHeaders().contains(METHOD);
    }

    /** Lets the page read the answer, whatever it will be. */
    void allow(Request request, Response response) {
        if (request.getHeaders().contains(ORIGIN)) {
            response.getHeaders().put("Access-Control-Allow-Origin", "*");
            response.getHeaders().put("Access-Control-Expose-Headers", "*");
        }
    }

    /** Answers a preflight; one for a path that no contract knows is left to be refused. */
    boolean answer(Request request, Response response, Callback callback) {
        List<Operation> operations = served.at(request.getHttpURI().getPath());
        if (operations.isEmpty()) {
            return false;
        }
        String methods = String.join(", ", Served.methods(operations));
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(204);
        headers.put("Allow", methods);
        headers.put("Access-Control-Allow-Methods", methods);
        // A star would not stand for Authorization, so what is asked for is repeated.
        String asked = request.getHeaders().get(HEADERS);
        if (asked != null && NAMES.matcher(asked).matches()) {
            headers.put("Access-Control-Allow-Headers", asked);
        }
        headers.put("Access-Control-Max-Age", "600");
        headers.put("Vary", METHOD + ", " + HEADERS);
        callback.succeeded();
        return true;
    }
}
