package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.matching.UrlPathTemplatePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An index of stubs, in which the time to find one does not depend on their number.
 *
 * <p>It chooses as WireMock does: by priority, and the latest among stubs of the same priority.
 */
final class StubIndex {

    private final Map<Integer, List<Template>> bySegments = new HashMap<>();
    /** Stubs without a simple path template. If one of them might match, WireMock must decide. */
    private final List<IndexedStub> others = new ArrayList<>();

    private StubIndex() {}

    static StubIndex of(List<StubMapping> stubs, Function<StubMapping, ResponseDefinition> responses) {
        List<StubMapping> ordered = new ArrayList<>(stubs);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparing(StubIndex::priority));
        StubIndex index = new StubIndex();
        Map<String, Template> templates = new LinkedHashMap<>();
        for (int order = 0; order < ordered.size(); order++) {
            IndexedStub stub = IndexedStub.of(ordered.get(order), order, responses);
            if (!stub.isMatchable()) {
                continue;
            }
            String path = ordered.get(order).getRequest().getUrlMatcher() instanceof UrlPathTemplatePattern template
                    ? template.getExpected()
                    : "";
            if (Template.isSimple(path)) {
                templates.computeIfAbsent(path, Template::new).add(stub);
            } else {
                index.others.add(stub);
            }
        }
        templates
                .values()
                .forEach(template -> index.bySegments
                        .computeIfAbsent(template.size(), absent -> new ArrayList<>())
                        .add(template));
        return index;
    }

    private static int priority(StubMapping stub) {
        return stub.getPriority() == null ? StubMapping.DEFAULT_PRIORITY : stub.getPriority();
    }

    /** Returns the response to a request, or null if WireMock must answer it. */
    PreparedResponse find(SimpleRequest request, String pathAndQuery) {
        IndexedStub best = null;
        for (Template template : bySegments.getOrDefault(request.segments().size(), List.of())) {
            best = template.first(request, best);
        }
        for (IndexedStub stub : others) {
            if ((best == null || stub.order() < best.order()) && stub.matchesUrl(pathAndQuery)) {
                return null;
            }
        }
        PreparedResponse response = best == null ? null : best.response();
        return response == null || !response.isAccepted(request.accept()) ? null : response;
    }

    /** The stubs of one path template. */
    private static final class Template {

        private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+}");

        private final String[] segments;
        private final List<IndexedStub> general = new ArrayList<>();
        /** Stubs that list the values of a path parameter, by the position of its segment and the value. */
        private final Map<Integer, Map<String, List<IndexedStub>>> bySegment = new LinkedHashMap<>();
        /** Stubs that need a value of a query parameter, by its name and the value. */
        private final Map<String, Map<String, List<IndexedStub>>> byQuery = new LinkedHashMap<>();

        Template(String path) {
            segments = path.substring(1).split("/", -1);
        }

        /** Returns whether every variable of a path template is a whole segment. */
        static boolean isSimple(String path) {
            return path.startsWith("/")
                    && Arrays.stream(path.substring(1).split("/", -1))
                            .allMatch(segment -> SEGMENT.matcher(segment).matches());
        }

        int size() {
            return segments.length;
        }

        void add(IndexedStub stub) {
            for (int position = 0; position < segments.length; position++) {
                List<String> values = stub.pathValues(variable(position));
                if (!values.isEmpty()) {
                    Map<String, List<IndexedStub>> byValue =
                            bySegment.computeIfAbsent(position, absent -> new HashMap<>());
                    values.forEach(value -> byValue.computeIfAbsent(value, absent -> new ArrayList<>())
                            .add(stub));
                    return;
                }
            }
            stub.queryValue()
                    .ifPresentOrElse(
                            pair -> byQuery.computeIfAbsent(pair.getKey(), absent -> new HashMap<>())
                                    .computeIfAbsent(pair.getValue(), absent -> new ArrayList<>())
                                    .add(stub),
                            () -> general.add(stub));
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
