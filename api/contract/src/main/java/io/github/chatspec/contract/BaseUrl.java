package io.github.chatspec.contract;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A host and a prefix at which somebody recorded what a contract expects at its own servers. */
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
     * Reads a base as options spell it.
     *
     * @param text an absolute address, and before it, divided by an equals sign, a contract where only one is meant
     * @param contracts the contracts that may be named
     * @return the base
     * @throws ContractException if it is no absolute address
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
                    "A base is an address like https://proxy.example/prefix, with the name of a contract and an equals"
                            + " sign before it where only one is meant.",
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
                Router.normalOrigin(base.origin()),
                PathTemplate.normal(base.path()).replaceFirst("/$", ""),
                server);
    }

    /**
     * Maps a request that was recorded at this base.
     *
     * @param request the request
     * @return the request as the contract's own server would have got it, or nothing where it went somewhere else
     */
    public Optional<Request> mapped(Request request) {
        String path = PathTemplate.normal(request.path());
        boolean here = Router.normalOrigin(request.origin()).equals(origin)
                && path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        if (!here) {
            return Optional.empty();
        }
        String sent = request.url().substring(request.origin().length());
        // An address may have a query behind its host at once.
        String behindPath =
                sent.startsWith(request.path()) ? sent.substring(request.path().length()) : sent;
        String rest = path.length() == prefix.length() ? "/" : path.substring(prefix.length());
        return Optional.of(new Request(request.method(), server + rest + behindPath, request.headers()));
    }
}
