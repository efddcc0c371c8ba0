package io.github.chatspec.mock.fast;

import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.stubs.StubOutline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An index of stubs, in which the time to find one does not depend on their number.
 *
 * <p>It chooses as WireMock does: by priority, and the latest among stubs of the same priority.
 */
final class StubIndex {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+}");

    private final Map<Integer, List<Template>> bySegments = new HashMap<>();
    /** The paths without a simple template. If a stub of one of them might match, WireMock must decide. */
    private final List<OtherPath> others = new ArrayList<>();

    /** A path template that is not simple, and the order of its first stub. */
    private record OtherPath(UrlPattern url, int order) {}

    private StubIndex() {}

    /**
     * Creates an index.
     *
     * @param outlines the stubs in the order in which they are added to WireMock
     * @param stubs returns a stub by its id
     */
    static StubIndex of(List<StubOutline> outlines, Function<UUID, StubMapping> stubs) {
        List<StubOutline> ordered = new ArrayList<>(outlines);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparingInt(StubOutline::priority));
        StubIndex index = new StubIndex();
        Map<String, Template> templates = new LinkedHashMap<>();
        Map<String, OtherPath> others = new LinkedHashMap<>();
        for (int order = 0; order < ordered.size(); order++) {
            StubOutline outline = ordered.get(order);
            Template template = templates.get(outline.path());
            if (template == null && isSimple(outline.path())) {
                template = new Template(outline.path());
                templates.put(outline.path(), template);
            }
            if (template != null) {
                template.add(new IndexedStub(outline, order, stubs));
            } else if (!others.containsKey(outline.path())) {
                others.put(outline.path(), new OtherPath(urlPathTemplate(outline.path()), order));
            }
        }
        for (Template template : templates.values()) {
            index.bySegments
                    .computeIfAbsent(template.segments.length, absent -> new ArrayList<>())
                    .add(template);
        }
        index.others.addAll(others.values());
        return index;
    }

    /** Returns whether every variable of a path template is a whole segment. */
    private static boolean isSimple(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the response to a request, or null if WireMock must answer it. */
    PreparedResponse find(SimpleRequest request, String pathAndQuery) {
        IndexedStub best = null;
        for (Template template : bySegments.getOrDefault(request.segments().size(), List.of())) {
            best = template.first(request, best);
        }
        for (OtherPath other : others) {
            if ((best == null || other.order() < best.order())
                    && other.url().match(pathAndQuery).isExactMatch()) {
                return null;
            }
        }
        PreparedResponse response = best == null ? null : best.response();
        return response == null || !response.isAccepted(request.accept()) ? null : response;
    }

    /** The stubs of one path template. */
    private static final class Template {

        private final String[] segments;
        private final List<IndexedStub> general = new ArrayList<>();
        /** Stubs that require a value of a path parameter, by the position of its segment and the value. */
        private final Map<Integer, Map<String, List<IndexedStub>>> bySegment = new LinkedHashMap<>();
        /** Stubs that require a value of a query parameter, by its name and the value. */
        private final Map<String, Map<String, List<IndexedStub>>> byQuery = new LinkedHashMap<>();

        Template(String path) {
            segments = path.substring(1).split("/", -1);
        }

        void add(IndexedStub stub) {
            for (int position = 0; position < segments.length; position++) {
                String value = stub.pathValue(variable(position));
                if (value != null) {
                    add(stub, bySegment.computeIfAbsent(position, absent -> new HashMap<>()), value);
                    return;
                }
            }
            Map.Entry<String, String> parameter = stub.queryValue();
            if (parameter == null) {
                general.add(stub);
            } else {
                add(stub, byQuery.computeIfAbsent(parameter.getKey(), absent -> new HashMap<>()), parameter.getValue());
            }
        }

        private static void add(IndexedStub stub, Map<String, List<IndexedStub>> byValue, String value) {
            byValue.computeIfAbsent(value, absent -> new ArrayList<>(1)).add(stub);
        }

        private String variable(int position) {
            String segment = segments[position];
            return segment.startsWith("{") ? segment.substring(1, segment.length() - 1) : "";
        }

        /** Returns the first stub that matches the request, or the best one so far if that comes first. */
        IndexedStub first(SimpleRequest request, IndexedStub bestSoFar) {
            Map<String, String> values = new HashMap<>();
            for (int position = 0; position < segments.length; position++) {
                String segment = request.segments().get(position);
                String name = variable(position);
                if (name.isEmpty() && !segments[position].equals(segment)) {
                    return bestSoFar;
                }
                values.put(name, segment);
            }
            IndexedStub best = first(general, request, values, bestSoFar);
            for (Map.Entry<Integer, Map<String, List<IndexedStub>>> entry : bySegment.entrySet()) {
                String segment = request.segments().get(entry.getKey());
                best = first(entry.getValue().getOrDefault(segment, List.of()), request, values, best);
            }
            for (Map.Entry<String, Map<String, List<IndexedStub>>> entry : byQuery.entrySet()) {
                String value = request.query().get(entry.getKey());
                best = value == null
                        ? best
                        : first(entry.getValue().getOrDefault(value, List.of()), request, values, best);
            }
            return best;
        }

        private static IndexedStub first(
                List<IndexedStub> stubs, SimpleRequest request, Map<String, String> values, IndexedStub best) {
            for (IndexedStub stub : stubs) {
                if (best != null && stub.order() > best.order()) {
                    return best;
                }
                if (stub.matches(request, values)) {
                    return stub;
                }
            }
            return best;
        }
    }
}
