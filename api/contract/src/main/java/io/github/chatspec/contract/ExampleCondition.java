package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One alternative of an example's {@code x-when}: a condition on the requests that the example answers.
 *
 * <p>All parts must hold. An empty condition holds for every request.
 *
 * @param otherMethod whether the method must differ from that of the operation, HEAD and OPTIONS
 * @param path the conditions on path parameters by name
 * @param query the conditions on query parameters by name
 * @param headers the conditions on headers by name
 * @param cookies the conditions on cookies by name
 * @param body the body that the request must have, as JSON or as text; empty for any
 */
public record ExampleCondition(
        boolean otherMethod,
        Map<String, Matcher> path,
        Map<String, Matcher> query,
        Map<String, Matcher> headers,
        Map<String, Matcher> cookies,
        Optional<JsonNode> body) {

    /** Creates a condition that is neither on cookies nor on the body. */
    public ExampleCondition(
            boolean otherMethod, Map<String, Matcher> path, Map<String, Matcher> query, Map<String, Matcher> headers) {
        this(otherMethod, path, query, headers, Map.of(), Optional.empty());
    }

    /** Holds for every request. */
    public static final ExampleCondition ALWAYS = new ExampleCondition(false, Map.of(), Map.of(), Map.of());

    /** The order in which conditions are tried; the first one that holds decides. */
    public enum Rank {
        /** The path does not have the method. */
        METHOD,
        /** A header is missing. */
        ABSENT_HEADER,
        /** A header has a certain value. */
        HEADER,
        /** A query parameter is repeated. */
        REPEATED,
        /** A path or query parameter has a certain value. */
        VALUE,
        /** A path or query parameter matches a pattern, or there is no condition on them. */
        PATTERN
    }

    /** A condition on the values of a parameter or header. */
    public sealed interface Matcher {

        /**
         * Returns whether the values of a parameter or header meet the condition.
         *
         * @param values the values; empty if it is absent
         * @return whether they match
         */
        boolean matches(List<String> values);
    }

    /** Requires that there is no value. */
    public record Absent() implements Matcher {
        @Override
        public boolean matches(List<String> values) {
            return values.isEmpty();
        }
    }

    /** Requires more than one value. */
    public record Repeated() implements Matcher {
        @Override
        public boolean matches(List<String> values) {
            return values.size() > 1;
        }
    }

    /**
     * Requires a certain value.
     *
     * @param value the value
     */
    public record Equal(String value) implements Matcher {
        @Override
        public boolean matches(List<String> values) {
            return values.contains(value);
        }
    }

    /**
     * Requires several values, in this order.
     *
     * @param values the values
     */
    public record Values(List<String> values) implements Matcher {
        @Override
        public boolean matches(List<String> found) {
            return found.equals(values);
        }
    }

    /**
     * Requires a value that matches a regular expression as a whole; a dot also matches a line break.
     *
     * @param regex the expression
     */
    public record Matches(String regex) implements Matcher {

        /** Expressions come from contracts, so their number is small. */
        private static final ConcurrentHashMap<String, Expression> COMPILED = new ConcurrentHashMap<>();

        /** A compiled expression, and the last value that does not match it, which clients often send again. */
        private static final class Expression {

            private final Pattern pattern;
            private volatile String mismatch;

            Expression(String regex) {
                pattern = Pattern.compile("(?s)" + regex);
            }

            boolean matches(String value) {
                if (value.equals(mismatch)) {
                    return false;
                }
                boolean matches = pattern.matcher(value).matches();
                mismatch = matches ? mismatch : value;
                return matches;
            }
        }

        @Override
        public boolean matches(List<String> values) {
            if (values.isEmpty()) {
                return false;
            }
            Expression compiled = COMPILED.get(regex);
            Expression expression = compiled != null ? compiled : COMPILED.computeIfAbsent(regex, Expression::new);
            for (String value : values) {
                if (expression.matches(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Returns the rank, which determines how early the condition is tried.
     *
     * @return the rank
     */
    public Rank rank() {
        if (otherMethod) {
            return Rank.METHOD;
        }
        if (!headers.isEmpty()) {
            return has(headers, Absent.class) ? Rank.ABSENT_HEADER : Rank.HEADER;
        }
        if (has(query, Repeated.class)) {
            return Rank.REPEATED;
        }
        boolean pattern = has(path, Matches.class) || has(query, Matches.class) || (path.isEmpty() && query.isEmpty());
        return pattern ? Rank.PATTERN : Rank.VALUE;
    }

    /**
     * Returns the number of its parts.
     *
     * @return how many parameters, headers, cookies and bodies it is about
     */
    public int size() {
        return path.size() + query.size() + headers.size() + cookies.size() + (body.isPresent() ? 1 : 0);
    }

    /**
     * Returns whether a request to the operation meets the condition.
     *
     * @param operation the operation whose path the request has
     * @param request the request
     * @return whether every part holds
     */
    public boolean holds(Operation operation, Request request) {
        if (otherMethod != operation.hasOtherMethod(request)) {
            return false;
        }
        // Most conditions have one kind of parts, and a server asks for each request.
        return (headers.isEmpty() || hold(headers, request.headers()::all))
                && (query.isEmpty() || hold(query, request::query))
                && (cookies.isEmpty() || hold(cookies, name -> request.values("cookie", name)))
                && (body.isEmpty() || hasBody(request))
                && (path.isEmpty() || pathHolds(operation, request));
    }

    private boolean hasBody(Request request) {
        byte[] sent = request.body().orElse(new byte[0]);
        JsonNode required = body.orElseThrow();
        return StrictJson.read(sent)
                        .filter(value -> JsonEquality.areEqual(value, required))
                        .isPresent()
                || (required.isTextual() && required.textValue().equals(new String(sent, StandardCharsets.UTF_8)));
    }

    private boolean pathHolds(Operation operation, Request request) {
        Map<String, String> values =
                PathTemplate.of(operation.path()).parameters(request.path()).orElse(Map.of());
        return hold(path, name -> values.containsKey(name) ? List.of(values.get(name)) : List.of());
    }

    private static boolean hold(Map<String, Matcher> parts, Function<String, List<String>> values) {
        for (Map.Entry<String, Matcher> part : parts.entrySet()) {
            if (!part.getValue().matches(values.apply(part.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(Map<String, Matcher> parts, Class<? extends Matcher> kind) {
        for (Matcher matcher : parts.values()) {
            if (kind.isInstance(matcher)) {
                return true;
            }
        }
        return false;
    }
}
