package io.github.chatspec.serving;

import io.github.chatspec.exchange.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What requests to the admin API of WireMock must satisfy, in addition to admin access. */
final class WireMockAdmin {

    private static final String ROOT = "/__admin";

    /** The parts of the API that read or write files of the server. */
    private static final Set<String> FILES = Set.of("files", "certs");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private WireMockAdmin() {}

    /** Returns whether a request is for this API, which WireMock finds by the normalized path. */
    static boolean matches(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith(ROOT) && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
    }

    /**
     * Checks path, limit and media type.
     *
     * @param request a request to this API
     * @return the refusal of the request; empty if WireMock may answer it
     */
    static Optional<Reply> check(Request request) {
        String[] segments = Request.getPathInContext(request).split("/", 4);
        if (segments.length > 2 && FILES.contains(segments[2])) {
            return Optional.of(Reply.closing(
                    404, "unknown-path", "This server stores no files; put the body of a response into its stub."));
        }
        // WireMock fails on any other limit.
        String limit = Request.extractQueryParameters(request).getValue("limit");
        if (limit != null && !NUMBER.matcher(limit).matches()) {
            return Optional.of(Reply.closing(
                    400, "bad-limit", "The parameter limit must be a number of at most 9 digits; set it to one."));
        }
        HttpFields headers = request.getHeaders();
        boolean hasBody =
                headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
        // A web page of another origin can send other media types without a preflight.
        return hasBody && !MediaType.isJson(String.valueOf(headers.get(HttpHeader.CONTENT_TYPE)))
                ? Optional.of(Reply.closing(
                        415,
                        "unknown-media-type",
                        "The admin API accepts JSON only; send Content-Type: application/json."))
                : Optional.empty();
    }

    /** Returns a request to which WireMock does not add CORS headers: it would admit all origins, with credentials. */
    static Request withoutOrigin(Request request) {
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(HttpHeader.ORIGIN).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
