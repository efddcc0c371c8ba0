package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An event of WireMock's request journal. */
final class JournalRedaction implements RecordRedaction {

    private static final List<String> ADDRESSES = List.of("url", "absoluteUrl");

    /** The milliseconds from the years 2000 to 2100; others may be anything. */
    private static final long FIRST = 946_684_800_000L;

    private static final long LAST = 4_102_444_800_000L;

    @Override
    public ObjectNode rewritten(JsonNode event, Exchange redacted, Redaction redaction) {
        ObjectNode written = HarRedaction.NODES.objectNode();
        JsonNode asked = event.path("request");
        Request request = redacted.request().orElseThrow();
        ObjectNode into = written.putObject("request").put("method", request.method());
        for (String address : ADDRESSES) {
            if (asked.path(address).isTextual()) {
                into.put(
                        address,
                        redaction.url(
                                asked.path("method").textValue(),
                                asked.path(address).textValue()));
            }
        }
        long logged = asked.path("loggedDate").asLong(0);
        if (logged >= FIRST && logged < LAST) {
            into.put("loggedDate", logged);
        }
        into.set("headers", written(request.headers()));
        if (event.path("response").isObject()) {
            written.set("response", answer(event.path("response"), redacted));
        }
        return written;
    }

    private static ObjectNode answer(JsonNode answer, Exchange redacted) {
        ObjectNode written = HarRedaction.NODES.objectNode().put("status", redacted.status());
        written.set("headers", written(redacted.headers().orElse(Headers.NONE)));
        boolean unread = redacted.defect()
                .filter(defect -> defect.kind() == Defect.Kind.ENCODING)
                .isPresent();
        if (unread) {
            return written.put("bodyAsBase64", "*");
        }
        if (answer.path("bodyAsBase64").isTextual()) {
            written.put("bodyAsBase64", Base64.getEncoder().encodeToString(redacted.body()));
        }
        return answer.path("body").isTextual()
                ? written.put("body", new String(redacted.body(), StandardCharsets.UTF_8))
                : written;
    }

    private static ObjectNode written(Headers headers) {
        ObjectNode written = HarRedaction.NODES.objectNode();
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
