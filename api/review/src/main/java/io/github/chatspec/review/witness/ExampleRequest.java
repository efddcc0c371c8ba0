package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ContractSide;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request with all that an operation requires, of which single parts can be left out or replaced. */
public final class ExampleRequest {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private Optional<String> mediaType = Optional.empty();
    private Optional<byte[]> body = Optional.empty();

    private ExampleRequest() {}

    /** Creates a request with the required parameters, the credentials of the first alternative, and a required body. */
    public static ExampleRequest of(ContractSide side, Operation operation) {
        ExampleRequest request = new ExampleRequest();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() || parameter.in().equals("path")) {
                request.with(parameter, request.value(side, parameter));
            }
        }
        if (!operation.credentials().isEmpty()) {
            operation.credentials().get(0).forEach(request::with);
        }
        operation
                .requestBody()
                .filter(required -> required.required())
                .ifPresent(required -> required.schemas().entrySet().stream()
                        .findFirst()
                        .ifPresent(content -> request.withBody(side, content.getKey(), content.getValue())));
        return request;
    }

    private List<String> value(ContractSide side, Parameter parameter) {
        if (!parameter.example().isMissingNode()) {
            return texts(side.contract(), parameter, parameter.example());
        }
        Optional<JsonNode> built = parameter
                .schema()
                .flatMap(schema -> new PayloadBuilder(side, Direction.REQUEST).first(List.of(schema)));
        return built.map(value -> texts(side.contract(), parameter, value)).orElse(List.of("a"));
    }

    /** Returns a value as a request writes it; an array has one text for each item where the style says so. */
    public static List<String> texts(Contract contract, Parameter parameter, JsonNode value) {
        JsonNode documented = contract.at(parameter.place().pointer());
        if (documented.has("content")) {
            return List.of(value.toString());
        }
        if (!value.isArray()) {
            return List.of(value.isContainerNode() ? value.toString() : value.asText());
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.isContainerNode() ? item.toString() : item.asText()));
        String style = documented.path("style").asText("form");
        boolean isRepeated =
                parameter.in().equals("query") && documented.path("explode").asBoolean(style.equals("form"));
        String separator = style.equals("spaceDelimited") ? " " : style.equals("pipeDelimited") ? "|" : ",";
        return isRepeated ? items : List.of(String.join(separator, items));
    }

    /** Sets the value of a parameter. */
    public ExampleRequest with(Parameter parameter, List<String> texts) {
        values.put(key(parameter.in(), parameter.name()), texts);
        return this;
    }

    /** Leaves a parameter out. */
    public ExampleRequest without(Parameter parameter) {
        values.remove(key(parameter.in(), parameter.name()));
        return this;
    }

    private ExampleRequest with(Credential credential) {
        values.put(
                key(credential.in(), credential.name()),
                List.of(credential.authentication().map(scheme -> scheme + " a").orElse("a")));
        return this;
    }

    /** Replaces the credentials of an operation with those of one alternative. */
    public ExampleRequest withCredentials(Operation operation, List<Credential> alternative) {
        operation.credentials().forEach(together -> together.forEach(one -> values.remove(key(one.in(), one.name()))));
        alternative.forEach(this::with);
        return this;
    }

    /** Sets a body of a media type that its schema accepts, or one without meaning if the body is not JSON. */
    public ExampleRequest withBody(ContractSide side, String type, Optional<String> schema) {
        String concrete = BodyJudge.concrete(type);
        Optional<JsonNode> built = MediaType.isJson(concrete)
                ? schema.flatMap(pointer -> new PayloadBuilder(side, Direction.REQUEST).first(List.of(pointer)))
                : Optional.empty();
        body = Optional.of(built.map(JsonNode::toString)
                .orElse(MediaType.isJson(concrete) ? "{}" : "a=b")
                .getBytes(StandardCharsets.UTF_8));
        mediaType = Optional.of(concrete);
        return this;
    }

    /** Leaves the body out, which is known to be empty. */
    public ExampleRequest withoutBody() {
        body = Optional.of(new byte[0]);
        mediaType = Optional.empty();
        return this;
    }

    private static String key(String in, String name) {
        return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }

    /** Returns the request to an operation, whose path parameters may have other names. */
    public Request to(Operation operation) {
        List<String> paths = operation.pathsOnServers();
        String path = paths.isEmpty() ? operation.path() : paths.get(0);
        List<String> query = new ArrayList<>();
        List<String> cookies = new ArrayList<>();
        Headers headers = Headers.NONE;
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            String in = entry.getKey().substring(0, entry.getKey().indexOf(' '));
            String name = entry.getKey().substring(in.length() + 1);
            for (String value : entry.getValue()) {
                switch (in) {
                    case "path" -> path = filled(path, name, encoded(value));
                    case "query" -> query.add(encoded(name) + "=" + encoded(value));
                    case "cookie" -> cookies.add(name + "=" + value);
                    default -> headers = headers.with(name, value);
                }
            }
        }
        headers = cookies.isEmpty() ? headers : headers.with("Cookie", String.join("; ", cookies));
        headers = mediaType.isPresent() ? headers.with("Content-Type", mediaType.get()) : headers;
        path = path.replaceAll("\\{[^}]*}", "a");
        String url = query.isEmpty() ? path : path + "?" + String.join("&", query);
        Request request = new Request(operation.method(), url, headers);
        return body.map(request::withBody).orElse(request);
    }

    /** Fills a parameter of a path, or the first one if the path has other names. */
    private static String filled(String path, String name, String value) {
        String placeholder = "{" + name + "}";
        if (path.contains(placeholder)) {
            return path.replace(placeholder, value);
        }
        return path.replaceFirst("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(value));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns the request without its body on one line. */
    public String shown(Operation operation) {
        Request request = to(operation);
        List<String> headers = new ArrayList<>();
        request.headers().asMap().forEach((name, all) -> headers.add(name + ": " + String.join(", ", all)));
        String line = request.method() + " " + request.url();
        return headers.isEmpty() ? line : line + " (" + String.join("; ", headers) + ")";
    }
}
