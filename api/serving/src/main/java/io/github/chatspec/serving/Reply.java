package io.github.chatspec.serving;

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
public record Reply(int status, Map<String, String> headers, ByteBuffer body) {

    public static final String JSON = "application/json";
    private static final String REFUSAL = "chatspec-refusal";
    private static final String CONTENT_TYPE = "Content-Type";

    public static Reply of(Sample sample) {
        Map<String, String> headers = new LinkedHashMap<>(sample.headers());
        headers.put(CONTENT_TYPE, sample.mediaType());
        return new Reply(sample.status(), headers, ByteBuffer.wrap(sample.body()));
    }

    public static Reply empty(int status, Map<String, String> headers) {
        return new Reply(status, headers, ByteBuffer.allocate(0));
    }

    public static Reply json(int status, JsonNode tree) {
        return text(status, JSON, tree.toPrettyString());
    }

    public static Reply text(int status, String mediaType, String text) {
        return new Reply(
                status,
                Map.of(CONTENT_TYPE, mediaType, "X-Content-Type-Options", "nosniff"),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A refusal of the stub's own, which no vendor documents; its header tells it from theirs. */
    public static Reply refusal(int status, String name, String message) {
        return refusal(status, name, message, "choices", List.of());
    }

    /** A refusal that lists what could be asked for instead. */
    public static Reply refusal(int status, String name, String message, String key, List<String> choices) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (!choices.isEmpty()) {
            choices.forEach(body.putArray(key)::add);
        }
        return json(status, body).with(REFUSAL, name);
    }

    /** The refusal of a method that a page of the stub's own does not know. */
    public static Reply method(String allowed) {
        return refusal(405, "method-not-allowed", "The stub knows no such method here; take one that it allows.")
                .with("Allow", allowed);
    }

    /** The refusal of more than the server is willing to read; the rest of it is not waited for. */
    public static Reply tooMuch(int status, String name, String message) {
        return refusal(status, name, message).with("Connection", "close");
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    public String mediaType() {
        return headers.getOrDefault(CONTENT_TYPE, "");
    }
}
