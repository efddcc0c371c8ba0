package io.github.chatspec.routing;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts of the servers of contracts, by which requests to other hosts are recognized. */
public final class Servers {

    private static final Pattern ORIGIN =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.:-]*)://(?<host>.*?)(?<port>:([0-9]+|\\{[^{}]*})?)?");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]+(/|$)).*", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern LABEL = Pattern.compile("[^.]*[\\p{L}\\p{N}][^.]*");

    private static final int MOST_SEGMENTS = 20;

    /** A template with fewer labels that are no variables may be any host. */
    private static final int FEWEST_LABELS = 2;

    private static final Pattern TRAILING_SLASH = Pattern.compile("/$");

    private final Set<String> schemes = new LinkedHashSet<>(Set.of("http", "https"));
    private final List<String> hosts;
    private final Map<String, List<Place>> places = new HashMap<>();

    /**
     * A literal segment in the path of an operation.
     *
     * @param operation the operation
     * @param before the number of segments before it
     */
    private record Place(Operation operation, int before) {}

    /**
     * Collects the servers of contracts.
     *
     * @param contracts the contracts
     */
    public Servers(List<Contract> contracts) {
        Set<String> all = new LinkedHashSet<>();
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                addPlace(operation);
                for (String server : operation.servers()) {
                    add(Router.normalizeOrigin(new Request("GET", server, Headers.NONE).origin()), all);
                }
            }
        }
        List<String> sorted = new ArrayList<>(all);
        // A tenant's host should be that of the template, also if it is the default.
        sorted.sort(Comparator.comparing(host -> !VARIABLE.matcher(host).find()));
        hosts = List.copyOf(sorted);
    }

    private void addPlace(Operation operation) {
        String[] segments =
                TRAILING_SLASH.matcher(operation.path()).replaceFirst("").split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            if (!VARIABLE.matcher(segments[i]).find()) {
                places.computeIfAbsent(PathTemplate.normalize(segments[i]), absent -> new ArrayList<>())
                        .add(new Place(operation, i));
                return;
            }
        }
    }

    private void add(String origin, Set<String> all) {
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            return;
        }
        String host = parts.group("host");
        boolean variable = VARIABLE.matcher(host).find();
        long labels =
                LABEL.matcher(VARIABLE.matcher(host).replaceAll("")).results().count();
        if (!variable || labels >= FEWEST_LABELS) {
            all.add(host);
            schemes.add(parts.group("scheme"));
        }
    }

    /**
     * Returns whether a request was sent to another host than those of the servers, or by another scheme.
     *
     * @param request the request
     * @return whether it was; false if the URL begins with its path, since its host is unknown then
     */
    public boolean areElsewhere(Request request) {
        Matcher parts = ORIGIN.matcher(Router.normalizeOrigin(request.origin()));
        if (!parts.matches()) {
            return OPAQUE.matcher(request.url()).matches();
        }
        return !schemes.contains(parts.group("scheme"))
                || template(parts.group("host")).isEmpty();
    }

    /**
     * Returns scheme, host and port of a request, with the host as a server's template gives it.
     *
     * @param request the request
     * @return for example {@code https://{tenant}.example.com}; the scheme alone for a URL without a host, such as
     *     {@code data:}, and an empty text if the URL begins with its path
     */
    public String origin(Request request) {
        String origin = Router.normalizeOrigin(request.origin());
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            String url = request.url();
            return OPAQUE.matcher(url).matches() ? url.substring(0, url.indexOf(':') + 1) : "";
        }
        String port = parts.group("port") == null ? "" : parts.group("port");
        return parts.group("scheme") + "://" + template(parts.group("host")).orElse(parts.group("host")) + port;
    }

    /**
     * Returns the base URL under which a request to another host would fit an operation.
     *
     * @param request the request
     * @return the name of the contract, an equals sign and the base URL, as {@link BaseUrl#of} reads it; empty if no
     *     operation fits, or only operations without a literal segment in their path
     */
    public Optional<String> base(Request request) {
        String origin = Router.normalizeOrigin(request.origin());
        if (!origin.startsWith("http://") && !origin.startsWith("https://")) {
            return Optional.empty();
        }
        String[] segments = PathTemplate.normalize(request.path()).split("/", -1);
        for (int i = 1; i < Math.min(segments.length, MOST_SEGMENTS); i++) {
            for (Place place : places.getOrDefault(segments[i], List.of())) {
                int from = i - place.before() + 1;
                Operation operation = place.operation();
                if (from > 0
                        && !operation.hasOtherMethod(request)
                        && PathTemplate.of(operation.path()).matches("/" + joined(segments, from, segments.length))) {
                    String prefix = joined(segments, 1, from);
                    return Optional.of(operation.contract() + "=" + origin + (prefix.isEmpty() ? "" : "/" + prefix));
                }
            }
        }
        return Optional.empty();
    }

    private static String joined(String[] segments, int from, int to) {
        return String.join("/", List.of(segments).subList(from, to));
    }

    private Optional<String> template(String host) {
        for (String template : hosts) {
            if (PathTemplate.ofOrigin(template).matches(host)) {
                return Optional.of(template);
            }
        }
        return Optional.empty();
    }
}
