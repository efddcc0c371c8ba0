package io.github.chatspec.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.DocumentedExamples;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.parameter.ParameterWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request with all credentials and parameters that an operation requires.
 *
 * @param method the method
 * @param target path and query
 * @param headers the header fields in the order of the contract, except for those that describe the body
 * @param body the body, if the request has one
 */
public record SampleRequest(String method, String target, Map<String, String> headers, Optional<SampleBody> body) {

    /** The value of parameters without an example. */
    private static final String ANY = "demo";

    /**
     * Creates a request without a body.
     *
     * @param method the method
     * @param target path and query
     * @param headers the header fields
     */
    public SampleRequest(String method, String target, Map<String, String> headers) {
        this(method, target, headers, Optional.empty());
    }

    /**
     * Returns the request of an operation, whose values are the examples of the contract.
     *
     * @param contract the contract
     * @param operation one of its operations
     * @return a request with all credentials and all required parameters
     */
    public static SampleRequest of(Contract contract, Operation operation) {
        return of(contract, operation, parameter -> value(contract, parameter));
    }

    /**
     * Returns the request of an operation.
     *
     * @param contract the contract
     * @param operation one of its operations
     * @param values returns the value of a parameter, or nothing if the request does not contain it
     * @return a request with all credentials, all required parameters and those that have a value
     */
    public static SampleRequest of(
            Contract contract, Operation operation, Function<Parameter, Optional<JsonNode>> values) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> cookies = new ArrayList<>();
        List<Credential> credentials = operation.credentials().isEmpty()
                ? List.of()
                : operation.credentials().get(0);
        for (Credential credential : credentials) {
            String value = credential.exampleValue();
            switch (credential.in()) {
                case "query" ->
                    query.add(ParameterWriter.encoded(credential.name()) + "=" + ParameterWriter.encoded(value));
                case "cookie" -> cookies.add(credential.name() + "=" + value);
                default -> headers.put(credential.name(), value);
            }
        }
        for (Parameter parameter : operation.parameters()) {
            Optional<JsonNode> value = values.apply(parameter);
            if (value.isEmpty() || parameter.isDescribedElsewhere()) {
                continue;
            }
            ParameterWriter writer = new ParameterWriter(contract, parameter);
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", writer.text(value.get()));
                case "query" -> query.addAll(writer.pairs(value.get()));
                case "cookie" -> cookies.add(parameter.name() + "=" + writer.text(value.get()));
                default -> headers.put(parameter.name(), writer.text(value.get()));
            }
        }
        if (!cookies.isEmpty()) {
            headers.put("Cookie", String.join("; ", cookies));
        }
        return new SampleRequest(
                operation.method(), query.isEmpty() ? path : path + "?" + String.join("&", query), headers);
    }

    /**
     * Returns the value of the field {@code Prefer} that selects a sample. It has the status too, because samples of several
     * statuses may have the same name.
     *
     * @param sample the sample
     * @return for example {@code code=401, example=expired-token}
     */
    public static String preference(Sample sample) {
        return "code=" + sample.status() + ", example=" + sample.name();
    }

    /**
     * Returns a command line that sends the request.
     *
     * @param server the address of the server, for example {@code http://127.0.0.1:8080}
     * @param options the options of curl that the server requires
     * @return a line for a POSIX shell
     */
    public String curl(String server, List<String> options) {
        List<String> words = new ArrayList<>(List.of("curl"));
        options.forEach(option -> words.add(ShellText.quoted(option)));
        if (method.equals("HEAD")) {
            words.add("--head");
        } else if (!method.equals("GET")) {
            words.addAll(List.of("-X", ShellText.quoted(method)));
        }
        headers.forEach((name, value) -> words.addAll(List.of("-H", ShellText.quoted(name + ": " + value))));
        body.ifPresent(sent -> words.addAll(sent.curlWords()));
        words.add(ShellText.quoted(server + target));
        return String.join(" ", words);
    }

    /**
     * Returns this request with another value of a header field.
     *
     * @param header the name of the field
     * @param value the value, which replaces the previous one
     * @return the request
     */
    public SampleRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SampleRequest(method, target, more, body);
    }

    /**
     * Returns this request with a body.
     *
     * @param other the body, which replaces the previous one
     * @return the request
     */
    public SampleRequest with(SampleBody other) {
        return new SampleRequest(method, target, headers, Optional.of(other));
    }

    /** Returns the value of a parameter that a request must have, or nothing for another one. */
    private static Optional<JsonNode> value(Contract contract, Parameter parameter) {
        if (!parameter.required() && !parameter.in().equals("path")) {
            return Optional.empty();
        }
        List<JsonNode> examples =
                DocumentedExamples.at(contract, parameter.place().pointer());
        return Optional.of(examples.isEmpty() ? any(contract, parameter) : examples.get(0));
    }

    private static JsonNode any(Contract contract, Parameter parameter) {
        String type = parameter
                .schema()
                .flatMap(contract::resolve)
                .map(schema -> contract.at(schema).path("type").asText())
                .orElse("");
        return switch (type) {
            case "integer", "number" -> new IntNode(1);
            case "boolean" -> BooleanNode.TRUE;
            default -> new TextNode(ANY);
        };
    }
}
