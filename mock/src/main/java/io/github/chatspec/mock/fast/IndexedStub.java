package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.mock.stubs.StubOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A stub in the index: the conditions on a simple request, and the response if it is constant. */
final class IndexedStub {

    /** A named part of a request and what it must be; the pattern is null unless it is a regular expression. */
    private record Condition(String name, ExampleCondition.Matcher matcher, Pattern pattern) {

        static Condition of(String name, ExampleCondition.Matcher matcher) {
            // As in the stub.
            Pattern pattern = matcher instanceof ExampleCondition.Matches matches
                    ? Pattern.compile("(?s)" + matches.regex())
                    : null;
            return new Condition(name, matcher, pattern);
        }

        boolean holds(String value) {
            if (matcher instanceof ExampleCondition.Absent) {
                return value == null;
            }
            if (value == null) {
                return false;
            }
            // A simple request repeats no parameter.
            return pattern != null
                    ? pattern.matcher(value).matches()
                    : matcher instanceof ExampleCondition.Equal equal
                            && equal.value().equals(value);
        }
    }

    private final int order;
    private final StubOutline outline;
    private final Function<UUID, StubMapping> stubs;
    private final List<Condition> path;
    private final List<Condition> query;
    private final List<Condition> headers;
    /** A simple request has neither cookies nor a body. */
    private final boolean isSimple;
    /** Prepared when it is first sent, since its body may be generated only then. */
    private volatile PreparedResponse response;

    IndexedStub(StubOutline outline, int order, Function<UUID, StubMapping> stubs) {
        this.outline = outline;
        this.order = order;
        this.stubs = stubs;
        ExampleCondition condition = outline.condition();
        path = conditions(condition.path());
        query = conditions(condition.query());
        headers = conditions(condition.headers());
        isSimple = condition.cookies().isEmpty() && condition.body().isEmpty();
    }

    private static List<Condition> conditions(Map<String, ExampleCondition.Matcher> matchers) {
        if (matchers.isEmpty()) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>(matchers.size());
        matchers.forEach((name, matcher) -> conditions.add(Condition.of(name, matcher)));
        return conditions;
    }

    int order() {
        return order;
    }

    /** Returns the response, or null if WireMock must create it. */
    PreparedResponse response() {
        if (response == null && outline.isConstant()) {
            response = PreparedResponse.of(outline, stubs);
        }
        return response;
    }

    /** Returns the value that the stub requires of a path parameter, or null if it does not require a single one. */
    String pathValue(String name) {
        for (Condition condition : path) {
            if (condition.name().equals(name) && condition.matcher() instanceof ExampleCondition.Equal equal) {
                return equal.value();
            }
        }
        return null;
    }

    /** Returns a query parameter and the single value that the stub requires of it, or null if there is none. */
    Map.Entry<String, String> queryValue() {
        for (Condition condition : query) {
            if (condition.matcher() instanceof ExampleCondition.Equal equal) {
                return Map.entry(condition.name(), equal.value());
            }
        }
        return null;
    }

    /** Returns whether a request to the path of the stub matches it. */
    boolean matches(SimpleRequest request, Map<String, String> segments) {
        if (!outline.accepts(request.head()) || !isSimple) {
            return false;
        }
        for (Condition condition : path) {
            if (!condition.holds(segments.get(condition.name()))) {
                return false;
            }
        }
        for (Condition condition : query) {
            if (!condition.holds(request.query().get(condition.name()))) {
                return false;
            }
        }
        for (Condition condition : headers) {
            if (!condition.holds(request.headers().get(condition.name()))) {
                return false;
            }
        }
        return true;
    }
}
