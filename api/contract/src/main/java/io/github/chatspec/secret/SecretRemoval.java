package io.github.chatspec.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.routing.Router;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes the secrets from exchanges before they are recorded.
 *
 * <p>A secret is the value of a credential that a contract requires, of a header that contains credentials or cookies
 * by the standards, and of any header, query parameter or member of a JSON body with a name such as "token". It is removed
 * everywhere in the exchange, also where it is encoded. Personal data stays; redaction replaces it too.
 *
 * <p>It is immutable and may be shared between threads.
 */
public final class SecretRemoval {

    private static final JsonFactory JSON = new JsonFactory();

    /** The beginning of an absolute URL, for example in the header {@code Location}. */
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    /** Names of members with secrets. In a body, words such as "key" and "session" have other meanings, too. */
    private static final Pattern MEMBER =
            Pattern.compile("(?i)token|secret|passw|authorization|(api|access|private)[_-]?key|session[_-]?id");

    private final Router router;

    private SecretRemoval(List<Contract> contracts) {
        this.router = new Router(contracts);
    }

    /**
     * Creates the removal of the secrets that contracts define.
     *
     * @param contracts the contracts whose credentials are secrets
     * @return the removal
     */
    public static SecretRemoval of(List<Contract> contracts) {
        return new SecretRemoval(contracts);
    }

    /**
     * Returns an exchange without its secrets.
     *
     * @param exchange the exchange, which is not changed
     * @return a copy without the secrets; the scheme of an {@code Authorization} header is kept
     */
    public Exchange apply(Exchange exchange) {
        Optional<Operation> operation = exchange.request()
                .flatMap(request -> router.route(request).or(() -> router.routeIgnoringHost(request)))
                .map(Router.Route::operation);
        Set<String> secrets = new LinkedHashSet<>();
        Optional<Request> request = exchange.request().map(sent -> {
            Headers headers = headers(sent.headers(), operation, secrets);
            return new Request(sent.method(), url(sent.url(), operation, secrets), headers);
        });
        Optional<Headers> responseHeaders = exchange.headers().map(headers -> headers(headers, operation, secrets));
        addMembers(exchange.body(), secrets);
        SecretMatcher values = new SecretMatcher(secrets);

        Exchange clean = request.map(sent -> exchange.withRequest(new Request(
                        sent.method(), values.replaced(sent.url(), Secrets.REDACTED), without(sent.headers(), values))))
                .orElse(exchange)
                .body(values.isEmpty() ? exchange.body() : values.replaced(exchange.body(), Secrets.REDACTED));
        return responseHeaders
                .map(headers -> clean.headers(without(headers, values)))
                .orElse(clean);
    }

    private static Headers headers(Headers headers, Optional<Operation> operation, Set<String> secrets) {
        Headers clean = Headers.NONE;
        for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
            boolean secret = Secrets.isSecret(operation, "header", field.getKey())
                    || field.getKey().toLowerCase(Locale.ROOT).contains("auth");
            for (String value : field.getValue()) {
                String kept = URL.matcher(value).lookingAt() ? url(value, operation, secrets) : value;
                clean = clean.with(field.getKey(), secret ? dropped(value, secrets) : kept);
            }
        }
        return clean;
    }

    /** Adds the strings in a JSON body whose keys are names of secrets, such as {@code refresh_token}. */
    private static void addMembers(byte[] body, Set<String> secrets) {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && json.currentName() != null
                        && MEMBER.matcher(json.currentName()).find()) {
                    secrets.add(json.getText());
                }
            }
        } catch (IOException e) {
            // Not JSON, or not to its end; what was found so far is removed.
            return;
        }
    }

    private static String dropped(String value, Set<String> secrets) {
        if (value.isBlank()) {
            return value;
        }
        secrets.addAll(Secrets.parts(value));
        return Secrets.redacted(value);
    }

    private static String url(String url, Optional<Operation> operation, Set<String> secrets) {
        String bare = url.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", "$1");
        int question = bare.indexOf('?');
        if (question < 0) {
            return bare;
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : bare.substring(question + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals > 0 && Secrets.isSecret(operation, "query", Secrets.decoded(name))) {
                String value = pair.substring(equals + 1);
                secrets.add(value);
                secrets.add(Secrets.decoded(value));
                pairs.add(name + "=" + Secrets.REDACTED);
            } else {
                pairs.add(pair);
            }
        }
        return bare.substring(0, question + 1) + String.join("&", pairs);
    }

    private static Headers without(Headers headers, SecretMatcher secrets) {
        Headers clean = Headers.NONE;
        for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
            for (String value : field.getValue()) {
                clean = clean.with(field.getKey(), secrets.replaced(value, Secrets.REDACTED));
            }
        }
        return clean;
    }
}
