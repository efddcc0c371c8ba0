package io.github.chatspec.contract;

import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One alternative of an example's {@code x-when}: the requests that the example answers.
 *
 * <p>All parts must hold. An empty condition holds for every request.
 *
 * @param otherMethod whether the method must be another than that of the operation, HEAD and OPTIONS
 * @param path what path parameters must be
 * @param query what query parameters must be
 * @param headers what headers must be
 */
public record ExampleCondition(
        boolean otherMethod, Map<String, Matcher> path, Map<String, Matcher> query, Map<String, Matcher> headers) {

    /** Holds for every request. */
    public static final ExampleCondition ALWAYS = new ExampleCondition(false, Map.of(), Map.of(), Map.of());

    /** In which order conditions are tried; what comes first decides. */
    public enum Rank {
        /** The method is not one that the path knows. */
        METHOD,
        /** A header is missing. */
        ABSENT_HEADER,
        /** A header has a certain value. */
        HEADER,
        /** A query parameter comes more than once. */
        REPEATED,
        /** A path or query parameter has one certain value. */
        VALUE,
        /** A path or query parameter matches a pattern, or anything goes. */
        PATTERN
    }

    /** What a value must be. */
    public sealed interface Matcher {

        /**
         * Tells whether the values of a parameter or header are as they must be.
         *
         * @param values the values, none where it is absent
         * @return whether they match
         */
        boolean matches(List<String> values);
    }

    /** There must be no value. */
    public record Absent() implements Matcher {
        @Override
        public boolean matches(List<String> values) {
            return values.isEmpty();
        }
    }

    /** There must be more than one value. */
    public record Repeated() implements Matcher {
        @Override
        public boolean matches(List<String> values) {
            return values.size() > 1;
        }
    }

    /**
     * A value must be this one.
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
     * A value must match a regular expression as a whole, in which a dot stands for a line break too.
     *
     * @param regex the expression
     */
    public record Matches(String regex) implements Matcher {

        /** Expressions come from contracts, so there are few of them. */
        private static final ConcurrentHashMap<String, Pattern> KNOWN = new ConcurrentHashMap<>();

        @Override
        public boolean matches(List<String> values) {
            if (values.isEmpty()) {
                return false;
            }
            Pattern known = KNOWN.get(regex);
            Pattern pattern =
                    known != null ? known : KNOWN.computeIfAbsent(regex, text -> Pattern.compile("(?s)" + text));
            for (String value : values) {
                if (pattern.matcher(value).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Returns how early the condition is tried.
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
     * Tells whether a request to the operation meets the condition.
     *
     * @param operation the operation whose path the request asks for
     * @param request the request
     * @return whether every part holds
     */
    public boolean holds(Operation operation, Request request) {
        if (otherMethod != Router.isOtherMethod(operation, request)) {
            return false;
        }
        return hold(headers, request.headers()::all)
                && hold(query, request::query)
                && (path.isEmpty() || pathHolds(operation, request));
    }

    private boolean pathHolds(Operation operation, Request request) {
        Map<String, String> values =
                Router.pathParameters(operation.path(), request.path()).orElse(Map.of());
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
