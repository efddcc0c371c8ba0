package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.LogicalOr;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.SingleMatchMultiValuePattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPathTemplatePattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Stubs by the paths that they match, so that only few of them are compared with a request.
 *
 * <p>The stubs of one path are divided further: by the value that they require of a path parameter, and by a header field
 * that they require.
 */
final class StubsByPath {

    /** The order in which WireMock tries stubs: by priority, and the latest among stubs of the same priority. */
    static final Comparator<StubMapping> ORDER = Comparator.comparingInt(StubsByPath::priority)
            .thenComparing(StubMapping::getInsertionIndex, Comparator.reverseOrder());

    private static final Pattern SEGMENT = Pattern.compile("[^{}*]*|\\{[A-Za-z0-9._-]+}");
    private static final String VARIABLE = "{}";

    /** The stubs whose paths begin with the same segments. */
    private static final class Node {

        private final Map<String, Node> children = new ConcurrentHashMap<>();
        /** The stubs whose paths end here, by what they require; the key is empty for all others. */
        private final Map<String, Set<StubMapping>> stubs = new ConcurrentHashMap<>();
        /** The positions of segments and the names of header fields that the keys contain. */
        private final Set<Integer> positions = ConcurrentHashMap.newKeySet();

        private final Set<String> fields = ConcurrentHashMap.newKeySet();
    }

    private final Node root = new Node();
    /** The stubs that match other paths than those of a simple template. */
    private final Set<StubMapping> others = new ConcurrentSkipListSet<>(ORDER);

    private static int priority(StubMapping stub) {
        return stub.getPriority() == null ? StubMapping.DEFAULT_PRIORITY : stub.getPriority();
    }

    void add(StubMapping stub) {
        String[] segments = segments(stub);
        if (segments == null) {
            others.add(stub);
            return;
        }
        Node node = root;
        for (String segment : segments) {
            node = node.children.computeIfAbsent(key(segment), absent -> new Node());
        }
        for (String requirement : requirements(stub, segments, node)) {
            node.stubs
                    .computeIfAbsent(requirement, absent -> new ConcurrentSkipListSet<>(ORDER))
                    .add(stub);
        }
    }

    void remove(StubMapping stub) {
        others.remove(stub);
        String[] segments = segments(stub);
        Node node = root;
        for (int i = 0; segments != null && node != null && i < segments.length; i++) {
            node = node.children.get(key(segments[i]));
        }
        if (segments != null && node != null) {
            node.stubs.values().forEach(stubs -> stubs.remove(stub));
        }
    }

    void clear() {
        root.children.clear();
        root.stubs.clear();
        others.clear();
    }

    /** Returns the stubs that may match a request, in their order. */
    List<StubMapping> candidates(Request request) {
        List<StubMapping> candidates = new ArrayList<>(others);
        String url = request.getUrl();
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        if (path.startsWith("/")) {
            collect(root, path.substring(1).split("/", -1), 0, request, candidates);
        }
        candidates.sort(ORDER);
        return candidates;
    }

    private static void collect(
            Node node, String[] segments, int position, Request request, List<StubMapping> candidates) {
        if (position < segments.length) {
            for (String key : List.of(segments[position], VARIABLE)) {
                Node child = node.children.get(key);
                if (child != null) {
                    collect(child, segments, position + 1, request, candidates);
                }
            }
            return;
        }
        candidates.addAll(node.stubs.getOrDefault("", Set.of()));
        for (int requiring : node.positions) {
            candidates.addAll(node.stubs.getOrDefault(key(requiring, segments[requiring]), Set.of()));
        }
        for (String field : node.fields) {
            if (request.containsHeader(field)) {
                candidates.addAll(node.stubs.getOrDefault(field, Set.of()));
            }
        }
    }

    /** Returns the segments of the paths that a stub matches, or null if it has no simple template. */
    private static String[] segments(StubMapping stub) {
        UrlPattern url = stub.getRequest().getUrlMatcher();
        boolean isTemplate = url instanceof UrlPathTemplatePattern;
        if (!isTemplate && !(url.getPattern() instanceof EqualToPattern)) {
            return null;
        }
        String expected = url.getExpected();
        String path = isTemplate || expected.indexOf('?') < 0 ? expected : expected.substring(0, expected.indexOf('?'));
        if (!path.startsWith("/")) {
            return null;
        }
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            boolean isVariable = segment.startsWith("{");
            if ((isVariable && !isTemplate) || !SEGMENT.matcher(segment).matches()) {
                return null;
            }
        }
        return segments;
    }

    private static String key(String segment) {
        return segment.startsWith("{") ? VARIABLE : segment;
    }

    private static String key(int position, String value) {
        return position + " " + value;
    }

    /** Returns the keys for one thing that a stub requires of a request. */
    private static List<String> requirements(StubMapping stub, String[] segments, Node node) {
        Map<String, StringValuePattern> parameters = stub.getRequest().getPathParameters();
        for (int i = 0; parameters != null && i < segments.length; i++) {
            String segment = segments[i];
            StringValuePattern pattern =
                    segment.startsWith("{") ? parameters.get(segment.substring(1, segment.length() - 1)) : null;
            List<String> values = values(pattern);
            if (!values.isEmpty()) {
                node.positions.add(i);
                int position = i;
                return values.stream().map(value -> key(position, value)).toList();
            }
        }
        Map<String, MultiValuePattern> headers = stub.getRequest().getHeaders();
        if (headers != null) {
            for (Map.Entry<String, MultiValuePattern> header : headers.entrySet()) {
                if (header.getValue() instanceof SingleMatchMultiValuePattern single
                        && !single.getValuePattern().nullSafeIsAbsent()) {
                    node.fields.add(header.getKey());
                    return List.of(header.getKey());
                }
            }
        }
        return List.of("");
    }

    /** Returns all values that a pattern matches, or an empty list if it does not list them. */
    private static List<String> values(StringValuePattern pattern) {
        if (pattern instanceof EqualToPattern equal && !Boolean.TRUE.equals(equal.getCaseInsensitive())) {
            return List.of(equal.getEqualTo());
        }
        List<String> values = new ArrayList<>();
        if (pattern instanceof LogicalOr or) {
            for (StringValuePattern one : or.getOr()) {
                List<String> more = values(one);
                if (more.isEmpty()) {
                    return List.of();
                }
                values.addAll(more);
            }
        }
        return values;
    }
}
