package io.github.chatspec.redact;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.HarWriter;
import io.github.chatspec.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Replaces the exchange of an entry of an HTTP archive (HAR 1.2), and keeps nothing else that identifies anyone. */
final class HarRedaction {

    private static final String LENGTH = "Content-Length";
    private static final String TYPE = "Content-Type";
    private static final Pattern TIMESTAMP = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})");
    private static final Set<String> VERSIONS =
            Set.of("HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0", "HTTP/3", "h2", "h3");

    /** An hour in milliseconds; a longer time may hide other data. */
    private static final long MAX_TIME = 3_600_000;

    /** Limits the number of missing bytes that the redacted entry reports. */
    private static final long MAX_MISSING = 1 << 20;

    private final Redaction redaction;

    HarRedaction(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Returns the redacted entry of a recorded one. */
    HarWriter.Entry entry(JsonNode entry, Exchange redacted) {
        String started = entry.path("startedDateTime").asText("");
        long time = Math.round(entry.path("time").asDouble(0));
        return new HarWriter.Entry(
                Optional.of(started).filter(text -> TIMESTAMP.matcher(text).matches()),
                time > 0 && time <= MAX_TIME ? time : 0,
                redacted.request().orElseThrow(),
                version(entry.path("request")),
                Optional.of(entry.path("response"))
                        .filter(JsonNode::isObject)
                        .map(response -> response(response, redacted)));
    }

    private HarWriter.Response response(JsonNode response, Exchange redacted) {
        JsonNode content = response.path("content");
        boolean hasText = hasText(content, redacted);
        return new HarWriter.Response(
                redacted.status(),
                version(response),
                headers(response, redacted, hasText),
                Optional.of(content).filter(body -> body.isObject() || hasText).map(body -> content(body, redacted)),
                hasText ? -1 : sign(response, "bodySize"));
    }

    /** Returns whether a body was recorded: in the entry, in a file, or in the format of another recorder. */
    private static boolean hasText(JsonNode content, Exchange redacted) {
        return content.path("text").isTextual()
                || redacted.body().length > 0
                || UndecodableBody.of(redacted).isPresent();
    }

    private static Headers headers(JsonNode response, Exchange redacted, boolean hasText) {
        Headers recorded = headers(response.path("headers"));
        boolean typed = recorded.first(TYPE).isPresent();
        Headers headers = Headers.NONE;
        for (Map.Entry<String, List<String>> field :
                redacted.headers().orElse(Headers.NONE).asMap().entrySet()) {
            // A type that was read from the content is written there again.
            if (typed || !field.getKey().equalsIgnoreCase(TYPE)) {
                for (String value : field.getValue()) {
                    headers = headers.with(field.getKey(), value);
                }
            }
        }
        Optional<String> length = hasText ? Optional.empty() : recorded.first(LENGTH);
        return length.isPresent() ? headers.with(LENGTH, length.get().strip().equals("0") ? "0" : "1") : headers;
    }

    private HarWriter.Content content(JsonNode content, Exchange redacted) {
        Optional<String> type = Optional.ofNullable(content.path("mimeType").textValue())
                .map(recorded -> recorded.equals("x-unknown") ? recorded : redaction.mediaType(recorded));
        boolean inEntry = content.path("text").isTextual();
        byte[] body = redacted.body();
        Optional<String> undecodable = UndecodableBody.of(redacted);
        if (undecodable.isPresent()) {
            return new HarWriter.Content(sign(content, "size"), type, undecodable, true);
        }
        if (redacted.status() == 0 || !hasText(content, redacted)) {
            return new HarWriter.Content(sign(content, "size"), type, Optional.empty(), isBase64(content));
        }
        if (inEntry && isBase64(content)) {
            String text = Base64.getEncoder().encodeToString(body);
            return new HarWriter.Content(size(content, body), type, Optional.of(text), true);
        }
        if (inEntry) {
            String text = new String(body, StandardCharsets.UTF_8);
            return new HarWriter.Content(size(content, body), type, Optional.of(text), false);
        }
        HarWriter.Content other = HarWriter.Content.of(body, "");
        return new HarWriter.Content(other.size(), type, other.text(), other.base64());
    }

    private static byte[] bytes(JsonNode content) {
        String text = content.path("text").textValue();
        return isBase64(content)
                ? Base64.getDecoder().decode(text.replaceAll("\\s", ""))
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBase64(JsonNode content) {
        return content.path("encoding").asText("").equalsIgnoreCase("base64");
    }

    /** Returns the size of a body that lacks as many bytes as the recorded one. */
    private static long size(JsonNode content, byte[] body) {
        long before = content.path("size").asLong(-1);
        long missing = before - bytes(content).length;
        return before < 0 ? -1 : body.length + Math.max(0, Math.min(missing, MAX_MISSING));
    }

    /** Returns 1 if there was a body, 0 if there was none, -1 if that is unknown. */
    private static long sign(JsonNode holder, String key) {
        return Long.signum(holder.path(key).asLong(-1));
    }

    private static String version(JsonNode message) {
        String version = message.path("httpVersion").asText("");
        return VERSIONS.contains(version) ? version : "HTTP/1.1";
    }

    private static Headers headers(JsonNode list) {
        Headers headers = Headers.NONE;
        for (JsonNode field : list) {
            // HTTP/2 recorders also write pseudo-headers.
            if (field.path("name").isTextual()
                    && !field.path("name").textValue().startsWith(":")) {
                headers = headers.with(
                        field.path("name").textValue(), field.path("value").asText(""));
            }
        }
        return headers;
    }
}
