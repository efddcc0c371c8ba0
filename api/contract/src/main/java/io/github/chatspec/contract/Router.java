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
 * Finds the operation that a request asks for.
 *
 * <p>A request to a vendor's host must match one of the contract's servers. A request to this machine, or one whose
 * address begins with the path, is told by its path alone, so that answers of the mock and the stub can be judged.
 * Literal path segments win over templates.
 */
public final class Router {

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(127(\\.[0-9]{1,3}){3}|localhost|\\[::1])(:[0-9]+)?");

    private final List<Target> targets;

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
        List<Target> found = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                operation.servers().forEach(server -> found.add(Target.of(new Route(contract, operation), server)));
            }
        }
        found.sort((left, right) -> PathTemplate.byLiterals(left.own(), right.own()));
        targets = List.copyOf(found);
    }

    /**
     * Finds the operation that a request asks for.
     *
     * @param request the request
     * @return the operation and its contract, or nothing where no contract knows the path
     */
    public Optional<Route> route(Request request) {
        String origin = normalOrigin(request.origin());
        String path = PathTemplate.normal(request.path());
        boolean anyHost = origin.isEmpty() || LOOPBACK.matcher(origin).matches();
        Route refusing = null;
        for (Target target : targets) {
            if (target.takes(origin, path, anyHost)) {
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
        return PathTemplate.of(template).values(PathTemplate.normal(path));
    }

    /**
     * Returns the methods that a server allows on a path, as the header field {@code Allow} lists them.
     *
     * @param path a path as it was sent, without the prefix of a contract's server
     * @return the methods, including HEAD and OPTIONS; empty if no operation has this path
     */
    public Set<String> methods(String path) {
        String normal = PathTemplate.normal(path);
        return methods(targets.stream()
                .filter(target -> target.own().fits(normal))
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
     * @param host the server's origin, or null where the server has none
     * @param path the path from the root of the host on
     * @param own the path as the operation has it, by which operations are ordered
     */
    private record Target(Route route, PathTemplate host, PathTemplate path, PathTemplate own) {

        static Target of(Route route, String server) {
            Request base = new Request("GET", server, Headers.NONE);
            String prefix = base.path().replaceFirst("/$", "");
            String origin = normalOrigin(base.origin());
            return new Target(
                    route,
                    origin.isEmpty() ? null : PathTemplate.of(origin),
                    PathTemplate.of(prefix + route.operation().path()),
                    PathTemplate.of(route.operation().path()));
        }

        boolean takes(String origin, String sentPath, boolean anyHost) {
            return (anyHost || host == null || host.fits(origin)) && path.fits(sentPath);
        }
    }

    /** Writes scheme and host as RFC 3986 (section 6.2.2) does: in lower case, without the scheme's own port or a user. */
    static String normalOrigin(String origin) {
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
