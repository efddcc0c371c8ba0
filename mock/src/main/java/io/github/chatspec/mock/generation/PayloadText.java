package io.github.chatspec.mock.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.judge.schema.Schemas;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes values in the media type of their content. */
final class PayloadText {

    private final XmlText xml;

    PayloadText(Contract contract, Schemas schemas) {
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
            case "csv" -> csv(value);
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

    /** Returns the rows of an array of objects below the names of their keys (RFC 4180). */
    private static String csv(JsonNode value) {
        List<JsonNode> rows = value.isArray() ? value.valueStream().toList() : List.of(value);
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
        if (rows.stream().anyMatch(row -> !row.isObject())) {
            return rows.stream().map(row -> cell(row) + "\r\n").collect(Collectors.joining());
        }
        StringBuilder csv = new StringBuilder(names.stream()
                .map(TextNode::valueOf)
                .map(PayloadText::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
        rows.forEach(row -> csv.append(
                names.stream().map(name -> cell(row.path(name))).collect(Collectors.joining(",", "", "\r\n"))));
        return csv.toString();
    }

    private static String cell(JsonNode value) {
        String text = value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Returns the fields of a form; an array is a field for each of its items. */
    private static String form(JsonNode value) {
        List<String> fields = new ArrayList<>();
        value.properties().forEach(field -> {
            List<JsonNode> values =
                    field.getValue().isArray() ? field.getValue().valueStream().toList() : List.of(field.getValue());
            values.forEach(one -> fields.add(
                    encoded(field.getKey()) + "=" + encoded(one.isValueNode() ? one.asText() : one.toString())));
        });
        return String.join("&", fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
