package io.github.chatspec.judge;

import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets of one exchange, which stand in no finding, whatever else may be shown. */
final class Secrets {

    private static final String HIDDEN = "(not shown)";

    /** The headers that carry secrets by the standards, whatever a contract says. */
    private static final List<String> HEADERS =
            List.of("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "Authentication-Info");

    /** A JSON Web Token (RFC 7519), and what follows the name of a scheme (RFC 6750, RFC 7617). */
    private static final Pattern BY_FORM = Pattern.compile(
            "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*|(?i:(?<=bearer |basic )[A-Za-z0-9._~+/=-]{4,})");

    /** What stands behind the name of a cookie or of a scheme. */
    private static final Pattern SECRET_PARTS = Pattern.compile("[= ]([^=;, ][^;, ]*)");

    /** A shorter value is also a part of other words, and no secret worth the name. */
    private static final int SHORTEST = 6;

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    static Secrets of(Subject subject) {
        Exchange exchange = subject.exchange();
        List<String> values = new ArrayList<>();
        Stream.of(exchange.request().map(request -> request.headers()), exchange.headers())
                .flatMap(Optional::stream)
                .forEach(headers -> HEADERS.forEach(name -> values.addAll(parts(headers.all(name)))));
        subject.operation().stream()
                .map(Operation::credentials)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .forEach(credential -> values.addAll(values(exchange, credential)));
        return new Secrets(values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Returns a sentence without the secrets. */
    String hidden(String sentence) {
        String hidden = sentence;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return BY_FORM.matcher(hidden).replaceAll(HIDDEN);
    }

    private static List<String> values(Exchange exchange, Credential credential) {
        return exchange.request()
                .map(request -> parts(RequestValues.of(request, credential.in(), credential.name())))
                .orElse(List.of());
    }

    /** Values as a whole, and what in them follows a scheme or a name. */
    private static List<String> parts(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.concat(
                        Stream.of(value), SECRET_PARTS.matcher(value).results().map(part -> part.group(1))))
                .toList();
    }
}
