package io.github.chatspec.serving;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What lets pages of any origin ask a server from a browser (the CORS protocol of the Fetch standard).
 *
 * <p>The smallest use: {@code CrossOrigin.preflight("GET, HEAD, OPTIONS", "authorization")}.
 */
public final class CrossOrigin {

    /** The request header that tells that a page asks. */
    public static final String ORIGIN = "Origin";

    /** The request header that tells a preflight. */
    public static final String METHOD = "Access-Control-Request-Method";

    /** The request header in which a preflight names the headers that the page wants to send. */
    public static final String HEADERS = "Access-Control-Request-Headers";

    /** The response headers that let a page read an answer, whatever it is. */
    public static final Map<String, String> READABLE =
            Map.of("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "*");

    /** The names of header fields, as RFC 9110 (section 5.6.2) writes them. */
    private static final Pattern NAMES =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+( *, *[!#$%&'*+.^_`|~0-9A-Za-z-]+)*");

    private CrossOrigin() {}

    /**
     * Returns the headers that answer a preflight, beside those that let the page read it.
     *
     * @param methods the methods that the path knows, as in {@code Allow}
     * @param asked the value of {@link #HEADERS}, or null where the request has none
     * @return the header fields of an answer with status 204
     */
    public static Map<String, String> preflight(String methods, String asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Allow", methods);
        headers.put("Access-Control-Allow-Methods", methods);
        // A star would not stand for Authorization, so what is asked for is repeated.
        if (asked != null && NAMES.matcher(asked).matches()) {
            headers.put("Access-Control-Allow-Headers", asked);
        }
        headers.put("Access-Control-Max-Age", "600");
        headers.put("Vary", METHOD + ", " + HEADERS);
        return headers;
    }
}
