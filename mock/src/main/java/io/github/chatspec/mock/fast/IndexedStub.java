package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
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
import java.util.function.Function;
import java.util.function.Predicate;

/** A stub in the index: the conditions on a simple request, and the response if it is constant. */
final class IndexedStub {

    private static final String PREFER = "Prefer";

    /** A named part of a request and the pattern that it must match, which is WireMock's own. */
    private record Condition(String name, StringValuePattern pattern, Predicate<String> matches) {

        static Condition of(String name, StringValuePattern pattern) {
            if (pattern instanceof EqualToPattern equal && !Boolean.TRUE.equals(equal.getCaseInsensitive())) {
                String value = equal.getEqualTo();
                return new Condition(name, pattern, value::equals);
            }
            return new Condition(
                    name,
                    pattern,
                    value -> value == null
                            ? pattern.nullSafeIsAbsent()
                            : pattern.match(value).isExactMatch());
        }
    }

    private final int order;
    private final StubMapping stub;
    private final Function<StubMapping, ResponseDefinition> responses;
    private final boolean isConstant;
    /** Prepared when it is first sent, since its body may be generated only then. */
    private volatile PreparedResponse response;

    private final boolean get;
    private final boolean head;
    private final List<Condition> path = new ArrayList<>();
    private final List<Condition> query = new ArrayList<>();
    private final List<Condition> headers = new ArrayList<>();
    private boolean supported = true;
    private boolean matchable;

    private IndexedStub(StubMapping stub, int order, Function<StubMapping, ResponseDefinition> responses) {
        this.order = order;
        this.stub = stub;
        this.responses = responses;
        RequestPattern request = stub.getRequest();
        get = request.getMethod().match(RequestMethod.GET).isExactMatch();
        head = request.getMethod().match(RequestMethod.HEAD).isExactMatch();
        matchable = get || head;
        addSingle(request.getPathParameters(), path);
        addMultiple(request.getQueryParameters(), query);
        addMultiple(request.getHeaders(), headers);
        supported &= hasOnlySupportedConditions(request);
        isConstant = supported && PreparedResponse.isConstant(stub, stub.getResponse());
    }

    static IndexedStub of(StubMapping stub, int order, Function<StubMapping, ResponseDefinition> responses) {
        return new IndexedStub(stub, order, responses);
    }

    private static void addSingle(Map<String, StringValuePattern> patterns, List<Condition> conditions) {
        if (patterns != null) {
            patterns.forEach((name, pattern) -> conditions.add(Condition.of(name, pattern)));
        }
    }

    private void addMultiple(Map<String, MultiValuePattern> patterns, List<Condition> conditions) {
        if (patterns == null) {
            return;
        }
        patterns.forEach((name, pattern) -> {
            if (pattern instanceof SingleMatchMultiValuePattern single) {
                StringValuePattern value = single.getValuePattern();
                // A simple request has no preferences.
                matchable &= !name.equalsIgnoreCase(PREFER) || value.nullSafeIsAbsent();
                conditions.add(Condition.of(name, value));
            } else {
                supported = false;
            }
        });
    }

    private static boolean hasOnlySupportedConditions(RequestPattern request) {
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

    /** Returns the response, or null if WireMock must create it. */
    PreparedResponse response() {
        if (response == null && isConstant) {
            response = PreparedResponse.of(stub, responses.apply(stub));
        }
        return response;
    }

    /** Returns whether a simple request can match the stub at all. */
    boolean isMatchable() {
        return matchable;
    }

    /** Returns whether the stub matches a path and query, regardless of its other conditions. */
    boolean matchesUrl(String url) {
        return stub.getRequest().getUrlMatcher().match(url).isExactMatch();
    }

    /** Returns the values that the stub allows for a path parameter, or an empty list if it does not list them. */
    List<String> pathValues(String name) {
        for (Condition condition : path) {
            if (condition.name().equals(name)) {
                return values(condition.pattern());
            }
        }
        return List.of();
    }

    private static List<String> values(StringValuePattern pattern) {
        if (pattern instanceof EqualToPattern equal && !Boolean.TRUE.equals(equal.getCaseInsensitive())) {
            return List.of(equal.getEqualTo());
        }
        if (pattern instanceof LogicalOr or
                && or.getOr().stream().allMatch(one -> !values(one).isEmpty())) {
            return or.getOr().stream()
                    .flatMap(one -> values(one).stream())
                    .distinct()
                    .toList();
        }
        return List.of();
    }

    /** Returns a query parameter for which the stub allows a single value, with that value. */
    Optional<Map.Entry<String, String>> queryValue() {
        return query.stream()
                .filter(condition -> values(condition.pattern()).size() == 1)
                .map(condition ->
                        Map.entry(condition.name(), values(condition.pattern()).get(0)))
                .findFirst();
    }

    /** Returns whether a request matches the stub, apart from conditions that this index does not support. */
    boolean matches(SimpleRequest request, Map<String, String> segments) {
        if (!(request.head() ? head : get)) {
            return false;
        }
        for (Condition condition : path) {
            if (!condition.matches().test(segments.get(condition.name()))) {
                return false;
            }
        }
        for (Condition condition : query) {
            if (!condition.matches().test(request.query().get(condition.name()))) {
                return false;
            }
        }
        for (Condition condition : headers) {
            if (!condition.matches().test(request.headers().get(condition.name()))) {
                return false;
            }
        }
        return true;
    }
}
