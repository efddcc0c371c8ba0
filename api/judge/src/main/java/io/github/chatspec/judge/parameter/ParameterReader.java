package io.github.chatspec.judge.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.parameter.ParameterStyle;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the value of a parameter from a request, in the style that the contract documents (OpenAPI, Parameter Object). */
public final class ParameterReader {

    private final Evaluation evaluation;
    private final Operation operation;
    private final Parameter parameter;
    private final Request request;
    private final JsonNode documented;
    private final ParameterStyle style;

    /**
     * Creates a reader.
     *
     * @param evaluation the evaluation of the request
     * @param operation the operation of the request
     * @param parameter one of its parameters
     * @param request the request
     */
    public ParameterReader(Evaluation evaluation, Operation operation, Parameter parameter, Request request) {
        this.evaluation = evaluation;
        this.operation = operation;
        this.parameter = parameter;
        this.request = request;
        this.documented = evaluation.contract().at(parameter.place().pointer());
        this.style = ParameterStyle.of(evaluation.contract(), parameter);
    }

    /** A value of a parameter and the JSON Pointer of its schema. */
    public record Value(String schema, JsonNode value) {}

    /**
     * Returns the schema of the parameter.
     *
     * @return its JSON Pointer, that of the content for a parameter which is a text in a media type; empty if there is none
     */
    public Optional<String> schema() {
        return parameter.schema().or(this::contentSchema);
    }

    private Optional<String> contentSchema() {
        String contents = Pointers.append(parameter.place().pointer(), "content");
        return documented.path("content").properties().stream()
                .filter(content ->
                        MediaType.isJson(content.getKey()) && content.getValue().has("schema"))
                .map(content -> Pointers.append(Pointers.append(contents, content.getKey()), "schema"))
                .findFirst();
    }

    /** Returns whether several values, or an object, may be written into the parameter. */
    public boolean isContainer() {
        return parameter.schema().isPresent()
                ? written().isContainer()
                : contentSchema().isPresent();
    }

    private WrittenValue written() {
        return new WrittenValue(evaluation, parameter.schema().orElseThrow());
    }

    /**
     * Returns the text of a value that is neither an array nor an object.
     *
     * @param text the decoded text in the request
     * @return the text without what the style adds
     */
    public String scalar(String text) {
        return style.scalar(text);
    }

    /**
     * Reads the value.
     *
     * @param texts the decoded texts that the request has for the name of the parameter
     * @return the value; empty if the request does not have the parameter, or no value can be read from it
     */
    public Optional<Value> read(List<String> texts) {
        if (parameter.schema().isEmpty()) {
            return contentSchema()
                    .flatMap(schema -> texts.stream()
                            .findFirst()
                            .flatMap(text -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8)))
                            .map(value -> new Value(schema, value)));
        }
        String schema = parameter.schema().get();
        WrittenValue written = written();
        // A schema that also accepts a text as it is accepts every spelling.
        if (texts.size() == 1 && written.accepts(texts.get(0))) {
            return Optional.of(new Value(schema, written.scalar(texts.get(0))));
        }
        Optional<JsonNode> value = written.isObject() ? object(texts, written) : array(texts, written);
        return value.map(read -> new Value(schema, read));
    }

    private Optional<JsonNode> array(List<String> texts, WrittenValue written) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(written.array(style.isRepeated() ? texts : style.parts(texts)));
    }

    private Optional<JsonNode> object(List<String> texts, WrittenValue written) {
        if (style.hasMembers()) {
            Map<String, List<String>> members = members(written);
            return members.isEmpty() ? Optional.empty() : Optional.of(written.object(members));
        }
        return texts.isEmpty() ? Optional.empty() : written.object(style.parts(texts), style.explode());
    }

    /** Returns the query parameters that are the members of the object. */
    private Map<String, List<String>> members(WrittenValue written) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        String prefix = parameter.name() + "[";
        for (String name : request.queryNames()) {
            boolean isDeep = style.isDeepObject();
            boolean isMember =
                    isDeep ? name.startsWith(prefix) && name.endsWith("]") : !isOfOther(name) && written.mayHave(name);
            if (isMember) {
                String key = isDeep ? name.substring(prefix.length(), name.length() - 1) : name;
                members.put(key, request.query(name));
            }
        }
        return members;
    }

    /** The keys of an exploded object are parameters, and those that no other parameter has may be its keys. */
    private boolean isOfOther(String name) {
        return operation.parameters().stream()
                .anyMatch(other -> other.in().equals("query")
                        && !other.equals(parameter)
                        && other.name().equals(name));
    }
}
