package io.github.chatspec.routing;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the operation of a request.
 *
 * <p>A request to a vendor's host must match one of the contract's servers. A request to this machine, or one whose URL
 * begins with the path, is matched by its path alone, with or without that of a server, so that responses of the mock and
 * the stub can be judged. Of several paths that match, the {@linkplain PathTemplate#MOST_LITERAL_FIRST most literal} one is chosen.
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
                all.addAll(Target.of(new Route(contract, operation)));
            }
        }
        all.sort(Comparator.comparing(Target::path, PathTemplate.MOST_LITERAL_FIRST));
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
        Optional<Route> route = route(request, target -> target.matches(origin, path, anyHost));
        // A mock also serves an operation without the path of the contract's server.
        return route.isPresent() || !anyHost
                ? route
                : route(request, target -> target.operationPath().matches(path));
    }

    private Optional<Route> route(Request request, Predicate<Target> matches) {
        Target serving = null;
        Route refusing = null;
        for (Target target : targets) {
            if (matches.test(target)) {
                Operation operation = target.route().operation();
                boolean samePath = serving == null || serving.path().equals(target.path());
                if (samePath && request.method().equals(operation.method())) {
                    return Optional.of(target.route());
                }
                if (serving == null && !operation.hasOtherMethod(request)) {
                    serving = target;
                }
                if (refusing == null && operation.response(405).isPresent()) {
                    refusing = target.route();
                }
            }
        }
        return serving != null ? Optional.of(serving.route()) : Optional.ofNullable(refusing);
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
                        .filter(route -> !route.operation().hasOtherMethod(request));
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

    /**
     * An operation at those of its servers that have the same path.
     *
     * @param route the operation
     * @param origins the servers' origins; empty if any host may have the operation
     * @param path the path from the root of the host
     * @param operationPath the path of the operation
     */
    private record Target(Route route, List<PathTemplate> origins, PathTemplate path, PathTemplate operationPath) {

        static List<Target> of(Route route) {
            Operation operation = route.operation();
            Map<String, Set<String>> originsByPath = new LinkedHashMap<>();
            for (String server : operation.servers()) {
                String origin = new Request("GET", server, Headers.NONE).origin();
                for (String path : operation.pathsOn(server)) {
                    originsByPath
                            .computeIfAbsent(path, absent -> new LinkedHashSet<>())
                            .add(normalizeOrigin(origin));
                }
            }
            List<Target> targets = new ArrayList<>();
            originsByPath.forEach((path, origins) -> targets.add(new Target(
                    route,
                    origins.contains("")
                            ? List.of()
                            : origins.stream().map(PathTemplate::ofOrigin).toList(),
                    PathTemplate.of(path),
                    PathTemplate.of(operation.path()))));
            return targets;
        }

        boolean matches(String origin, String sentPath, boolean anyHost) {
            return path.matches(sentPath) && (anyHost || origins.isEmpty() || hasOrigin(origin));
        }

        private boolean hasOrigin(String sent) {
            for (PathTemplate origin : origins) {
                if (origin.matches(sent)) {
                    return true;
                }
            }
            return false;
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
        String usual = lower.startsWith("https:") || lower.startsWith("wss:") ? ":443" : ":80";
        String host = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
        String normal = host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
        return normal.substring(0, begin) + ascii(normal.substring(begin));
    }

    /** Returns a host name as it is sent, in which labels beyond ASCII are encoded (RFC 5891). */
    private static String ascii(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) > 127) {
                try {
                    return IDN.toASCII(host);
                } catch (IllegalArgumentException e) {
                    return host;
                }
            }
        }
        return host;
    }
}
