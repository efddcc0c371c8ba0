package io.github.chatspec.mock.fast;

import io.github.chatspec.mock.stubs.StubOutline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Creates the keys of requests, for the stubs and the operations that a mock serves at a time. */
final class RequestKeys {

    private static final int MAX_HEADERS = 24;
    private static final int MAX_LENGTH = 1_024;
    private static final String[] NONE = {};

    /** The standard header fields that change a response only if a stub or an operation names them. */
    private static final Set<HttpHeader> HARMLESS = EnumSet.of(
            HttpHeader.HOST,
            HttpHeader.USER_AGENT,
            HttpHeader.AUTHORIZATION,
            HttpHeader.ACCEPT_CHARSET,
            HttpHeader.ACCEPT_LANGUAGE,
            HttpHeader.CACHE_CONTROL,
            HttpHeader.CONTENT_TYPE,
            HttpHeader.ORIGIN,
            HttpHeader.PRAGMA,
            HttpHeader.REFERER,
            HttpHeader.UPGRADE,
            HttpHeader.HTTP2_SETTINGS);

    /** The supported values of {@code Connection}; the Java client offers HTTP/2 with each request, which is ignored. */
    private static final List<String> CONNECTIONS = List.of("keep-alive", "upgrade, http2-settings");

    /** Prefixes of other header fields with which the mock may send another response each time. */
    private static final List<String> UNPREDICTABLE = List.of("chatspec", "x-forwarded", "x-http-method");

    /** The header fields that stubs and operations name, and those that every response depends on. */
    private final Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private final Set<HttpHeader> namedStandard = EnumSet.noneOf(HttpHeader.class);
    private final String[] namedOther;
    /**
     * Creates the keys for stubs.
     *
     * @param stubs all stubs that requests without preferences may match
     * @param fields the names of the header fields that operations read
     */
    RequestKeys(Collection<StubOutline> stubs, Collection<String> fields) {
        named.addAll(List.of("Accept", "Accept-Encoding", "Cookie", "Prefer"));
        named.addAll(fields);
        for (StubOutline stub : stubs) {
            named.addAll(stub.condition().headers().keySet());
        }
        List<String> other = new ArrayList<>();
        for (String name : named) {
            HttpHeader standard = HttpHeader.CACHE.get(name);
            if (standard == null) {
                other.add(name);
            } else {
                namedStandard.add(standard);
            }
        }
        namedOther = other.toArray(NONE);
    }

    /** Returns the key of a request, or null if its response may depend on anything else. */
    RequestKey key(Request request) {
        String method = request.getMethod();
        boolean head = method.equals("HEAD");
        String target = request.getHttpURI().getPathQuery();
        if ((!head && !method.equals("GET")) || target == null) {
            return null;
        }
        String[] fields = NONE;
        int length = target.length();
        int headers = 0;
        for (HttpField field : request.getHeaders()) {
            String name = name(field);
            if (name == null || ++headers > MAX_HEADERS) {
                return null;
            }
            if (!name.isEmpty()) {
                String value = String.valueOf(field.getValue());
                length += value.length();
                fields = Arrays.copyOf(fields, fields.length + 2);
                fields[fields.length - 2] = name;
                fields[fields.length - 1] = value;
            }
        }
        return length > MAX_LENGTH ? null : new RequestKey(head, target, fields);
    }

    /** Returns the name of a field that belongs to the key, an empty text for others, and null if no key is possible. */
    private String name(HttpField field) {
        HttpHeader standard = field.getHeader();
        if (standard == null) {
            return otherName(field.getName());
        }
        if (namedStandard.contains(standard)) {
            return standard.asString();
        }
        boolean harmless = switch (standard) {
            case CONTENT_LENGTH -> "0".equals(field.getValue());
            case CONNECTION -> isOneOf(field.getValue(), CONNECTIONS);
            default -> HARMLESS.contains(standard);
        };
        return harmless ? "" : null;
    }

    private String otherName(String sent) {
        for (String name : namedOther) {
            if (name.equalsIgnoreCase(sent)) {
                return name;
            }
        }
        for (String prefix : UNPREDICTABLE) {
            if (sent.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return null;
            }
        }
        return "";
    }

    private static boolean isOneOf(String value, List<String> values) {
        for (String one : values) {
            if (one.equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }
}
