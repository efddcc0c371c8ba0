package io.github.chatspec.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that an example's {@code x-when} describes.
 *
 * @param operation the operation to call
 * @param sample the example that answers
 * @param request the request, whose address begins with the path
 */
public record SampleRequests(Operation operation, Sample sample, Request request) {

    private static final List<String> OTHER_METHODS = List.of("DELETE", "PATCH", "POST", "PUT");
    private static final List<String> CANDIDATES = List.of(
            "nope",
            "0",
            "-1",
            "1",
            "01",
            "2",
            "7",
            "010",
            "999999999",
            "1000000000",
            "7.5",
            " 1",
            "",
            "d\u00e9j\u00e0 vu \ud83d\ude00",
            "a/b",
            "50%",
            "Bearer",
            "Bearer invalid-token",
            "bearer expired-token",
            "Basic abc");

    /** Separates the values of a repeated parameter. */
    private static final String NEXT = "\u0000";

    private enum In {
        METHOD,
        PATH,
        QUERY,
        HEADER
    }

    private record Part(In in, String name, ExampleCondition.Matcher matcher) {

        private String key() {
            return in + " " + name;
        }
    }

    private record Draft(
            String method, Map<String, String> path, Map<String, String> query, Map<String, String> headers) {

        private Draft with(Part part, String value) {
            return switch (part.in()) {
                case METHOD -> new Draft(value, path, query, headers);
                case PATH -> new Draft(method, changed(path, part.name(), value), query, headers);
                case QUERY -> new Draft(method, path, changed(query, part.name(), value), headers);
                case HEADER -> new Draft(method, path, query, changed(headers, part.name(), value));
            };
        }

        private static Map<String, String> changed(Map<String, String> values, String name, String value) {
            Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(values);
            if (value == null) {
                copy.remove(name);
            } else {
                copy.put(name, value);
            }
            return copy;
        }

        private Request request(Operation operation) {
            String target = operation.path();
            for (Map.Entry<String, String> value : path.entrySet()) {
                target = target.replace("{" + value.getKey() + "}", encoded(value.getValue()));
            }
            String sent = query.entrySet().stream()
                    .flatMap(values -> Stream.of(values.getValue().split(NEXT, -1))
                            .map(value -> encoded(values.getKey()) + "=" + encoded(value)))
                    .collect(Collectors.joining("&"));
            Headers fields = Headers.NONE;
            for (Map.Entry<String, String> header : headers.entrySet()) {
                fields = fields.with(header.getKey(), header.getValue());
            }
            return new Request(method, sent.isEmpty() ? target : target + "?" + sent, fields);
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** Returns every request that the built-in contracts describe. */
    public static List<SampleRequests> all() {
        return operations()
                .flatMap(operation -> operation.samples().stream().flatMap(sample -> of(operation, sample).stream()))
                .toList();
    }

    public static Stream<Operation> operations() {
        return Contract.builtIn().stream().flatMap(contract -> contract.operations().stream());
    }

    /**
     * Returns the refusal of an operation for an identifier in the path that nothing has.
     *
     * @param operation the operation
     * @return the sample of a refusal whose condition is about the path, if any
     */
    public static Optional<Sample> unknownId(Operation operation) {
        return operation.samples().stream()
                .filter(sample -> sample.isRefusal()
                        && sample.when().stream()
                                .anyMatch(condition -> !condition.path().isEmpty()))
                .findFirst();
    }

    /** Returns the requests that an example describes; empty if it can only be selected by name. */
    public static List<SampleRequests> of(Operation operation, Sample sample) {
        return sample.when().stream()
                .flatMap(condition -> asks(operation, sample, parts(condition)))
                .toList();
    }

    /** Returns the requests that match two examples, of which the first one must answer. */
    public static List<SampleRequests> both(Operation operation, Sample first, Sample second) {
        List<SampleRequests> asks = new ArrayList<>();
        for (ExampleCondition one : first.when()) {
            for (ExampleCondition other : second.when()) {
                List<Part> parts = new ArrayList<>(parts(one));
                parts.addAll(parts(other));
                Set<String> keys = new HashSet<>();
                if (parts.stream().allMatch(part -> keys.add(part.key()))) {
                    asks.addAll(asks(operation, first, parts).toList());
                }
            }
        }
        return asks;
    }

    /** Returns a request with everything that the operation requires. */
    public static Request good(Operation operation) {
        return draft(operation).request(operation);
    }

    private static Stream<SampleRequests> asks(Operation operation, Sample sample, List<Part> parts) {
        List<Draft> drafts = List.of(draft(operation));
        for (Part part : parts) {
            drafts = drafts.stream()
                    .flatMap(draft -> values(operation, part).map(value -> draft.with(part, value.orElse(null))))
                    .toList();
        }
        return drafts.stream().map(draft -> new SampleRequests(operation, sample, draft.request(operation)));
    }

    private static Stream<Optional<String>> values(Operation operation, Part part) {
        if (part.in() == In.METHOD) {
            return OTHER_METHODS.stream().map(Optional::of);
        }
        if (part.matcher() instanceof ExampleCondition.Equal equal) {
            return Stream.of(Optional.of(equal.value()));
        }
        if (part.matcher() instanceof ExampleCondition.Repeated) {
            return Stream.of("1", "2", "abc").map(value -> Optional.of("1" + NEXT + value));
        }
        return part.matcher() instanceof ExampleCondition.Matches matches
                ? CANDIDATES.stream()
                        .filter(value -> value.matches(matches.regex()))
                        .filter(value -> part.in() != In.PATH || !value.isEmpty())
                        .filter(value -> part.in() != In.HEADER || value.matches("[!-~][ -~]*"))
                        .filter(value -> !equals(operation, part, value))
                        .map(Optional::of)
                : Stream.of(Optional.empty());
    }

    private static boolean equals(Operation operation, Part part, String value) {
        return operation.samples().stream()
                .flatMap(sample -> sample.when().stream())
                .flatMap(condition -> parts(condition).stream())
                .anyMatch(other -> other.equals(new Part(part.in(), part.name(), new ExampleCondition.Equal(value))));
    }

    private static List<Part> parts(ExampleCondition condition) {
        List<Part> parts = new ArrayList<>();
        if (condition.otherMethod()) {
            parts.add(new Part(In.METHOD, "", new ExampleCondition.Absent()));
        }
        condition.path().forEach((name, matcher) -> parts.add(new Part(In.PATH, name, matcher)));
        condition.query().forEach((name, matcher) -> parts.add(new Part(In.QUERY, name, matcher)));
        condition.headers().forEach((name, matcher) -> parts.add(new Part(In.HEADER, name, matcher)));
        return parts;
    }

    private static Draft draft(Operation operation) {
        Draft draft = new Draft(operation.method(), Map.of(), Map.of(), Map.of());
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required()) {
                In in = In.valueOf(parameter.in().toUpperCase(Locale.ROOT));
                draft = draft.with(
                        new Part(in, parameter.name(), null),
                        parameter.example().asText());
            }
        }
        Contract contract = Contract.builtIn(operation.contract());
        for (JsonNode requirement : contract.document().path("security")) {
            for (Map.Entry<String, JsonNode> named : requirement.properties()) {
                JsonNode scheme = contract.at("/components/securitySchemes/" + named.getKey());
                boolean key = scheme.path("type").asText().equals("apiKey");
                String header = key ? scheme.path("name").asText() : "Authorization";
                String token = key ? "good-token" : scheme.path("scheme").asText() + " good-token";
                draft = draft.with(new Part(In.HEADER, header, null), token);
            }
        }
        return draft;
    }

    @Override
    public String toString() {
        return sample.name() + ": " + operation.contract() + " " + request.method() + " " + request.url() + " "
                + request.headers();
    }
}
