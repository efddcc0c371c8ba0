package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.chatspec.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an entry of an HTTP archive (HAR 1.2, section entries). */
final class HarEntry extends EntryReader {

    private static final Defect NO_BODY = new Defect(Defect.Kind.BODY_MISSING, "the recorder left it out");

    HarEntry(BodyFiles files) {
        super(files);
    }

    @Override
    Recorded read(byte[] bytes) throws IOException {
        return read(bytes, true);
    }

    /** Reads a record, which another reader may also have passed on. */
    Recorded read(byte[] bytes, boolean first) throws IOException {
        Parts parts = new Parts();
        try (JsonParser parser = parser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return missing("object");
            }
            each(parser, parts::read);
            if (parser.nextToken() != null) {
                return unreadable(new Defect(Defect.Kind.SYNTAX, "it continues after its object"));
            }
        }
        return first && parts.ofWireMock && !parts.hasContent
                ? new WireMockEntry(files).read(bytes, false)
                : parts.recorded();
    }

    /** The parts of an entry, which may come in any order. */
    private final class Parts {
        private String startedAt;
        private String method;
        private String url;
        private Map<String, List<String>> requestHeaders = Map.of();
        private Map<String, List<String>> requestCookies = Map.of();
        private boolean answered;
        private int status;
        private Map<String, List<String>> headers = Map.of();
        private Map<String, List<String>> cookies = Map.of();
        private long bodySize = -1;
        private long size = -1;
        private String mimeType;
        private String text;
        private String encoding;
        private String file;
        private boolean hasContent;
        private boolean ofWireMock;

        private void read(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "startedDateTime" -> startedAt = text(parser);
                case "request" -> each(parser, this::readRequest);
                case "response" -> {
                    answered = parser.currentToken() == JsonToken.START_OBJECT;
                    each(parser, this::readResponse);
                }
                default -> parser.skipChildren();
            }
        }

        private void readRequest(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "method" -> {
                    method = text(parser);
                    ofWireMock |= WireMockEntry.ANY_METHOD.equals(method);
                }
                case "url" -> url = text(parser);
                case "headers" -> requestHeaders = headers(parser);
                case "cookies" -> requestCookies = headers(parser);
                case "absoluteUrl", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate" -> ofWireMock = true;
                default -> parser.skipChildren();
            }
        }

        private void readResponse(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "status" -> status = status(parser);
                case "headers" -> headers = headers(parser);
                case "cookies" -> cookies = headers(parser);
                case "bodySize" -> bodySize = number(parser, -1);
                case "content" -> {
                    hasContent = parser.currentToken() == JsonToken.START_OBJECT;
                    each(parser, this::readContent);
                }
                default -> ofWireMock |= WireMockEntry.BODY_KEYS.contains(key);
            }
        }

        private void readContent(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "size" -> size = number(parser, -1);
                case "mimeType" -> mimeType = text(parser);
                case "text" -> text = text(parser);
                case "encoding" -> encoding = text(parser);
                case "_file" -> file = text(parser);
                default -> parser.skipChildren();
            }
        }

        private Map<String, List<String>> headers(JsonParser parser) throws IOException {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            ofWireMock |= parser.currentToken() == JsonToken.START_OBJECT;
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return fields;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String[] pair = {null, ""};
                each(parser, (key, value) -> {
                    if (key.equals("name")) {
                        pair[0] = text(value);
                    } else if (key.equals("value") && text(value) != null) {
                        pair[1] = text(value);
                    }
                });
                // HTTP/2 recorders also list the pseudo-headers, which are not header fields.
                if (pair[0] != null && !pair[0].startsWith(":")) {
                    fields.computeIfAbsent(pair[0], absent -> new ArrayList<>()).add(pair[1]);
                }
            }
            return fields;
        }

        private Recorded recorded() {
            if (method == null || url == null) {
                return missing("request with a method and a url");
            }
            if (status < 0) {
                return missing("status that is a number");
            }
            if (!answered || status < 100) {
                return new Recorded(
                        Exchange.of(request())
                                .defect(new Defect(
                                        Defect.Kind.UNANSWERED, "the recorder saw no response to the request")),
                        this::timestamp);
            }
            Headers answer = Headers.of(headers);
            if (answer.first("Set-Cookie").isEmpty()) {
                for (String cookie : pairs(cookies)) {
                    answer = answer.with("Set-Cookie", cookie);
                }
            }
            if (answer.first("Content-Type").isEmpty()
                    && mimeType != null
                    && mimeType.contains("/")
                    && !mimeType.equals("x-unknown")) {
                answer = answer.with("Content-Type", mimeType);
            }
            Exchange exchange = Exchange.of(request()).status(status).headers(answer);
            return new Recorded(withBody(exchange, answer), this::timestamp);
        }

        private Request request() {
            Headers sent = Headers.of(requestHeaders);
            boolean hasCookies =
                    !requestCookies.isEmpty() && sent.first("Cookie").isEmpty();
            return new Request(
                    method, url, hasCookies ? sent.with("Cookie", String.join("; ", pairs(requestCookies))) : sent);
        }

        /** Returns cookies as in a header, which some recorders leave out. */
        private List<String> pairs(Map<String, List<String>> values) {
            return values.entrySet().stream()
                    .flatMap(cookie -> cookie.getValue().stream().map(value -> cookie.getKey() + "=" + value))
                    .toList();
        }

        private Exchange withBody(Exchange exchange, Headers answer) {
            if (text == null && file == null) {
                boolean empty = size == 0
                        && bodySize <= 0
                        && answer.first("Content-Length")
                                .map(String::strip)
                                .orElse("0")
                                .equals("0");
                return empty || hasNoBody() ? exchange : exchange.defect(NO_BODY);
            }
            Exchange read = text == null ? files.read(exchange, file) : withText(exchange);
            int kept = read.body().length;
            // Some recorders count characters or compressed bytes, so a body counts as cut off only if it is not JSON.
            return read.defect().isEmpty()
                            && size > kept
                            && StrictJson.read(read.body()).isEmpty()
                    ? read.defect(new Defect(
                            Defect.Kind.BODY_MISSING, "the recorder kept " + kept + " of its " + size + " bytes"))
                    : read;
        }

        private Exchange withText(Exchange exchange) {
            try {
                byte[] body = "base64".equalsIgnoreCase(encoding)
                        ? Base64.getDecoder().decode(text.replaceAll("\\s", ""))
                        : text.getBytes(StandardCharsets.UTF_8);
                return ContentCoding.decode(exchange, body);
            } catch (IllegalArgumentException e) {
                return exchange.defect(new Defect(
                        Defect.Kind.ENCODING, "it is not valid base64, which the record names as its encoding"));
            }
        }

        /** A HEAD request and these statuses are answered without a body (RFC 9110, section 6.4.1). */
        private boolean hasNoBody() {
            return method.equalsIgnoreCase("HEAD") || status < 200 || status == 204 || status == 304;
        }

        private Optional<Instant> timestamp() {
            try {
                return Optional.ofNullable(startedAt)
                        .map(text -> OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
