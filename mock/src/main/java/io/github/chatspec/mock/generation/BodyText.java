package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.judge.schema.Schemas;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes values in the media type of their content. */
final class BodyText {

    private final XmlText xml;

    BodyText(Contract contract, Schemas schemas) {
        this.xml = new XmlText(contract, schemas);
    }

    /**
     * Returns a value as text.
     *
     * @param value the value; a text is never changed, except in JSON
     * @param mediaType the media type
     * @param schema the JSON Pointer of its schema, if there is one
     * @throws NotGeneratedException if the value cannot be written in the media type
     */
    String of(JsonNode value, String mediaType, Optional<String> schema) {
        if (isJson(mediaType)) {
            return value.toString();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (isXml(mediaType)) {
            return xml.of(value, schema);
        }
        String subtype = subtype(mediaType);
        return switch (subtype) {
            case "plain", "yaml", "x-yaml", "vnd.yaml", "*" -> value.toString();
            case "x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines" -> lines(value, "", "\n");
            case "json-seq" -> lines(value, "\u001e", "\n");
            case "event-stream" -> lines(value, "data: ", "\n\n");
            case "x-www-form-urlencoded" -> form(value);
            default -> {
                if (subtype.endsWith("+yaml") || value.isValueNode()) {
                    yield value.isValueNode() ? value.asText() : value.toString();
                }
                throw new NotGeneratedException(
                        "Neither an object nor an array can be written in the media type " + mediaType + ".");
            }
        };
    }

    static boolean isJson(String mediaType) {
        return MediaType.isJson(mediaType)
                || MediaType.parse(mediaType).filter(MediaType::isJson).isPresent();
    }

    static boolean isXml(String mediaType) {
        String subtype = subtype(mediaType);
        return subtype.equals("xml") || subtype.endsWith("+xml");
    }

    private static String subtype(String mediaType) {
        return MediaType.parse(mediaType).map(MediaType::subtype).orElse("");
    }

    private static String lines(JsonNode value, String start, String end) {
        return value.isArray()
                ? value.valueStream().map(item -> start + item + end).collect(Collectors.joining())
                : start + value + end;
    }

    private static String form(JsonNode value) {
        return value.properties().stream()
                .map(entry -> encoded(entry.getKey()) + "="
                        + encoded(
                                entry.getValue().isValueNode()
                                        ? entry.getValue().asText()
                                        : entry.getValue().toString()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
