package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.parameter.FormPart;
import io.github.chatspec.serving.SampleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an object as the parts of a multipart body. */
final class MultipartParts {

    private final Contract contract;
    private final String content;
    private final Optional<String> schema;
    private final RequestGenerator values;

    /**
     * Creates a writer.
     *
     * @param contract the contract
     * @param content the JSON Pointer of the media type
     * @param schema the JSON Pointer of its schema, if there is one
     * @param values generates the headers of the parts
     */
    MultipartParts(Contract contract, String content, Optional<String> schema, RequestGenerator values) {
        this.contract = contract;
        this.content = content;
        this.schema = schema;
        this.values = values;
    }

    /** Returns a part for each property; for each item of an array. */
    List<SampleBody.Part> of(JsonNode object) {
        List<SampleBody.Part> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            FormPart documented = FormPart.of(contract, content, schema, property.getKey());
            List<JsonNode> contents = property.getValue().isArray()
                    ? property.getValue().valueStream().toList()
                    : List.of(property.getValue());
            contents.forEach(value -> parts.add(part(property.getKey(), documented, value)));
        }
        return parts;
    }

    private SampleBody.Part part(String name, FormPart documented, JsonNode value) {
        Optional<String> mediaType = documented.mediaTypes().stream()
                .flatMap(type -> MediaType.parse(type).stream())
                .map(MediaType::concrete)
                .findFirst();
        if (mediaType.isEmpty() && !documented.defaultMediaType().equals("text/plain")) {
            mediaType = Optional.of(documented.defaultMediaType());
        }
        return new SampleBody.Part(
                name,
                documented.isBinary() ? Optional.of(name) : Optional.empty(),
                mediaType,
                headers(documented),
                value.isValueNode() ? value.asText() : value.toString());
    }

    private List<String> headers(FormPart documented) {
        List<String> headers = new ArrayList<>();
        documented.headers().forEach((name, pointer) -> {
            if (contract.at(pointer).path("required").asBoolean()) {
                JsonNode value = values.value(
                        "part header " + name, pointer, contract.schema(Pointers.append(pointer, "schema")), "");
                headers.add(name + ": " + value.asText());
            }
        });
        return headers;
    }
}
