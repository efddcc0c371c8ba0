package io.github.chatspec.redact;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.routing.Router;
import io.github.chatspec.secret.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Redacts the URL of a request: the parts that the contract defines are kept, and the rest is replaced. */
final class Urls {

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(127(\\.[0-9]{1,3}){3}|localhost|\\[::1])(:[0-9]{1,5})?");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]+}");
    private static final Pattern ORIGIN = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^:]*|\\[.*])(:[0-9]{1,5})?");
    private static final Set<String> SCHEMES = Set.of("http://", "https://", "ws://", "wss://");

    private final Pseudonyms pseudonyms;
    private final HeaderFields fields;
    private final Set<String> origins = new LinkedHashSet<>();
    private final Set<String> literals = new LinkedHashSet<>();

    Urls(List<Contract> contracts, Pseudonyms pseudonyms, HeaderFields fields) {
        this.pseudonyms = pseudonyms;
        this.fields = fields;
        for (Contract contract : contracts) {
            for (Operation operation : contract.operations()) {
                for (String server : operation.servers()) {
                    Request base = new Request("GET", server, Headers.NONE);
                    origins.add(base.origin().toLowerCase(Locale.ROOT));
                }
                for (String path : operation.pathsOnServers()) {
                    segments(path).filter(Urls::isLiteral).map(Urls::meant).forEach(literals::add);
                }
            }
        }
        origins.remove("");
    }

    /** Returns the URL of a request without personal data. */
    String redacted(Request request, Optional<Router.Route> route) {
        String url = request.url();
        String origin = request.origin();
        int hash = url.indexOf('#');
        String rest = url.substring(origin.length(), hash < origin.length() ? url.length() : hash);
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        String query = question < 0 ? "" : "?" + query(rest.substring(question + 1), route);
        return origin(origin) + path(path, route) + query;
    }

    private String origin(String origin) {
        if (origin.isEmpty()) {
            return origin;
        }
        int host = origin.indexOf("://") + 3;
        String lower = origin.substring(0, host).toLowerCase(Locale.ROOT)
                + origin.substring(Math.max(host, origin.lastIndexOf('@') + 1)).toLowerCase(Locale.ROOT);
        if (LOOPBACK.matcher(lower).matches()) {
            return lower;
        }
        String port = lower.startsWith("https:") ? ":443" : ":80";
        String bare = lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
        return origins.stream()
                .map(template -> filled(template, bare))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> foreign(lower));
    }

    private String foreign(String origin) {
        Matcher parts = ORIGIN.matcher(origin);
        if (!parts.matches()) {
            return "https://" + Pseudonyms.masked(origin.substring(origin.indexOf("://") + 3));
        }
        String scheme = SCHEMES.contains(parts.group(1)) ? parts.group(1) : "https://";
        String port = parts.group(3) == null ? "" : parts.group(3);
        return scheme + UrlParts.host(parts.group(2), pseudonyms::of) + port;
    }

    private String path(String path, Optional<Router.Route> route) {
        return route.stream()
                .map(Router.Route::operation)
                .flatMap(operation -> operation.pathsOnServers().stream()
                        .map(template -> onTemplate(path, template, operation, route)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Stream.of(path.split("/", -1))
                        .map(segment -> literals.contains(meant(segment)) ? segment : value(segment))
                        .collect(Collectors.joining("/")));
    }

    /** Returns a path with the values of its template variables replaced, or nothing if it does not match. */
    private Optional<String> onTemplate(
            String path, String template, Operation operation, Optional<Router.Route> route) {
        String[] sent = path.split("/", -1);
        String[] known = template.split("/", -1);
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < sent.length && i < known.length; i++) {
            String name = known[i].replaceAll("[{}]", "");
            boolean variable = VARIABLE.matcher(known[i]).matches()
                    && operation.parameters().stream().map(Parameter::name).anyMatch(name::equals);
            Optional<String> segment = meant(known[i]).equals(meant(sent[i]))
                    ? Optional.of(sent[i])
                    : variable
                            ? Optional.of(
                                    UrlParts.coded(sent[i], value -> fields.parameter(route, "path", name, value)))
                            : isLiteral(known[i]) ? Optional.empty() : filled(known[i], sent[i]);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return sent.length == known.length ? Optional.of(String.join("/", segments)) : Optional.empty();
    }

    /** Returns a text with the values of template variables replaced, or nothing if it does not match. */
    private Optional<String> filled(String template, String text) {
        StringBuilder regex = new StringBuilder();
        int from = 0;
        Matcher variables = VARIABLE.matcher(template);
        while (variables.find()) {
            regex.append(Pattern.quote(template.substring(from, variables.start())))
                    .append("([^/]+)");
            from = variables.end();
        }
        Matcher fitting = Pattern.compile(
                        regex.append(Pattern.quote(template.substring(from))).toString())
                .matcher(text);
        if (!fitting.matches()) {
            return Optional.empty();
        }
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int group = 1; group <= fitting.groupCount(); group++) {
            filled.append(text, at, fitting.start(group)).append(UrlParts.host(fitting.group(group), pseudonyms::of));
            at = fitting.end(group);
        }
        return Optional.of(filled.append(text.substring(at)).toString());
    }

    private String query(String query, Optional<Router.Route> route) {
        return Stream.of(query.split("&", -1)).map(pair -> pair(pair, route)).collect(Collectors.joining("&"));
    }

    private String pair(String pair, Optional<Router.Route> route) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String meant = EscapedText.percent(name, true).map(EscapedText::value).orElse(name);
        Optional<Operation> operation = route.map(Router.Route::operation);
        boolean documented = operation.stream()
                .anyMatch(found -> found.parameters().stream()
                                .anyMatch(parameter -> parameter.in().equals("query")
                                        && parameter.name().equals(meant))
                        || found.credentials().stream()
                                .flatMap(List::stream)
                                .anyMatch(credential -> credential.in().equals("query")
                                        && credential.name().equals(meant)));
        String kept = documented ? name : value(name);
        if (equals < 0) {
            return kept;
        }
        Optional<EscapedText> value = EscapedText.percent(pair.substring(equals + 1), true);
        boolean secret = Secrets.isSecret(operation, "query", meant);
        String blankOrNot = value.map(EscapedText::value).orElse("?").isBlank() ? "" : Secrets.REDACTED;
        return kept + "="
                + (secret
                        ? blankOrNot
                        : value.map(spelling ->
                                        spelling.with(fields.parameter(route, "query", meant, spelling.value())))
                                .orElseGet(() -> Pseudonyms.masked(pair.substring(equals + 1))));
    }

    private String value(String part) {
        return UrlParts.coded(part, pseudonyms::of);
    }

    private static String meant(String segment) {
        return EscapedText.percent(segment, false).map(EscapedText::value).orElse(segment);
    }

    private static Stream<String> segments(String template) {
        return Stream.of(template.split("/", -1));
    }

    private static boolean isLiteral(String segment) {
        return !VARIABLE.matcher(segment).find();
    }
}
