package io.github.chatspec.judge.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.RequestBody;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The body of a request, and the part of the contract that describes it. */
public final class RequestContent {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart";

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
     * A part of a form that is not as the contract says, apart from its schema.
     *
     * @param pointer the JSON Pointer of the part in the form
     * @param place the JSON Pointer of the contract
     * @param sentence what is wrong with it, without a full stop
     */
    public record Fault(String pointer, String place, String sentence) {}

    /**
     * The content of a body.
     *
     * @param schema the JSON Pointer of its schema
     * @param value the value
     * @param faults the faults of its parts, if it is a form
     */
    public record Content(String schema, JsonNode value, List<Fault> faults) {}

    /**
     * Reads the body.
     *
     * @return its content; empty if the contract has no schema for it, or it is neither JSON nor a form
     * @throws JsonSyntaxException if it is not the JSON that its media type promises
     * @throws MultipartSyntaxException if it does not consist of the parts that its media type promises
     */
    public Optional<Content> read() throws JsonSyntaxException, MultipartSyntaxException {
        Optional<String> range = range();
        Optional<String> schema = range.flatMap(known -> documented.schemas().get(known));
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        MediaType type = mediaType.orElseThrow();
        if (type.isJson()) {
            return Optional.of(
                    new Content(schema.get(), LocatedJson.readJson(bytes).tree(), List.of()));
        }
        String contents = Pointers.append(documented.place().pointer(), "content");
        FormContent form = new FormContent(evaluation, Pointers.append(contents, range.orElseThrow()), schema.get());
        if (type.isWithin(FORM)) {
            JsonNode value = form.fields(fields());
            return Optional.of(new Content(schema.get(), value, form.faults()));
        }
        Optional<List<MultipartParser.Part>> parts = type.type().equals(MULTIPART) ? parts(type) : Optional.empty();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value = form.parts(parts.get());
        // Nothing but their names relates the parts of other multipart bodies than forms to the properties.
        boolean isRelated = type.subtype().equals("form-data") || !value.isEmpty();
        return isRelated ? Optional.of(new Content(schema.get(), value, form.faults())) : Optional.empty();
    }

    private Optional<List<MultipartParser.Part>> parts(MediaType type) throws MultipartSyntaxException {
        Optional<MultipartParser> parser = Parsers.FIRST;
        if (parser.isEmpty()) {
            return Optional.empty();
        }
        String boundary = type.parameters().getOrDefault("boundary", "");
        if (boundary.isEmpty()) {
            throw new MultipartSyntaxException("its media type names no boundary");
        }
        return Optional.of(parser.get().parts(bytes, boundary));
    }

    private Map<String, List<String>> fields() {
        Request fields =
                new Request("GET", "/?" + new String(bytes, StandardCharsets.UTF_8).replace("#", "%23"), Headers.NONE);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : fields.queryNames()) {
            if (!name.isEmpty()) {
                values.put(name, fields.query(name));
            }
        }
        return values;
    }

    /** Is loaded only when a multipart body is read. */
    private static final class Parsers {
        static final Optional<MultipartParser> FIRST =
                ServiceLoader.load(MultipartParser.class).findFirst();

        private Parsers() {}
    }
}
