package io.github.chatspec.redact;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.ResponseHeader;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.judge.schema.DocumentedFields;
import io.github.chatspec.routing.Router;
import io.github.chatspec.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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
        Headers redacted = redacted(headers, (name, value) -> sent(name, value, route));
        return headers.areComplete() ? redacted : redacted.incomplete();
    }

    /** Returns the redacted header fields of a response. */
    Headers ofAnswer(Headers headers, int status, Optional<Router.Route> route) {
        List<Response> responses = route.stream()
                .map(Router.Route::operation)
                .flatMap(
                        operation -> Stream.concat(operation.response(status).stream(), operation.responses().stream()))
                .toList();
        return redacted(headers, (name, value) -> received(name, value, route, responses));
    }

    /** Returns a Content-Type that reveals only the kind of the body. */
    String mediaType(String value) {
        return MediaTypeRedaction.redacted(value, mediaTypes);
    }

    private static Headers redacted(Headers headers, BiFunction<String, String, Optional<String>> replacement) {
        Headers kept = Headers.NONE;
        for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
            for (String value : field.getValue()) {
                Optional<String> redacted = replacement.apply(field.getKey(), value);
                kept = redacted.isPresent() ? kept.with(field.getKey(), redacted.get()) : kept;
            }
        }
        return kept;
    }

    private Optional<String> sent(String name, String value, Optional<Router.Route> route) {
        boolean named = isNamed(route.map(Router.Route::operation), lower(name));
        return standard(name, value, named, route)
                .orElseGet(() ->
                        Optional.of(value).filter(sent -> named).map(sent -> parameter(route, "header", name, sent)));
    }

    private Optional<String> received(
            String name, String value, Optional<Router.Route> route, List<Response> responses) {
        List<ResponseHeader> documented = responses.stream()
                .flatMap(response -> response.documentedHeaders().stream())
                .filter(header -> header.name().equalsIgnoreCase(name))
                .toList();
        boolean isExample = responses.stream()
                .flatMap(response -> response.headers().entrySet().stream())
                .anyMatch(example -> example.getKey().equalsIgnoreCase(name)
                        && example.getValue().equals(value));
        boolean named = !documented.isEmpty()
                || isExample
                || responses.stream()
                        .flatMap(response -> response.headers().keySet().stream())
                        .anyMatch(name::equalsIgnoreCase)
                || isNamed(route.map(Router.Route::operation), lower(name));
        return standard(name, value, named, route).orElseGet(() -> {
            Optional<String> schema = documented.stream()
                    .map(ResponseHeader::schema)
                    .flatMap(Optional::stream)
                    .findFirst();
            return Optional.of(value)
                    .filter(sent -> named)
                    .map(sent -> isExample
                            ? sent
                            : schema.isPresent()
                                    ? replaced(route, schema, name, sent)
                                    : parameter(route, "header", name, sent));
        });
    }

    /** Returns the replacement in a header that has a meaning by the standards; nothing for any other header. */
    private Optional<Optional<String>> standard(
            String name, String value, boolean named, Optional<Router.Route> route) {
        Optional<Operation> operation = route.map(Router.Route::operation);
        String lower = lower(name);
        if (Secrets.isStandard(name) || (named && Secrets.isSecret(operation, "header", name))) {
            String secret = lower.equals("cookie") ? cookies(value, operation) : Secrets.redacted(value);
            return Optional.of(Optional.of(value.isBlank() ? "" : secret));
        }
        return switch (lower) {
            case "content-type" -> Optional.of(Optional.of(mediaType(value)));
            case "accept" -> Optional.of(Optional.of(value).filter(MediaTypeRedaction::arePlain));
            case "content-encoding" ->
                Optional.of(Optional.of(value)
                        .filter(codings -> Stream.of(codings.split(",", -1))
                                .allMatch(coding -> ENCODINGS.contains(lower(coding.strip())))));
            default -> Optional.empty();
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
        return replaced(route, schema, name, value);
    }

    private String replaced(Optional<Router.Route> route, Optional<String> schema, String name, String value) {
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
