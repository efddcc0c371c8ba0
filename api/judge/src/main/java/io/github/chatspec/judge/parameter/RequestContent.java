package io.github.chatspec.judge.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a request, and the part of the contract that describes it. */
public final class RequestContent {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Evaluation evaluation;
    private final RequestBody documented;
    private final Optional<MediaType> mediaType;
    private final byte[] bytes;

    private RequestContent(Evaluation evaluation, RequestBody documented, Request request) {
        this.evaluation = evaluation;
        this.documented = documented;
        this.mediaType = request.headers().first("Content-Type").flatMap(MediaType::parse);
        this.bytes = request.body().orElseThrow();
    }

    /**
     * Returns the body of a request.
     *
     * @param evaluation the evaluation of the request
     * @return the body; empty if it is not known, or the operation documents none
     */
    public static Optional<RequestContent> of(Evaluation evaluation) {
        if (evaluation.operation().isEmpty()
                || evaluation.operation().get().requestBody().isEmpty()
                || evaluation.exchange().request().isEmpty()
                || evaluation.exchange().request().get().body().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RequestContent(
                evaluation,
                evaluation.operation().get().requestBody().get(),
                evaluation.exchange().request().get()));
    }

    public RequestBody documented() {
        return documented;
    }

    /** Returns the media type; empty if it is missing or malformed. */
    public Optional<MediaType> mediaType() {
        return mediaType;
    }

    /** Returns whether the contract documents the media type, or does not name any. */
    public boolean isDocumented() {
        return documented.schemas().isEmpty() || range().isPresent();
    }

    /** Returns the most specific documented media type that includes the one of the request. */
    private Optional<String> range() {
        return mediaType.flatMap(type -> documented.schemas().keySet().stream()
                .filter(type::isWithin)
                .max(Comparator.comparing(MediaType::specificity)));
    }

    /**
     * Reads the body.
     *
     * @return its value and the JSON Pointer of its schema; empty if the contract has no schema for it, or it is neither
     *     JSON nor a form
     * @throws JsonSyntaxException if it is not the JSON that its media type promises
     */
    public Optional<ParameterReader.Value> read() throws JsonSyntaxException {
        Optional<String> schema = range().flatMap(range -> documented.schemas().get(range));
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        if (mediaType.orElseThrow().isJson()) {
            return Optional.of(new ParameterReader.Value(
                    schema.get(), LocatedJson.readJson(bytes).tree()));
        }
        return mediaType.get().isWithin(FORM)
                ? Optional.of(new ParameterReader.Value(schema.get(), form(schema.get())))
                : Optional.empty();
    }

    private JsonNode form(String schema) {
        Request fields =
                new Request("GET", "/?" + new String(bytes, StandardCharsets.UTF_8).replace("#", "%23"), Headers.NONE);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : fields.queryNames()) {
            if (!name.isEmpty()) {
                values.put(name, fields.query(name));
            }
        }
        return new WrittenValue(evaluation, schema).object(values);
    }
}
