package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.EqualToPattern;
import com.github.tomakehurst.wiremock.matching.LogicalOr;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.SingleMatchMultiValuePattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A stub as the index sees it: what a plain request must be like, and the answer where it is always the same. */
final class IndexedStub {

    private static final String PREFER = "Prefer";

    /** One part of a request and the pattern that it must meet; WireMock's own, so that nothing is read in two ways. */
    private record Test(String name, StringValuePattern pattern, Predicate<String> met) {

        static Test of(String name, StringValuePattern pattern) {
            if (pattern instanceof EqualToPattern equal && !Boolean.TRUE.equals(equal.getCaseInsensitive())) {
                String value = equal.getEqualTo();
                return new Test(name, pattern, value::equals);
            }
            return new Test(
                    name,
                    pattern,
                    value -> value == null
                            ? pattern.nullSafeIsAbsent()
                            : pattern.match(value).isExactMatch());
        }
    }

    private final int order;
    private final StubMapping stub;
    private final PreparedResponse answer;
    private final boolean get;
    private final boolean head;
    private final List<Test> path = new ArrayList<>();
    private final List<Test> query = new ArrayList<>();
    private final List<Test> headers = new ArrayList<>();
    private boolean readable = true;
    private boolean possible;

    private IndexedStub(StubMapping stub, int order) {
        this.order = order;
        this.stub = stub;
        RequestPattern request = stub.getRequest();
        get = request.getMethod().match(RequestMethod.GET).isExactMatch();
        head = request.getMethod().match(RequestMethod.HEAD).isExactMatch();
        possible = get || head;
        tests(request.getPathParameters(), path);
        multiple(request.getQueryParameters(), query);
        multiple(request.getHeaders(), headers);
        readable &= hasNothingElse(request);
        answer = readable ? PreparedResponse.of(stub) : null;
    }

    static IndexedStub of(StubMapping stub, int order) {
        return new IndexedStub(stub, order);
    }

    private static void tests(Map<String, StringValuePattern> patterns, List<Test> tests) {
        if (patterns != null) {
            patterns.forEach((name, pattern) -> tests.add(Test.of(name, pattern)));
        }
    }

    private void multiple(Map<String, MultiValuePattern> patterns, List<Test> tests) {
        if (patterns == null) {
            return;
        }
        patterns.forEach((name, pattern) -> {
            if (pattern instanceof SingleMatchMultiValuePattern single) {
                StringValuePattern value = single.getValuePattern();
                // A plain request prefers nothing.
                possible &= !name.equalsIgnoreCase(PREFER) || value.nullSafeIsAbsent();
                tests.add(Test.of(name, value));
            } else {
                readable = false;
            }
        });
    }

    private static boolean hasNothingElse(RequestPattern request) {
        return request.getScheme() == null
                && request.getHost() == null
                && request.getPort() == null
                && request.getClientIp() == null
                && request.getBasicAuthCredentials() == null
                && isEmpty(request.getFormParameters())
                && isEmpty(request.getCookies())
                && (request.getBodyPatterns() == null
                        || request.getBodyPatterns().isEmpty())
                && (request.getMultipartPatterns() == null
                        || request.getMultipartPatterns().isEmpty())
                && !request.hasCustomMatcher();
    }

    private static boolean isEmpty(Map<?, ?> patterns) {
        return patterns == null || patterns.isEmpty();
    }

    int order() {
        return order;
    }

    /** The answer, or nothing where WireMock must make it. */
    PreparedResponse answer() {
        return answer;
    }

    /** Tells whether a plain request can meet the stub at all. */
    boolean isPossible() {
        return possible;
    }

    /** Tells whether the stub is for this path, whatever else it asks for. */
    boolean mayAnswer(String url) {
        return stub.getRequest().getUrlMatcher().match(url).isExactMatch();
    }

    /** The values of which a path parameter must have one; none where the stub asks for no certain value. */
    List<String> pathValues(String name) {
        for (Test test : path) {
            if (test.name().equals(name)) {
                return values(test.pattern());
            }
        }
        return List.of();
    }

    private static List<String> values(StringValuePattern pattern) {
        if (pattern instanceof EqualToPattern equal && !Boolean.TRUE.equals(equal.getCaseInsensitive())) {
            return List.of(equal.getEqualTo());
        }
        if (pattern instanceof LogicalOr either
                && either.getOr().stream().allMatch(one -> !values(one).isEmpty())) {
            return either.getOr().stream()
                    .flatMap(one -> values(one).stream())
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    /** A query parameter that must have one certain value, with the value. */
    Optional<Map.Entry<String, String>> queryValue() {
        return query.stream()
                .filter(test -> values(test.pattern()).size() == 1)
                .map(test -> Map.entry(test.name(), values(test.pattern()).get(0)))
                .findFirst();
    }

    /** Tells whether a request that fits the path is for this stub; of one that cannot be read it is assumed. */
    boolean isMet(SimpleRequest request, Map<String, String> segments) {
        if (!(request.head() ? head : get)) {
            return false;
        }
        for (Test test : path) {
            if (!test.met().test(segments.get(test.name()))) {
                return false;
            }
        }
        for (Test test : query) {
            if (!test.met().test(request.query().get(test.name()))) {
                return false;
            }
        }
        for (Test test : headers) {
            if (!test.met().test(request.headers().get(test.name()))) {
                return false;
            }
        }
        return true;
    }
}
