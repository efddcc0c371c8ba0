package io.github.chatspec.serving;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** What a request must satisfy so that a server looks at it. */
final class RequestLimits {

    /** The maximum length of a target. */
    private static final int MAX_TARGET = 8_000;

    /** The maximum number of header fields. */
    private static final int MAX_FIELDS = 200;

    private RequestLimits() {}

    /**
     * Checks the target and the number of header fields.
     *
     * @param request a request
     * @return the refusal of the request; empty if it is within the limits
     */
    static Optional<Reply> check(Request request) {
        String target = request.getHttpURI().getPathQuery();
        if (target != null && target.length() > MAX_TARGET) {
            return Optional.of(Reply.closing(
                    414, "too-long", "The target is longer than " + MAX_TARGET + " characters; shorten it."));
        }
        // CONNECT asks a proxy for a tunnel, and its target has no path.
        boolean isConnect = request.getMethod().equals("CONNECT");
        if (target == null || isConnect || isMisplacedStar(target, request)) {
            return Optional.of(Reply.closing(
                    400, "not-well-encoded", "The target is not a path; send a path or an absolute URL."));
        }
        if (!TargetSyntax.isValid(target)) {
            return Optional.of(Reply.closing(
                    400,
                    "not-well-encoded",
                    "The target is not well encoded; write each byte of the UTF-8 form of a non-ASCII character as %"
                            + " and two hexadecimal digits."));
        }
        return request.getHeaders().size() > MAX_FIELDS
                ? Optional.of(Reply.closing(
                        431,
                        "too-many-fields",
                        "The request has more than " + MAX_FIELDS + " header fields; send fewer."))
                : Optional.empty();
    }

    /** Only OPTIONS may ask for the server as a whole (RFC 9112, section 3.2.4). */
    private static boolean isMisplacedStar(String target, Request request) {
        return target.equals("*") && !request.getMethod().equals("OPTIONS");
    }
}
