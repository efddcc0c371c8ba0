package io.github.chatspec.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP request.
 *
 * @param method the method, in upper case
 * @param url the URL as it was sent, absolute or beginning with the path
 * @param headers the header fields
 * @param body the body without content coding, no bytes if the request has none; empty if it is not known, as in
 *     recordings
 */
public record Request(String method, String url, Headers headers, Optional<byte[]> body) {

    /**
     * Creates a request whose body is not known.
     *
     * @param method the method
     * @param url the URL as it was sent, absolute or beginning with the path
     * @param headers the header fields
     */
    public Request(String method, String url, Headers headers) {
        this(method, url, headers, Optional.empty());
    }

    /** Converts the method to upper case. */
    public Request {
        method = method.toUpperCase(Locale.ROOT);
    }

    /**
     * Returns the request with another body.
     *
     * @param bytes the body without content coding
     * @return a request that is otherwise equal
     */
    public Request withBody(byte[] bytes) {
        return new Request(method, url, headers, Optional.of(bytes));
    }

    /**
     * Returns scheme, host and port.
     *
     * @return for example {@code https://api.helpscout.net}; an empty string if the URL begins with the path
     */
    public String origin() {
        return url.substring(0, pathStart());
    }

    /**
     * Returns the path as it was sent, without query and fragment.
     *
     * @return the path; {@code /} if the URL has none
     */
    public String path() {
        int from = pathStart();
        int end = indexOfAny("?#", from);
        return end == from ? "/" : url.substring(from, end);
    }

    /**
     * Returns the decoded values of a query parameter.
     *
     * @param name the parameter's name
     * @return the values in their order; a value with invalid percent-encoding is returned as it was sent
     */
    public List<String> query(String name) {
        // Without arrays and copies, since a server calls this for each condition of an example.
        List<String> values = List.of();
        int hash = url.indexOf('#');
        int last = hash < 0 ? url.length() : hash;
        int mark = url.indexOf('?');
        for (int from = mark + 1; mark >= 0 && from <= last; ) {
            int to = url.indexOf('&', from);
            to = to < 0 || to > last ? last : to;
            int equals = url.indexOf('=', from);
            equals = equals < 0 || equals > to ? to : equals;
            if (isKey(from, equals, name)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(equals == to ? "" : decode(url.substring(equals + 1, to)));
            }
            from = to + 1;
        }
        return values;
    }

    private boolean isKey(int from, int to, String name) {
        for (int i = from; i < to; i++) {
            if (url.charAt(i) == '%' || url.charAt(i) == '+') {
                return decode(url.substring(from, to)).equals(name);
            }
        }
        return to - from == name.length() && url.startsWith(name, from);
    }

    /**
     * Returns the decoded names of the query parameters.
     *
     * @return the names in their order, a repeated one as often as it was sent
     */
    public List<String> queryNames() {
        List<String> names = new ArrayList<>();
        for (String pair : pairs()) {
            names.add(decode(name(pair)));
        }
        return names;
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }

    private String[] pairs() {
        int hash = url.indexOf('#');
        String sent = hash < 0 ? url : url.substring(0, hash);
        int from = sent.indexOf('?');
        return from < 0 ? new String[0] : sent.substring(from + 1).split("&", -1);
    }

    /**
     * Returns the values of a parameter.
     *
     * @param in {@code header}, {@code query} or {@code cookie}
     * @param name the parameter's name
     * @return the values in their order; empty for any other {@code in}
     */
    public List<String> values(String in, String name) {
        return switch (in) {
            case "header" -> headers.all(name);
            case "query" -> query(name);
            case "cookie" -> cookies(name);
            default -> List.of();
        };
    }

    private List<String> cookies(String name) {
        List<String> values = new ArrayList<>();
        for (String header : headers.all("Cookie")) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).trim().equals(name)) {
                    values.add(pair.substring(equals + 1).trim());
                }
            }
        }
        return values;
    }

    /** Returns the index after the origin. */
    private int pathStart() {
        int scheme = url.startsWith("/") ? -1 : url.indexOf("://");
        return scheme < 0 ? 0 : indexOfAny("/?#", scheme + 3);
    }

    private int indexOfAny(String stops, int from) {
        int at = from;
        while (at < url.length() && stops.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
