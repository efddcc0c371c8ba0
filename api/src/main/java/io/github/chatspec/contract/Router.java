package io.github.chatspec.contract;

import io.github.chatspec.exchange.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the operation that a request asks for.
 *
 * <p>The smallest use: {@code new Router(Contract.builtIn()).route(request)}.
 *
 * <p>A request to a vendor's host must match one of the contract's servers. A request to this machine, or one whose
 * address begins with the path, is told by its path alone, so that answers of the mock and the stub can be judged.
 * Literal path segments win over templates.
 */
public final class Router {

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(127(\\.[0-9]{1,3}){3}|localhost|\\[::1])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    private final List<Contract> contracts;

    /**
     * Where a request leads.
     *
     * @param contract the contract
     * @param operation the operation; where no operation of the path has the request's method, one that documents what
     *     a wrong method is answered with
     */
    public record Route(Contract contract, Operation operation) {}

    /**
     * Makes a router.
     *
     * @param contracts the contracts, of which earlier ones win
     */
    public Router(List<Contract> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /**
     * Finds the operation that a request asks for.
     *
     * @param request the request
     * @return the operation and its contract, or nothing where no contract knows the path
     */
    public Optional<Route> route(Request request) {
        List<Route> onPath = contracts.stream()
                .flatMap(contract -> contract.operations().stream().map(operation -> new Route(contract, operation)))
                .filter(route -> isOnPath(route.operation(), request))
                .sorted(Comparator.comparingInt(
                        route -> variables(route.operation().path())))
                .toList();
        return Stream.concat(
                        onPath.stream().filter(route -> !isOtherMethod(route.operation(), request)),
                        onPath.stream()
                                .filter(route -> route.operation().response(405).isPresent()))
                .findFirst();
    }

    /**
     * Finds the operation that a request would ask for at one of its contract's servers.
     *
     * @param request the request
     * @return the operation and its contract, or nothing where no contract knows the method on the path, or the request
     *     has no host
     */
    public Optional<Route> elsewhere(Request request) {
        String path = request.url().substring(request.origin().length());
        return request.origin().isEmpty() || route(request).isPresent()
                ? Optional.empty()
                : route(new Request(request.method(), path.startsWith("/") ? path : "/" + path, request.headers()))
                        .filter(route -> !isOtherMethod(route.operation(), request));
    }

    /**
     * Reads the path parameters out of a path.
     *
     * @param template a path template, for example {@code /v3.1/chats/{chat_id}}
     * @param path a path as it was sent
     * @return the decoded values by name, or nothing where the path does not fit the template
     */
    public static Optional<Map<String, String>> pathParameters(String template, String path) {
        Matcher matcher = Pattern.compile(regex(template)).matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher names = VARIABLE.matcher(template);
        for (int group = 1; names.find(); group++) {
            values.put(names.group(1), decode(matcher.group(group)));
        }
        return Optional.of(values);
    }

    static boolean isOtherMethod(Operation operation, Request request) {
        return !request.method().equals(operation.method())
                && !request.method().equals("OPTIONS")
                && !(request.method().equals("HEAD") && operation.method().equals("GET"));
    }

    private static boolean isOnPath(Operation operation, Request request) {
        String origin = request.origin();
        boolean anyHost = origin.isEmpty() || LOOPBACK.matcher(origin).matches();
        return operation.servers().stream().anyMatch(server -> {
            Request base = new Request(operation.method(), server, request.headers());
            String prefix = base.path().equals("/") ? "" : base.path().replaceFirst("/$", "");
            boolean host = anyHost || base.origin().isEmpty() || origin.matches("(?i)" + regex(base.origin()));
            return host
                    && pathParameters(prefix + operation.path(), request.path()).isPresent();
        });
    }

    private static int variables(String template) {
        return (int) VARIABLE.matcher(template).results().count();
    }

    private static String regex(String template) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder regex = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(from, matcher.start())))
                    .append("([^/]+)");
            from = matcher.end();
        }
        return regex.append(Pattern.quote(template.substring(from))).toString();
    }

    private static String decode(String segment) {
        try {
            // In a path a plus sign is a plus sign; only a form encodes a space with it.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
