package io.github.chatspec.judge;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Router;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The values of a request by where the contract says that they are. */
final class RequestValues {

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
