package io.github.chatspec.serving;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Sample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request with all credentials and parameters that an operation requires. The values are the examples of the contract.
 *
 * @param method the method
 * @param target path and query
 * @param headers the header fields in the order of the contract
 */
public record SampleRequest(String method, String target, Map<String, String> headers) {

    /** The value of parameters without an example. */
    private static final String ANY = "demo";

    /**
     * Returns the request of an operation.
     *
     * @param contract the contract
     * @param operation one of its operations
     * @return a request with all credentials and all required parameters
     */
    public static SampleRequest of(Contract contract, Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> cookies = new ArrayList<>();
        List<Credential> credentials = operation.credentials().isEmpty()
                ? List.of()
                : operation.credentials().get(0);
        for (Credential credential : credentials) {
            place(credential.in(), credential.name(), credential.exampleValue(), query, headers, cookies);
        }
        for (Parameter parameter : operation.parameters()) {
            String value = value(contract, parameter);
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded(value));
            } else if (parameter.required()) {
                place(parameter.in(), parameter.name(), value, query, headers, cookies);
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
        words.addAll(options);
        if (method.equals("HEAD")) {
            words.add("--head");
        } else if (!method.equals("GET")) {
            words.addAll(List.of("-X", method));
        }
        headers.forEach((name, value) -> words.addAll(List.of("-H", name + ": " + value)));
        words.add(server + target);
        return words.stream().map(SampleRequest::quoted).collect(Collectors.joining(" "));
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
        return new SampleRequest(method, target, more);
    }

    private static void place(
            String in,
            String name,
            String value,
            List<String> query,
            Map<String, String> headers,
            List<String> cookies) {
        switch (in) {
            case "query" -> query.add(encoded(name) + "=" + encoded(value));
            case "cookie" -> cookies.add(name + "=" + value);
            default -> headers.put(name, value);
        }
    }

    private static String value(Contract contract, Parameter parameter) {
        if (!parameter.example().isMissingNode()) {
            return text(parameter.example());
        }
        JsonNode schema =
                parameter.schema().flatMap(contract::resolve).map(contract::at).orElse(parameter.example());
        for (String pointer : List.of("/example", "/examples/0", "/const", "/default", "/enum/0")) {
            if (!schema.at(pointer).isMissingNode()) {
                return text(schema.at(pointer));
            }
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> "1";
            case "boolean" -> "true";
            default -> ANY;
        };
    }

    private static String text(JsonNode value) {
        return value.isValueNode()
                ? value.asText()
                : value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
