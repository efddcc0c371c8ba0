package io.github.chatspec.redact;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.judge.schema.DocumentedFields;
import io.github.chatspec.routing.Router;
import io.github.chatspec.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Redacts header fields: keeps those that a contract names, and replaces secrets. */
final class HeaderFields {

    private static final Set<String> ENCODINGS =
            Set.of("gzip", "x-gzip", "br", "deflate", "zstd", "identity", "compress", "x-compress");

    private final List<String> mediaTypes;
    private final DocumentedFields described;
    private final Pseudonyms pseudonyms;

    HeaderFields(List<Contract> contracts, DocumentedFields described, Pseudonyms pseudonyms) {
        this.mediaTypes = contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .flatMap(operation -> operation.responses().stream())
                .flatMap(response -> response.contents().stream())
                .map(Content::mediaType)
                .distinct()
                .toList();
        this.described = described;
        this.pseudonyms = pseudonyms;
    }

    /** Returns the redacted header fields of a request. */
    Headers ofRequest(Headers headers, Optional<Router.Route> route) {
        Headers redacted = redacted(headers, route, Map.of());
        return headers.areComplete() ? redacted : redacted.incomplete();
    }

    /** Returns the redacted header fields of a response. */
    Headers ofAnswer(Headers headers, Optional<Router.Route> route) {
        Map<String, String> examples = route.map(found -> found.operation().responses().stream()
                        .map(Response::headers)
                        .flatMap(named -> named.entrySet().stream())
                        .collect(Collectors.toMap(
                                named -> lower(named.getKey()), Map.Entry::getValue, (first, second) -> first)))
                .orElse(Map.of());
        return redacted(headers, route, examples);
    }

    /** Returns a Content-Type that reveals only the kind of the body. */
    String mediaType(String value) {
        return MediaTypeRedaction.redacted(value, mediaTypes);
    }

    private Headers redacted(Headers headers, Optional<Router.Route> route, Map<String, String> examples) {
        Headers kept = Headers.NONE;
        for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
            for (String value : field.getValue()) {
                Optional<String> redacted = redacted(field.getKey(), value, route, examples);
                kept = redacted.isPresent() ? kept.with(field.getKey(), redacted.get()) : kept;
            }
        }
        return kept;
    }

    private Optional<String> redacted(
            String name, String value, Optional<Router.Route> route, Map<String, String> examples) {
        Optional<Operation> operation = route.map(Router.Route::operation);
        String lower = lower(name);
        boolean named = examples.containsKey(lower) || isNamed(operation, lower);
        if (Secrets.isStandard(name) || (named && Secrets.isSecret(operation, "header", name))) {
            return Optional.of(
                    value.isBlank()
                            ? ""
                            : lower.equals("cookie") ? cookies(value, operation) : Secrets.redacted(value));
        }
        return switch (lower) {
            case "content-type" -> Optional.of(mediaType(value));
            case "accept" -> Optional.of(value).filter(MediaTypeRedaction::arePlain);
            case "content-encoding" ->
                Optional.of(value)
                        .filter(codings -> Stream.of(codings.split(",", -1))
                                .allMatch(coding -> ENCODINGS.contains(lower(coding.strip()))));
            default ->
                named
                        ? Optional.of(
                                value.equals(examples.get(lower)) ? value : parameter(route, "header", name, value))
                        : Optional.empty();
        };
    }

    /** Returns the replacement of the value of a parameter. */
    String parameter(Optional<Router.Route> route, String in, String name, String value) {
        Optional<String> schema = route.stream()
                .flatMap(found -> found.operation().parameters().stream())
                .filter(parameter -> parameter.in().equals(in) && isSame(parameter, name))
                .map(Parameter::schema)
                .flatMap(Optional::stream)
                .findFirst();
        return schema.map(found -> described.place(route.get().contract(), found))
                .map(place -> BodyValues.parameter(pseudonyms, place, name, value))
                .orElseGet(() -> pseudonyms.of(value));
    }

    private static boolean isSame(Parameter parameter, String name) {
        return parameter.in().equals("header")
                ? parameter.name().equalsIgnoreCase(name)
                : parameter.name().equals(name);
    }

    private static boolean isNamed(Optional<Operation> operation, String lower) {
        return operation.stream()
                .flatMap(found -> Stream.concat(
                        found.parameters().stream()
                                .filter(parameter -> parameter.in().equals("header"))
                                .map(Parameter::name),
                        found.credentials().stream()
                                .flatMap(List::stream)
                                .filter(credential -> credential.in().equals("header"))
                                .map(Credential::name)))
                .anyMatch(name -> lower(name).equals(lower));
    }

    /** Keeps the names of documented cookies, but not their values. */
    private static String cookies(String value, Optional<Operation> operation) {
        Set<String> named = operation.stream()
                .flatMap(found -> Stream.concat(
                        found.parameters().stream()
                                .filter(parameter -> parameter.in().equals("cookie"))
                                .map(Parameter::name),
                        found.credentials().stream()
                                .flatMap(List::stream)
                                .filter(credential -> credential.in().equals("cookie"))
                                .map(Credential::name)))
                .collect(Collectors.toSet());
        String kept = Stream.of(value.split(";", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && named.contains(pair[0].strip()))
                .map(pair -> pair[0].strip() + "=" + (pair[1].isBlank() ? "" : Secrets.REDACTED))
                .collect(Collectors.joining("; "));
        return kept.isEmpty() ? Secrets.REDACTED : kept;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
