package io.github.chatspec.serving;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Lets web pages of all origins call the operations of a server (the CORS protocol of the Fetch standard).
 *
 * <p>Jetty's {@code CrossOriginHandler} has one list of methods for all paths and one list of header fields, and answers
 * preflights for unknown paths too.
 */
final class CrossOrigin {

    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";

    /** The name of a header field, in the syntax of RFC 9110 (section 5.6.2). */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** All fields, and those of the servers by name, since the wildcard has no meaning with credentials of the browser. */
    private static final String EXPOSED = "*, chatspec-refusal, chatspec-violations, chatspec-example-violations,"
            + " Matched-Stub-Name, Preference-Applied, ETag, Link, Location, Retry-After";

    private CrossOrigin() {}

    /** Returns whether a web page sent a request. */
    static boolean isCrossOrigin(Request request) {
        return request.getHeaders().contains(ORIGIN);
    }

    /** Returns whether a browser asks in advance whether it may send a request. */
    static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS") && request.getHeaders().contains(METHOD);
    }

    /**
     * Lets the web page read the response, also if it sends credentials of the browser: for such a request the wildcard has
     * no meaning (Fetch standard), so that the origin is repeated.
     */
    static void allowReading(Request request, Response response) {
        HttpFields.Mutable fields = response.getHeaders();
        String origin = request.getHeaders().get(ORIGIN);
        fields.put("Access-Control-Allow-Origin", origin);
        fields.put("Access-Control-Allow-Credentials", "true");
        fields.put("Access-Control-Expose-Headers", EXPOSED);
        fields.add(HttpHeader.VARY, ORIGIN);
    }

    /**
     * Returns the methods that a preflight for a path without operations allows: the requested one, so that the browser
     * sends the request and the page can read why it is refused.
     */
    static Set<String> requested(Request request) {
        String method = request.getHeaders().get(METHOD);
        return NAME.matcher(method).matches() ? Set.of(method) : Set.of();
    }

    /** Returns whether the web page that sent a request is from this machine. */
    static boolean isFromThisMachine(Request request) {
        String origin = request.getHeaders().get(ORIGIN);
        return origin != null && AdminGuard.isThisMachine(origin);
    }

    /**
     * Returns the reply to OPTIONS.
     *
     * @param allowed the methods that the path supports
     * @param request a request, which may be a preflight
     * @return a reply with status 204
     */
    static Reply options(Set<String> allowed, Request request) {
        Reply plain = Reply.options(allowed);
        HttpFields sent = request.getHeaders();
        if (!sent.contains(ORIGIN) || !isPreflight(request)) {
            return plain;
        }
        HttpFields.Mutable headers = HttpFields.build(plain.headers());
        headers.put("Access-Control-Allow-Methods", headers.get("Allow"));
        // The wildcard does not include Authorization, so the requested names are repeated.
        String names = sent.get(HEADERS);
        if (names != null && areNames(names)) {
            headers.put("Access-Control-Allow-Headers", names);
        }
        headers.put("Access-Control-Max-Age", "600");
        headers.put("Vary", ORIGIN + ", " + METHOD + ", " + HEADERS);
        return new Reply(plain.status(), headers, plain.body());
    }

    private static boolean areNames(String list) {
        return Arrays.stream(list.split(",", -1))
                .allMatch(name -> NAME.matcher(name.strip()).matches());
    }
}
