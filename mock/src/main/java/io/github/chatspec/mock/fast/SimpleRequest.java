package io.github.chatspec.mock.fast;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A GET or HEAD request without anything that servers could interpret differently.
 *
 * @param head whether its method is HEAD
 * @param segments the segments of its path
 * @param query the values of its query parameters by name
 * @param headers its header fields
 * @param accept the field {@code Accept}, or {@code *}{@code /*} if there is none
 */
record SimpleRequest(
        boolean head, List<String> segments, Map<String, String> query, HttpFields headers, String accept) {

    static final String ANYTHING = "*/*";

    /** The standard header fields that do not change a response. */
    private static final Set<HttpHeader> HARMLESS = Set.of(
            HttpHeader.HOST,
            HttpHeader.USER_AGENT,
            HttpHeader.AUTHORIZATION,
            HttpHeader.ACCEPT,
            HttpHeader.ACCEPT_LANGUAGE,
            HttpHeader.CONNECTION,
            HttpHeader.CACHE_CONTROL,
            HttpHeader.PRAGMA,
            HttpHeader.REFERER,
            HttpHeader.UPGRADE,
            HttpHeader.HTTP2_SETTINGS);

    /** The supported values of {@code Connection}; the Java client offers HTTP/2 with each request, which is ignored. */
    private static final Set<String> CONNECTIONS = Set.of("keep-alive", "upgrade, http2-settings");

    private static final int MAX_HEADERS = 24;

    /** Prefixes of non-standard header fields that may change a response. */
    private static final List<String> RELEVANT_PREFIXES = List.of("chatspec", "x-forwarded", "x-http-method", "prefer");

    /** Converts a request, or returns null if it is not simple. */
    static SimpleRequest of(Request request) {
        String method = request.getMethod();
        boolean head = method.equals("HEAD");
        if (!head && !method.equals("GET")) {
            return null;
        }
        String accept = accept(request.getHeaders());
        String path = request.getHttpURI().getPath();
        if (accept == null || !isPlain(path, '/')) {
            return null;
        }
        List<String> segments = List.of(path.substring(1).split("/", -1));
        Map<String, String> query = query(request.getHttpURI().getQuery());
        // All pages of the mock and of WireMock are below this prefix, which a plain path cannot spell otherwise. A
        // path of
        // a contract with this prefix only loses the fast path.
        boolean reserved = path.startsWith("/__");
        return reserved || query == null || hasPreference(query) || segments.contains("") || path.contains("/.")
                ? null
                : new SimpleRequest(head, segments, query, request.getHeaders(), accept);
    }

    /** Returns whether the query may contain a preference, as in {@code ?__code=404}. */
    private static boolean hasPreference(Map<String, String> query) {
        for (String name : query.keySet()) {
            if (name.startsWith("__")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the field {@code Accept}, or null if a header field may change the response. */
    private static String accept(HttpFields headers) {
        String accept = ANYTHING;
        if (headers.size() > MAX_HEADERS) {
            return null;
        }
        for (HttpField field : headers) {
            HttpHeader standard = field.getHeader();
            if (standard == HttpHeader.CONTENT_LENGTH ? !"0".equals(field.getValue()) : mayChangeResponse(field)) {
                return null;
            }
            if (standard == HttpHeader.CONNECTION
                    && !CONNECTIONS.contains(String.valueOf(field.getValue()).toLowerCase(Locale.ROOT))) {
                return null;
            }
            String value = field.getValue();
            if (value == null || value.isEmpty() || isRepeated(field.getName(), headers)) {
                return null;
            }
            accept = standard == HttpHeader.ACCEPT ? value : accept;
        }
        return accept;
    }

    private static boolean mayChangeResponse(HttpField field) {
        return field.getHeader() == null ? isRelevant(field.getName()) : !HARMLESS.contains(field.getHeader());
    }

    private static boolean isRepeated(String name, HttpFields headers) {
        int times = 0;
        for (HttpField field : headers) {
            times += field.getName().equalsIgnoreCase(name) ? 1 : 0;
        }
        return times > 1;
    }

    private static boolean isRelevant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String prefix : RELEVANT_PREFIXES) {
            if (lower.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> query(String query) {
        if (query == null) {
            return Map.of();
        }
        if (!isPlain(query, '&')) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0
                    || pair.indexOf('=', equals + 1) > 0
                    || values.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
                return null;
            }
        }
        return values;
    }

    /** Returns whether a text consists of unreserved characters (RFC 3986, section 2.3) and the delimiter. */
    private static boolean isPlain(String text, char delimiter) {
        if (text == null || text.isEmpty() || (delimiter == '/' && text.charAt(0) != '/')) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean unreserved = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || c == '~';
            if (!unreserved && c != delimiter && (c != '=' || delimiter == '/')) {
                return false;
            }
        }
        return true;
    }
}
