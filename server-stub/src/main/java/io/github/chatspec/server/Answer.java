package io.github.chatspec.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes over the wire.
 *
 * @param status the HTTP status
 * @param headers the header fields, without those that depend on how the body is sent
 * @param body the body in an array of its own, empty where there is none
 */
record Answer(int status, Map<String, String> headers, ByteBuffer body) {

    static final String JSON = "application/json";
    private static final String REFUSAL = "chatspec-refusal";
    private static final String CONTENT_TYPE = "Content-Type";

    static Answer of(Sample sample) {
        Map<String, String> headers = new LinkedHashMap<>(sample.headers());
        headers.put(CONTENT_TYPE, sample.mediaType());
        return new Answer(sample.status(), headers, ByteBuffer.wrap(sample.body()));
    }

    static Answer empty(int status, Map<String, String> headers) {
        return new Answer(status, headers, ByteBuffer.allocate(0));
    }

    static Answer json(int status, JsonNode tree) {
        return text(status, JSON, tree.toPrettyString());
    }

    static Answer text(int status, String mediaType, String text) {
        return new Answer(
                status,
                Map.of(CONTENT_TYPE, mediaType, "X-Content-Type-Options", "nosniff"),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A refusal of the stub's own, which no vendor documents; its header tells it from theirs. */
    static Answer refusal(int status, String name, String message) {
        return refusal(status, name, message, "choices", List.of());
    }

    /** A refusal that lists what could be asked for instead. */
    static Answer refusal(int status, String name, String message, String key, List<String> choices) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (!choices.isEmpty()) {
            choices.forEach(body.putArray(key)::add);
        }
        return json(status, body).with(REFUSAL, name);
    }

    /** The refusal of a method that a page of the stub's own does not know. */
    static Answer method(String allowed) {
        return refusal(405, "method-not-allowed", "The stub knows no such method here; take one that it allows.")
                .with("Allow", allowed);
    }

    /** The refusal of more than the server is willing to read; the rest of it is not waited for. */
    static Answer tooMuch(int status, String name, String message) {
        return refusal(status, name, message).with("Connection", "close");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    String mediaType() {
        return headers.getOrDefault(CONTENT_TYPE, "");
    }
}
