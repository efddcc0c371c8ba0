package io.github.chatspec.mock.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.PathTemplate;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * A request and its response as runtime expressions see them.
 *
 * @param operation the operation of the request
 * @param event the request and the response
 */
record ServedMessages(Operation operation, ServeEvent event) implements RuntimeExpression.Source {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public String url() {
        return event.getRequest().getAbsoluteUrl();
    }

    @Override
    public String method() {
        return event.getRequest().getMethod().getName();
    }

    @Override
    public int status() {
        return event.getResponse().getStatus();
    }

    @Override
    public Optional<String> ofRequest(String in, String name) {
        return switch (in) {
            case "header" -> first(event.getRequest().getHeaders(), name);
            case "query" -> {
                QueryParameter parameter = event.getRequest().queryParameter(name);
                yield parameter.isPresent() ? Optional.of(parameter.firstValue()) : Optional.empty();
            }
            case "path" -> ofPath(name);
            default -> Optional.empty();
        };
    }

    private Optional<String> ofPath(String name) {
        String path = event.getRequest().getUrl().split("\\?", 2)[0];
        return operation.paths().stream()
                .map(template -> PathTemplate.of(template).parameters(path))
                .flatMap(Optional::stream)
                .findFirst()
                .map((Map<String, String> values) -> values.get(name));
    }

    @Override
    public Optional<String> ofResponse(String name) {
        return first(event.getResponse().getHeaders(), name);
    }

    private static Optional<String> first(HttpHeaders headers, String name) {
        return headers == null || !headers.getHeader(name).isPresent()
                ? Optional.empty()
                : Optional.of(headers.getHeader(name).firstValue());
    }

    @Override
    public byte[] requestBody() {
        return orEmpty(event.getRequest().getBody());
    }

    @Override
    public byte[] responseBody() {
        return orEmpty(event.getResponse().getBody());
    }

    private static byte[] orEmpty(byte[] body) {
        return body == null ? new byte[0] : body;
    }

    @Override
    public JsonNode requestJson() {
        boolean isForm = first(event.getRequest().getHeaders(), "Content-Type")
                .flatMap(MediaType::parse)
                .filter(type -> type.name().equals(FORM))
                .isPresent();
        return isForm ? form(requestBody()) : json(requestBody());
    }

    @Override
    public JsonNode responseJson() {
        return json(responseBody());
    }

    private static JsonNode json(byte[] body) {
        return StrictJson.read(body).orElse(MissingNode.getInstance());
    }

    /** Returns the fields of a form as an object, in which a field that is repeated is an array. */
    private static JsonNode form(byte[] body) {
        MultiMap<String> fields = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(new String(body, StandardCharsets.UTF_8), fields, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, values) -> {
            if (values.size() == 1) {
                form.put(name, values.get(0));
            } else {
                values.forEach(form.putArray(name)::add);
            }
        });
        return form;
    }
}
