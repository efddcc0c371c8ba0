package io.github.chatspec.routing;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A base URL other than those of the contract, under which an API was recorded. */
public final class BaseUrl {

    private final String origin;
    private final String prefix;
    private final String server;

    private BaseUrl(String origin, String prefix, String server) {
        this.origin = origin;
        this.prefix = prefix;
        this.server = server;
    }

    /**
     * Parses the value of a command line option.
     *
     * @param text an absolute URL, optionally preceded by the name of the contract it is for and an equals sign
     * @param contracts the contracts that may be named
     * @return the base URL
     * @throws ContractException if it is not an absolute URL
     */
    public static BaseUrl of(String text, List<Contract> contracts) {
        Optional<Contract> named = contracts.stream()
                .filter(contract -> text.startsWith(contract.name() + "="))
                .findFirst();
        String url = named.map(contract -> text.substring(contract.name().length() + 1))
                .orElse(text);
        Request base = new Request("GET", url, Headers.NONE);
        if (!url.toLowerCase(Locale.ROOT).matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new ContractException(
                    "This is not a base URL; give one like https://proxy.example/prefix, or"
                            + " contract=https://proxy.example/prefix for a single contract.",
                    text);
        }
        String server = named.flatMap(contract -> contract.operations().stream().findFirst())
                .map(operation -> operation
                        .servers()
                        .get(0)
                        .replaceAll("\\{[^}]*}", "any")
                        .replaceFirst("/$", ""))
                .orElse("");
        return new BaseUrl(
                Router.normalizeOrigin(base.origin()),
                PathTemplate.normalize(base.path()).replaceFirst("/$", ""),
                server);
    }

    /**
     * Maps an exchange whose request may have been recorded under one of several base URLs.
     *
     * @param exchange the exchange
     * @param bases the base URLs, of which the first that matches the request applies
     * @return the exchange as if its request had been sent to the contract's server
     */
    public static Exchange mapped(Exchange exchange, List<BaseUrl> bases) {
        Optional<Request> request = exchange.request();
        for (BaseUrl base : request.isPresent() ? bases : List.<BaseUrl>of()) {
            Optional<Request> mapped = base.mapped(request.get());
            if (mapped.isPresent()) {
                return exchange.withRequest(mapped.get());
            }
        }
        return exchange;
    }

    /** Returns the path, normalized and without a trailing slash. */
    String prefix() {
        return prefix;
    }

    /**
     * Maps a request that was recorded under this base URL.
     *
     * @param request the request
     * @return the request as the contract's server would have received it; empty if it was sent elsewhere
     */
    public Optional<Request> mapped(Request request) {
        String path = PathTemplate.normalize(request.path());
        boolean here = Router.normalizeOrigin(request.origin()).equals(origin)
                && path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        if (!here) {
            return Optional.empty();
        }
        String sent = request.url().substring(request.origin().length());
        // A URL may have a query directly after its host.
        String query =
                sent.startsWith(request.path()) ? sent.substring(request.path().length()) : sent;
        String rest = path.length() == prefix.length() ? "/" : path.substring(prefix.length());
        return Optional.of(new Request(request.method(), server + rest + query, request.headers()));
    }
}
