package io.github.chatspec.contract;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the operation of a request.
 *
 * <p>A request to a vendor's host must match one of the contract's servers. A request to this machine, or one whose URL
 * begins with the path, is matched by its path alone, so that responses of the mock and the stub can be judged. Literal
 * path segments take precedence over templates.
 */
public final class Router {

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(127(\\.[0-9]{1,3}){3}|localhost|\\[::1])(:[0-9]+)?");

    private final List<Target> targets;

    /**
     * The operation of a request.
     *
     * @param contract the contract
     * @param operation the operation; if the path has no operation with the request's method, one that documents the
     *     response to a wrong method
     */
    public record Route(Contract contract, Operation operation) {}

    /**
     * Creates a router.
     *
     * @param contracts the contracts; earlier ones take precedence
     */
    public Router(List<Contract> contracts) {
        List<Target> all = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                operation.servers().forEach(server -> all.add(Target.of(new Route(contract, operation), server)));
            }
        }
        all.sort((left, right) -> PathTemplate.compareLiterals(left.operationPath(), right.operationPath()));
        targets = List.copyOf(all);
    }

    /**
     * Finds the operation of a request.
     *
     * @param request the request
     * @return the operation and its contract; empty if no contract has the path
     */
    public Optional<Route> route(Request request) {
        String origin = normalizeOrigin(request.origin());
        String path = PathTemplate.normalize(request.path());
        boolean anyHost = origin.isEmpty() || LOOPBACK.matcher(origin).matches();
        Route refusing = null;
        for (Target target : targets) {
            if (target.matches(origin, path, anyHost)) {
                Operation operation = target.route().operation();
                if (!isOtherMethod(operation, request)) {
                    return Optional.of(target.route());
                }
                if (refusing == null && operation.response(405).isPresent()) {
                    refusing = target.route();
                }
            }
        }
        return Optional.ofNullable(refusing);
    }

    /**
     * Finds the operation that a request would have if it were sent to one of the contract's servers.
     *
     * @param request the request, which was sent to another host
     * @return the operation and its contract; empty if no contract has the method on the path, or the request has no
     *     host
     */
    public Optional<Route> routeIgnoringHost(Request request) {
        String path = request.url().substring(request.origin().length());
        return request.origin().isEmpty() || route(request).isPresent()
                ? Optional.empty()
                : route(new Request(request.method(), path.startsWith("/") ? path : "/" + path, request.headers()))
                        .filter(route -> !isOtherMethod(route.operation(), request));
    }

    /**
     * Returns the path parameters of a path.
     *
     * @param template a path template, for example {@code /v3.1/chats/{chat_id}}
     * @param path a path as it was sent
     * @return the decoded values by name; empty if the path does not match the template
     */
    public static Optional<Map<String, String>> pathParameters(String template, String path) {
        return PathTemplate.of(template).values(PathTemplate.normalize(path));
    }

    /**
     * Returns the methods that a server allows on a path, as the header field {@code Allow} lists them.
     *
     * @param path a path as it was sent, without the prefix of a contract's server, or {@code *} for all paths
     * @return the methods, including HEAD and OPTIONS; empty if no operation has this path
     */
    public Set<String> methods(String path) {
        String normal = PathTemplate.normalize(path);
        return methods(targets.stream()
                .filter(target -> path.equals("*") || target.operationPath().matches(normal))
                .map(target -> target.route().operation())
                .toList());
    }

    /**
     * Returns the methods that a server allows for operations.
     *
     * @param operations the operations
     * @return their methods, HEAD after GET, and OPTIONS last; empty if there are no operations
     */
    public static Set<String> methods(Collection<Operation> operations) {
        Set<String> methods = new LinkedHashSet<>();
        for (Operation operation : operations) {
            methods.add(operation.method());
            if (operation.method().equals("GET")) {
                methods.add("HEAD");
            }
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    static boolean isOtherMethod(Operation operation, Request request) {
        return !request.method().equals(operation.method())
                && !request.method().equals("OPTIONS")
                && !(request.method().equals("HEAD") && operation.method().equals("GET"));
    }

    /**
     * An operation at one of its servers.
     *
     * @param route the operation
     * @param host the server's origin, or null if it has none
     * @param path the path from the root of the host
     * @param operationPath the path of the operation, by which operations are ordered
     */
    private record Target(Route route, PathTemplate host, PathTemplate path, PathTemplate operationPath) {

        static Target of(Route route, String server) {
            Request base = new Request("GET", server, Headers.NONE);
            String prefix = base.path().replaceFirst("/$", "");
            String origin = normalizeOrigin(base.origin());
            return new Target(
                    route,
                    origin.isEmpty() ? null : PathTemplate.of(origin),
                    PathTemplate.of(prefix + route.operation().path()),
                    PathTemplate.of(route.operation().path()));
        }

        boolean matches(String origin, String sentPath, boolean anyHost) {
            return (anyHost || host == null || host.matches(origin)) && path.matches(sentPath);
        }
    }

    /** Normalizes scheme and host (RFC 3986, section 6.2): lower case, no default port, no user. */
    static String normalizeOrigin(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (!lower.contains("://")) {
            return lower;
        }
        int begin = lower.indexOf("://") + 3;
        String bare = lower.substring(0, begin) + lower.substring(Math.max(begin, lower.lastIndexOf('@') + 1));
        String usual = lower.startsWith("https:") ? ":443" : ":80";
        String host = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }
}
