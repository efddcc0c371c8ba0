package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.matching.UrlPathTemplatePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stubs of a server by what they ask for, so that finding one costs the same however many there are.
 *
 * <p>It decides as WireMock does: by priority, and of two with the same priority the later one.
 */
final class StubIndex {

    private final Map<Integer, List<Template>> bySegments = new HashMap<>();
    /** Stubs whose address is no template; where one of them might answer, WireMock decides. */
    private final List<IndexedStub> elsewhere = new ArrayList<>();

    private StubIndex() {}

    static StubIndex of(List<StubMapping> stubs) {
        List<StubMapping> ordered = new ArrayList<>(stubs);
        Collections.reverse(ordered);
        ordered.sort(Comparator.comparing(StubIndex::priority));
        StubIndex index = new StubIndex();
        Map<String, Template> templates = new LinkedHashMap<>();
        for (int order = 0; order < ordered.size(); order++) {
            IndexedStub row = IndexedStub.of(ordered.get(order), order);
            if (!row.isPossible()) {
                continue;
            }
            String address = ordered.get(order).getRequest().getUrlMatcher() instanceof UrlPathTemplatePattern template
                    ? template.getExpected()
                    : "";
            if (Template.isSimple(address)) {
                templates.computeIfAbsent(address, Template::new).add(row);
            } else {
                index.elsewhere.add(row);
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

    /** Finds the answer to a request, or nothing where WireMock must find it. */
    PreparedResponse find(SimpleRequest request, String path) {
        IndexedStub best = null;
        for (Template template : bySegments.getOrDefault(request.segments().size(), List.of())) {
            best = template.first(request, best);
        }
        for (IndexedStub row : elsewhere) {
            if (best == null || row.order() < best.order()) {
                if (row.mayAnswer(path)) {
                    return null;
                }
            }
        }
        return best == null || best.answer() == null || !best.answer().isAccepted(request.accept())
                ? null
                : best.answer();
    }

    /** The stubs of one path template. */
    private static final class Template {

        private final String[] parts;
        private final List<IndexedStub> general = new ArrayList<>();
        /** By the path parameter that must be one value, its place and the value. */
        private final Map<Integer, Map<String, List<IndexedStub>>> bySegment = new LinkedHashMap<>();
        /** By the query parameter that must be one value. */
        private final Map<String, Map<String, List<IndexedStub>>> byQuery = new LinkedHashMap<>();

        Template(String address) {
            parts = address.substring(1).split("/", -1);
        }

        /** Tells whether variables stand for whole segments. */
        static boolean isSimple(String address) {
            return address.matches("(/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9._-]+}))+");
        }

        int size() {
            return parts.length;
        }

        void add(IndexedStub row) {
            for (int place = 0; place < parts.length; place++) {
                List<String> values = row.pathValues(variable(place));
                if (!values.isEmpty()) {
                    Map<String, List<IndexedStub>> rows = bySegment.computeIfAbsent(place, absent -> new HashMap<>());
                    values.forEach(value -> rows.computeIfAbsent(value, absent -> new ArrayList<>())
                            .add(row));
                    return;
                }
            }
            row.queryValue()
                    .ifPresentOrElse(
                            pair -> byQuery.computeIfAbsent(pair.getKey(), absent -> new HashMap<>())
                                    .computeIfAbsent(pair.getValue(), absent -> new ArrayList<>())
                                    .add(row),
                            () -> general.add(row));
        }

        private String variable(int place) {
            String part = parts[place];
            return part.startsWith("{") ? part.substring(1, part.length() - 1) : "";
        }

        /** Returns the first row that the request meets, if it comes before the best one so far, which else stays. */
        IndexedStub first(SimpleRequest request, IndexedStub bestSoFar) {
            Map<String, String> values = new HashMap<>();
            for (int place = 0; place < parts.length; place++) {
                String segment = request.segments().get(place);
                String name = variable(place);
                if (name.isEmpty() && !parts[place].equals(segment)) {
                    return bestSoFar;
                }
                values.put(name, segment);
            }
            IndexedStub best = first(general, request, values, bestSoFar);
            for (Map.Entry<Integer, Map<String, List<IndexedStub>>> rows : bySegment.entrySet()) {
                String segment = request.segments().get(rows.getKey());
                best = first(rows.getValue().getOrDefault(segment, List.of()), request, values, best);
            }
            for (Map.Entry<String, Map<String, List<IndexedStub>>> rows : byQuery.entrySet()) {
                String value = request.query().get(rows.getKey());
                best = value == null
                        ? best
                        : first(rows.getValue().getOrDefault(value, List.of()), request, values, best);
            }
            return best;
        }

        private static IndexedStub first(
                List<IndexedStub> rows, SimpleRequest request, Map<String, String> values, IndexedStub best) {
            for (IndexedStub row : rows) {
                if (best != null && row.order() > best.order()) {
                    return best;
                }
                if (row.isMet(request, values)) {
                    return row;
                }
            }
            return best;
        }
    }
}
