package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An entry of an HTTP archive (HAR 1.2). */
final class HarRedaction implements RecordRedaction {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String BASE64 = "base64";
    private static final String LENGTH = "Content-Length";
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})");
    private static final Set<String> VERSIONS =
            Set.of("HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0", "HTTP/3", "h2", "h3");

    /** A longer time than an hour, in milliseconds, may be something else. */
    private static final long LONG = 3_600_000;

    /** So much is said of what was cut off at most. */
    private static final long MISSING = 1 << 20;

    @Override
    public ObjectNode rewritten(JsonNode entry, Exchange redacted, Redaction redaction) {
        ObjectNode written = NODES.objectNode();
        String started = entry.path("startedDateTime").asText("");
        if (MOMENT.matcher(started).matches()) {
            written.put("startedDateTime", started);
        }
        long time = Math.round(entry.path("time").asDouble(0));
        written.put("time", time > 0 && time <= LONG ? time : 0);
        Request request = redacted.request().orElseThrow();
        written.putObject("request")
                .put("method", request.method())
                .put("url", request.url())
                .put("httpVersion", version(entry.path("request")))
                .<ObjectNode>set("cookies", NODES.arrayNode())
                .<ObjectNode>set("headers", written(request.headers()))
                .<ObjectNode>set("queryString", NODES.arrayNode())
                .put("headersSize", -1)
                .put("bodySize", -1);
        if (entry.path("response").isObject()) {
            written.set("response", answer(entry.path("response"), redacted, redaction));
        }
        written.putObject("cache");
        written.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
        return written;
    }

    /** The name that the standard gives a status, or none. */
    static String reason(int status) {
        return Reasons.BY_STATUS.getOrDefault(status, "");
    }

    private static byte[] bytes(JsonNode content) {
        String text = content.path("text").textValue();
        return isBase64(content)
                ? Base64.getDecoder().decode(text.replaceAll("\\s", ""))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBase64(JsonNode content) {
        return content.path("encoding").asText("").equalsIgnoreCase(BASE64);
    }

    private static ObjectNode answer(JsonNode answer, Exchange redacted, Redaction redaction) {
        JsonNode content = answer.path("content");
        boolean text = content.path("text").isTextual();
        Headers headers = redacted.headers().orElse(Headers.NONE);
        boolean named = headers(answer.path("headers")).first("Content-Type").isPresent();
        ArrayNode fields = NODES.arrayNode();
        headers.asMap().forEach((name, values) -> {
            // Read from the content, the type stands there again.
            if (named || !name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> fields.addObject().put("name", name).put("value", value));
            }
        });
        if (!text) {
            headers(answer.path("headers"))
                    .first(LENGTH)
                    .ifPresent(length -> fields.addObject()
                            .put("name", LENGTH)
                            .put("value", length.strip().equals("0") ? "0" : "1"));
        }
        int status = redacted.status();
        ObjectNode written = NODES.objectNode()
                .put("status", status)
                .put("statusText", reason(status))
                .put("httpVersion", version(answer))
                .<ObjectNode>set("cookies", NODES.arrayNode())
                .<ObjectNode>set("headers", fields);
        if (content.isObject()) {
            written.set("content", content(content, redacted, redaction));
        }
        return written.put("redirectURL", "")
                .put("headersSize", -1)
                .put("bodySize", text ? -1 : sized(answer, "bodySize"));
    }

    private static ObjectNode content(JsonNode content, Exchange redacted, Redaction redaction) {
        ObjectNode written = NODES.objectNode();
        boolean unread = redacted.defect()
                .filter(defect -> defect.kind() == Defect.Kind.ENCODING)
                .isPresent();
        byte[] body = redacted.body();
        boolean read = content.path("text").isTextual() && !unread && redacted.status() != 0;
        written.put("size", read ? size(content, body) : sized(content, "size"));
        if (content.path("mimeType").isTextual()) {
            String mimeType = content.path("mimeType").textValue();
            written.put("mimeType", mimeType.equals("x-unknown") ? mimeType : redaction.mediaType(mimeType));
        }
        if (unread) {
            return written.put("text", "*").put("encoding", BASE64);
        }
        if (read && isBase64(content)) {
            written.put("text", Base64.getEncoder().encodeToString(body)).put("encoding", BASE64);
        } else if (read) {
            written.put("text", new String(body, StandardCharsets.UTF_8));
        }
        return written;
    }

    /** What was cut off stays cut off by as much. */
    private static long size(JsonNode content, byte[] body) {
        long before = content.path("size").asLong(-1);
        long missing = before - bytes(content).length;
        return before < 0 ? -1 : body.length + Math.max(0, Math.min(missing, MISSING));
    }

    /** Of a body that is not there it matters whether there was one, or whether nobody knows. */
    private static long sized(JsonNode holder, String key) {
        return Long.signum(holder.path(key).asLong(-1));
    }

    private static String version(JsonNode message) {
        String version = message.path("httpVersion").asText("");
        return VERSIONS.contains(version) ? version : "HTTP/1.1";
    }

    private static Headers headers(JsonNode list) {
        Headers headers = Headers.NONE;
        for (JsonNode field : list) {
            // HTTP/2 recorders write the pseudo-headers down, which are none.
            if (field.path("name").isTextual()
                    && !field.path("name").textValue().startsWith(":")) {
                headers = headers.with(
                        field.path("name").textValue(), field.path("value").asText(""));
            }
        }
        return headers;
    }

    private static ArrayNode written(Headers headers) {
        ArrayNode list = NODES.arrayNode();
        headers.asMap()
                .forEach((name, values) -> values.forEach(
                        value -> list.addObject().put("name", name).put("value", value)));
        return list;
    }

    /** The reason phrases of RFC 9110, section 15, and RFC 6585. */
    private static final class Reasons {
        static final Map<Integer, String> BY_STATUS = Map.ofEntries(
                Map.entry(200, "OK"),
                Map.entry(201, "Created"),
                Map.entry(202, "Accepted"),
                Map.entry(204, "No Content"),
                Map.entry(301, "Moved Permanently"),
                Map.entry(302, "Found"),
                Map.entry(304, "Not Modified"),
                Map.entry(400, "Bad Request"),
                Map.entry(401, "Unauthorized"),
                Map.entry(403, "Forbidden"),
                Map.entry(404, "Not Found"),
                Map.entry(405, "Method Not Allowed"),
                Map.entry(409, "Conflict"),
                Map.entry(410, "Gone"),
                Map.entry(422, "Unprocessable Content"),
                Map.entry(429, "Too Many Requests"),
                Map.entry(500, "Internal Server Error"),
                Map.entry(502, "Bad Gateway"),
                Map.entry(503, "Service Unavailable"),
                Map.entry(504, "Gateway Timeout"));

        private Reasons() {}
    }
}
