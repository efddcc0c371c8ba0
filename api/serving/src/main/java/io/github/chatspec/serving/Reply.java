package io.github.chatspec.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A response that is not written yet.
 *
 * @param status the HTTP status
 * @param headers the header fields, without those that depend on how the body is sent
 * @param body the body in a buffer with its own array; empty if there is none
 */
public record Reply(int status, HttpFields headers, ByteBuffer body) {

    /** The media type of all refusals. */
    public static final String JSON = "application/json";

    /** The header field that names a refusal by the server itself, which distinguishes it from those of the vendors. */
    public static final String REFUSAL = "chatspec-refusal";

    private static final String CONTENT_TYPE = "Content-Type";

    /** Returns a reply with the status, the header fields and the body of a sample. */
    public static Reply of(Sample sample) {
        HttpFields.Mutable headers = mutable(sample.headers()).put(CONTENT_TYPE, sample.mediaType());
        return new Reply(sample.status(), headers, ByteBuffer.wrap(sample.body()));
    }

    /** Returns a reply without a body. */
    public static Reply empty(int status, Map<String, String> headers) {
        return new Reply(status, mutable(headers), ByteBuffer.allocate(0));
    }

    private static HttpFields.Mutable mutable(Map<String, String> headers) {
        HttpFields.Mutable fields = HttpFields.build();
        headers.forEach(fields::put);
        return fields;
    }

    /** Returns a reply with a JSON body. */
    public static Reply json(int status, JsonNode tree) {
        return text(status, JSON, tree.toPrettyString());
    }

    /** Returns a reply with a text in UTF-8. */
    public static Reply text(int status, String mediaType, String text) {
        return new Reply(
                status,
                HttpFields.build().put(CONTENT_TYPE, mediaType).put("X-Content-Type-Options", "nosniff"),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns a refusal by the server itself.
     *
     * @param status the HTTP status
     * @param name the value of the field {@link #REFUSAL}
     * @param message what is wrong and what to do, in one sentence
     * @return a reply with a JSON body
     */
    public static Reply refusal(int status, String name, String message) {
        return refusal(status, name, message, "choices", List.of());
    }

    /**
     * Returns a refusal that lists alternatives.
     *
     * @param status the HTTP status
     * @param name the value of the field {@link #REFUSAL}
     * @param message what is wrong and what to do, in one sentence
     * @param key the name of the list in the body
     * @param choices the alternatives; if there are none, the body has no list
     * @return a reply with a JSON body
     */
    public static Reply refusal(int status, String name, String message, String key, List<String> choices) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        if (!choices.isEmpty()) {
            choices.forEach(body.putArray(key)::add);
        }
        return json(status, body).with(REFUSAL, name);
    }

    /**
     * Returns the reply to OPTIONS.
     *
     * @param allowed the methods that the path supports
     * @return a reply with status 204
     */
    public static Reply options(Collection<String> allowed) {
        return empty(204, Map.of("Allow", String.join(", ", allowed)));
    }

    /**
     * Returns the refusal of a method.
     *
     * @param allowed the methods that the path supports
     * @return a reply with status 405
     */
    public static Reply methodNotAllowed(Collection<String> allowed) {
        return refusal(
                        405,
                        "method-not-allowed",
                        "This path does not support the method; use one of these.",
                        "allowed",
                        List.copyOf(allowed))
                .with("Allow", String.join(", ", allowed));
    }

    /**
     * Returns the refusal of a request that accepts no media type of an operation.
     *
     * @param operation the operation
     * @return a reply with status 406 that lists the media types
     */
    public static Reply notAcceptable(Operation operation) {
        return refusal(
                406,
                "not-acceptable",
                "The contract of " + operation.qualifiedId()
                        + " has no response in a media type that the request accepts; accept one of these.",
                "mediaTypes",
                operation.responses().stream()
                        .flatMap(response -> response.contents().stream())
                        .map(Content::mediaType)
                        .distinct()
                        .toList());
    }

    /** Returns a refusal after which the connection is closed, because the rest of the request is not read. */
    public static Reply closing(int status, String name, String message) {
        return refusal(status, name, message).with("Connection", "close");
    }

    /** Returns this reply with one more header field. */
    public Reply with(String header, String value) {
        return new Reply(status, HttpFields.build(headers).put(header, value), body);
    }

    /** Returns the value of the field {@code Content-Type}, or an empty text. */
    public String mediaType() {
        String mediaType = headers.get(HttpHeader.CONTENT_TYPE);
        return mediaType == null ? "" : mediaType;
    }
}
