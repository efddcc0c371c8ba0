package io.github.chatspec.judge.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.parameter.FormPart;
import io.github.chatspec.text.ValueRenderer;
import io.github.chatspec.text.Wording;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form or the parts of a multipart body, read as the object that the contract describes. */
final class FormContent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Evaluation evaluation;
    private final Contract contract;
    private final String content;
    private final String schema;
    private final List<RequestContent.Fault> faults = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param evaluation the evaluation of the request
     * @param content the JSON Pointer of the media type in the contract
     * @param schema the JSON Pointer of its schema
     */
    FormContent(Evaluation evaluation, String content, String schema) {
        this.evaluation = evaluation;
        this.contract = evaluation.contract();
        this.content = content;
        this.schema = schema;
    }

    /** Returns the parts that are not as the contract says, which {@link #object} has found. */
    List<RequestContent.Fault> faults() {
        return List.copyOf(faults);
    }

    /** Returns the fields of a form, in which the values of each name are the items of an array, or one value. */
    ObjectNode fields(Map<String, List<String>> values) {
        Map<String, List<MultipartParser.Part>> parts = new LinkedHashMap<>();
        values.forEach((name, texts) -> parts.put(
                name,
                texts.stream()
                        .map(text -> new MultipartParser.Part(
                                Optional.of(name), Headers.NONE, text.getBytes(StandardCharsets.UTF_8)))
                        .toList()));
        return object(parts);
    }

    /** Returns the parts of a multipart body; those without a name are left out. */
    ObjectNode parts(List<MultipartParser.Part> parts) {
        Map<String, List<MultipartParser.Part>> named = new LinkedHashMap<>();
        for (MultipartParser.Part part : parts) {
            part.name()
                    .ifPresent(name -> named.computeIfAbsent(name, absent -> new ArrayList<>())
                            .add(part));
        }
        named.forEach((name, same) -> {
            FormPart documented = FormPart.of(contract, content, Optional.of(schema), name);
            boolean isOne = same.size() == 1 && !documented.isArray();
            for (int i = 0; i < same.size(); i++) {
                String pointer = Pointers.append(Pointers.ROOT, name);
                checkPart(isOne ? pointer : Pointers.append(pointer, i), documented, same.get(i));
            }
        });
        return object(named);
    }

    private ObjectNode object(Map<String, List<MultipartParser.Part>> parts) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Map<String, JsonNode> values = new LinkedHashMap<>();
        parts.forEach((name, same) -> {
            FormPart documented = FormPart.of(contract, content, Optional.of(schema), name);
            if (same.stream().anyMatch(part -> isJson(documented, part))) {
                values.put(name, json(name, documented, same));
            } else if (documented.isBinary()) {
                // A character for each byte, so that the length is right; such a content is never a text.
                values.put(
                        name,
                        value(
                                documented,
                                same.stream()
                                        .<JsonNode>map(part ->
                                                new TextNode(new String(part.content(), StandardCharsets.ISO_8859_1)))
                                        .toList()));
            } else {
                texts.put(
                        name,
                        same.stream()
                                .map(part -> new String(part.content(), charset(part)))
                                .toList());
            }
        });
        ObjectNode object = new WrittenValue(evaluation, schema).object(texts);
        values.forEach(object::set);
        return object;
    }

    /** Returns whether the content is JSON: by its own media type, unless a text is promised, or else by the contract. */
    private static boolean isJson(FormPart documented, MultipartParser.Part part) {
        return !documented.isBinary()
                && (documented.isStructured()
                        || (!documented.isText()
                                && mediaType(part).filter(MediaType::isJson).isPresent()));
    }

    private JsonNode json(String name, FormPart documented, List<MultipartParser.Part> same) {
        List<JsonNode> values = new ArrayList<>();
        for (MultipartParser.Part part : same) {
            Optional<JsonNode> value = StrictJson.read(part.content());
            if (value.isEmpty()) {
                String pointer = Pointers.append(Pointers.ROOT, name);
                faults.add(new RequestContent.Fault(
                        documented.isArray() || same.size() > 1 ? Pointers.append(pointer, values.size()) : pointer,
                        content,
                        "It is not valid JSON, as its media type or its schema promises"));
            }
            values.add(value.orElse(NODES.nullNode()));
        }
        // An array may also be one part.
        return values.size() == 1 && values.get(0).isArray() ? values.get(0) : value(documented, values);
    }

    private static JsonNode value(FormPart documented, List<JsonNode> values) {
        if (values.size() == 1 && !documented.isArray()) {
            return values.get(0);
        }
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** Checks the media type and the header fields of a part. */
    private void checkPart(String pointer, FormPart documented, MultipartParser.Part part) {
        List<String> mediaTypes = documented.mediaTypes();
        MediaType found = mediaType(part).orElse(new MediaType("text", "plain", Map.of()));
        if (!mediaTypes.isEmpty() && mediaTypes.stream().noneMatch(found::isWithin)) {
            faults.add(new RequestContent.Fault(
                    pointer,
                    content,
                    "The part has the media type " + ValueRenderer.quoted(found.name()) + ", where "
                            + Wording.list(mediaTypes, "or") + " is documented"));
        }
        documented.headers().forEach((name, header) -> {
            Optional<String> value = part.headers().first(name);
            Optional<String> declared = Optional.of(Pointers.append(header, "schema"))
                    .filter(place -> !contract.at(place).isMissingNode());
            if (value.isEmpty() && contract.at(header).path("required").asBoolean()) {
                faults.add(new RequestContent.Fault(
                        pointer,
                        header,
                        "The part has no header " + ValueRenderer.quoted(name) + ", which is required"));
            } else if (value.isPresent()
                    && declared.isPresent()
                    && !new WrittenValue(evaluation, declared.get()).acceptsList(value.get(), false)) {
                faults.add(new RequestContent.Fault(
                        pointer,
                        header,
                        "The header " + ValueRenderer.quoted(name) + " of the part does not conform to the contract"));
            }
        });
    }

    private static Optional<MediaType> mediaType(MultipartParser.Part part) {
        return part.headers().first("Content-Type").flatMap(MediaType::parse);
    }

    private static Charset charset(MultipartParser.Part part) {
        String name =
                mediaType(part).map(type -> type.parameters().get("charset")).orElse("utf-8");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
