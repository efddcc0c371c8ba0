package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URLs of a server object.
 *
 * <p>A variable with an {@code enum} is replaced by each of its values. Any other variable may have any value, so it is
 * replaced by its default and also kept, with as many path segments as the default. An address without a scheme means
 * both {@code http} and {@code https}. A relative address is resolved as if the document were at the root of its host,
 * since the URL of the document is not known.
 * A host with a port is a host, although RFC 3986 would call it a scheme.
 */
final class ServerUrls {

    /** The maximum number of URLs of one server; the variables that would exceed it may have any value. */
    private static final int MOST = 256;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:)?(//[^/?#]*)?([^?#]*).*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^/?#:]+:([0-9]+|\\{[^{}/]+})(/.*)?");

    private ServerUrls() {}

    /**
     * Returns the URLs of a server.
     *
     * @param server a server object of the document
     * @return absolute URLs, or paths from the root of any host; the one with the defaults is first
     */
    static List<String> of(JsonNode server) {
        Set<String> urls = new LinkedHashSet<>();
        for (String url : withValues(server.path("url").asText("/"), server.path("variables"))) {
            urls.addAll(resolved(url));
        }
        return List.copyOf(urls);
    }

    private static Set<String> withValues(String url, JsonNode variables) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Matcher names = VARIABLE.matcher(url);
        while (names.find()) {
            String name = names.group(1);
            values.put(name, values(name, variables.path(name)));
        }
        while (count(values) > MOST) {
            openLargest(values);
        }
        Set<String> urls = new LinkedHashSet<>(Set.of(url));
        for (Map.Entry<String, Set<String>> variable : values.entrySet()) {
            List<String> templates = List.copyOf(urls);
            urls.clear();
            for (String value : variable.getValue()) {
                for (String template : templates) {
                    urls.add(template.replace("{" + variable.getKey() + "}", value));
                }
            }
        }
        return urls;
    }

    private static void openLargest(Map<String, Set<String>> values) {
        Map.Entry<String, Set<String>> largest = values.entrySet().iterator().next();
        for (Map.Entry<String, Set<String>> variable : values.entrySet()) {
            largest = variable.getValue().size() > largest.getValue().size() ? variable : largest;
        }
        largest.setValue(Set.of("{" + largest.getKey() + "}"));
    }

    private static long count(Map<String, Set<String>> values) {
        long count = 1;
        for (Set<String> alternatives : values.values()) {
            count = Math.min(count, MOST) * alternatives.size();
        }
        return count;
    }

    private static Set<String> values(String name, JsonNode variable) {
        Set<String> values = new LinkedHashSet<>();
        String usual = variable.path("default").asText("");
        if (variable.has("default")) {
            values.add(usual);
        }
        for (JsonNode value : variable.path("enum")) {
            values.add(value.asText());
        }
        // A whole URL has no value of the same shape.
        if (!variable.path("enum").isArray() && !usual.contains("://")) {
            values.add(anyLike(usual, name));
        }
        return values;
    }

    /** Returns a template with as many segments as a value; the variables have numbers from the second one on. */
    private static String anyLike(String value, String name) {
        List<String> segments = new ArrayList<>();
        int variables = 0;
        for (String segment : value.split("/", -1)) {
            boolean outer = segment.isEmpty() && value.contains("/");
            variables += outer ? 0 : 1;
            segments.add(outer ? "" : "{" + name + (variables > 1 ? "-" + variables : "") + "}");
        }
        return String.join("/", segments);
    }

    private static List<String> resolved(String url) {
        Matcher parts = URL.matcher(HOST_AND_PORT.matcher(url).matches() ? "//" + url : url);
        if (!parts.matches()) {
            return List.of(); // a URL has no line breaks
        }
        String host = parts.group(2) == null ? "" : parts.group(2);
        String path = withoutDots(parts.group(3));
        if (host.isEmpty()) {
            return List.of(path.isEmpty() ? "/" : path);
        }
        String rest = host + path;
        return parts.group(1) == null ? List.of("https:" + rest, "http:" + rest) : List.of(parts.group(1) + rest);
    }

    /** Resolves the segments {@code .} and {@code ..}, and removes slashes at the end. */
    private static String withoutDots(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment :
                path.replaceFirst("^/", "").replaceFirst("/+$", "").split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return joined.equals("/") ? "" : joined;
    }
}
