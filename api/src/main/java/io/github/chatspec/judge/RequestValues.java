package io.github.chatspec.judge;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The values of a request by where the contract says that they are. */
final class RequestValues {

    /** The header parameters that OpenAPI ignores, since media types and security schemes stand for them. */
    private static final Set<String> DESCRIBED_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    /** What the name of a parameter contains whose value nobody else should read. */
    private static final List<String> SECRETS =
            List.of("authorization", "token", "secret", "key", "password", "session", "cookie");

    private RequestValues() {}

    /** The values of a header, query parameter or cookie. */
    static List<String> of(Request request, String in, String name) {
        return switch (in) {
            case "header" -> request.headers().all(name);
            case "query" -> request.query(name);
            case "cookie" -> cookies(request, name);
            default -> List.of();
        };
    }

    /** Tells whether OpenAPI ignores a parameter, since the contract says elsewhere what such a header is. */
    static boolean isIgnored(Parameter parameter) {
        return parameter.in().equals("header")
                && DESCRIBED_ELSEWHERE.contains(parameter.name().toLowerCase(Locale.ROOT));
    }

    /** A value of a parameter as it may stand in a report. */
    static String shown(Found found, Operation operation, Parameter parameter, String value) {
        return isSecret(operation, parameter) ? "a value (not shown)" : found.parameter(value);
    }

    private static boolean isSecret(Operation operation, Parameter parameter) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        return parameter.in().equals("cookie")
                || SECRETS.stream().anyMatch(name::contains)
                || operation.credentials().stream()
                        .flatMap(List::stream)
                        .anyMatch(credential -> credential.in().equals(parameter.in())
                                && credential.name().equalsIgnoreCase(parameter.name()));
    }

    /** The value of a path parameter. */
    static List<String> path(Operation operation, Request request, String name) {
        return operation.servers().stream()
                .map(server -> new Request(request.method(), server, request.headers()).path())
                .map(prefix -> prefix.replaceFirst("/$", "") + operation.path())
                .flatMap(template -> Router.pathParameters(template, request.path()).stream())
                .map(values -> values.get(name))
                .filter(value -> value != null)
                .limit(1)
                .toList();
    }

    private static List<String> cookies(Request request, String name) {
        List<String> values = new ArrayList<>();
        request.headers().all("Cookie").stream()
                .flatMap(header -> Stream.of(header.split(";", -1)))
                .map(pair -> Map.entry(pair.split("=", 2)[0].trim(), pair))
                .filter(pair -> pair.getKey().equals(name) && pair.getValue().contains("="))
                .forEach(pair -> values.add(pair.getValue().split("=", 2)[1].trim()));
        return values;
    }
}
