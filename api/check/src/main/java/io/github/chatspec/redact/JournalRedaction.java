package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the exchange of an event of WireMock's request journal, or of a recorded stub, and keeps nothing else that
 * identifies anyone.
 */
final class JournalRedaction {

    private static final List<String> URL_KEYS = List.of("url", "absoluteUrl");

    /** The years 2000 to 2100 in milliseconds; other numbers may not be timestamps. */
    private static final long FIRST = 946_684_800_000L;

    private static final long LAST = 4_102_444_800_000L;

    private final Redaction redaction;

    JournalRedaction(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Returns the redacted event of a recorded one. */
    ObjectNode event(JsonNode event, Exchange redacted) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        JsonNode recorded = event.path("request");
        Request request = redacted.request().orElseThrow();
        ObjectNode into = written.putObject("request").put("method", request.method());
        boolean hasUrl = URL_KEYS.stream().anyMatch(key -> recorded.path(key).isTextual());
        if (!hasUrl) {
            into.put("url", request.url());
        }
        for (String key : URL_KEYS) {
            if (recorded.path(key).isTextual()) {
                into.put(
                        key,
                        redaction.url(
                                recorded.path("method").textValue(),
                                recorded.path(key).textValue()));
            }
        }
        long logged = recorded.path("loggedDate").asLong(0);
        if (logged >= FIRST && logged < LAST) {
            into.put("loggedDate", logged);
        }
        into.set("headers", json(request.headers()));
        if (event.path("response").isObject()) {
            written.set("response", response(event.path("response"), redacted));
        }
        return written;
    }

    private static ObjectNode response(JsonNode response, Exchange redacted) {
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("status", redacted.status());
        written.set("headers", json(redacted.headers().orElse(Headers.NONE)));
        Optional<String> undecodable = UndecodableBody.of(redacted);
        if (undecodable.isPresent()) {
            return written.put("bodyAsBase64", undecodable.get());
        }
        // The body may also be in a file, or be that of a stub.
        boolean asText = response.path("body").isTextual();
        if (response.path("bodyAsBase64").isTextual() || (!asText && redacted.body().length > 0)) {
            written.put("bodyAsBase64", Base64.getEncoder().encodeToString(redacted.body()));
        }
        return asText ? written.put("body", new String(redacted.body(), StandardCharsets.UTF_8)) : written;
    }

    private static ObjectNode json(Headers headers) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        headers.asMap().forEach((name, values) -> {
            if (values.size() == 1) {
                written.put(name, values.get(0));
            } else {
                ArrayNode list = written.putArray(name);
                values.forEach(list::add);
            }
        });
        return written;
    }
}
