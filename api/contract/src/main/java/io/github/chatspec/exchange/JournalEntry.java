package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an event of WireMock's request journal, as {@code GET /__admin/requests} lists it. */
final class JournalEntry extends EntryReader {

    @Override
    Recorded read(byte[] bytes) throws IOException {
        Parts parts = new Parts();
        try (JsonParser parser = parser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return missing("object");
            }
            each(parser, parts::read);
        }
        return parts.recorded();
    }

    /** The parts of an event, which may come in any order. */
    private static final class Parts {
        private String method;
        private String url;
        private String absoluteUrl;
        private long loggedAt = -1;
        private Map<String, List<String>> requestHeaders = Map.of();
        private int status;
        private Map<String, List<String>> headers = Map.of();
        private String body;
        private String base64;

        private void read(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "request" -> each(parser, this::readRequest);
                case "response" -> each(parser, this::readResponse);
                default -> parser.skipChildren();
            }
        }

        private void readRequest(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "method" -> method = text(parser);
                case "url" -> url = text(parser);
                case "absoluteUrl" -> absoluteUrl = text(parser);
                case "loggedDate" -> loggedAt = number(parser, -1);
                case "headers" -> requestHeaders = headers(parser);
                default -> parser.skipChildren();
            }
        }

        private void readResponse(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "status" -> status = status(parser);
                case "headers" -> headers = headers(parser);
                case "body" -> body = text(parser);
                case "bodyAsBase64" -> base64 = text(parser);
                default -> parser.skipChildren();
            }
        }

        private static Map<String, List<String>> headers(JsonParser parser) throws IOException {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            each(parser, (name, value) -> {
                List<String> values = fields.computeIfAbsent(name, absent -> new ArrayList<>());
                if (value.currentToken() == JsonToken.START_ARRAY) {
                    while (value.nextToken() != JsonToken.END_ARRAY) {
                        values.add(value.getValueAsString(""));
                        value.skipChildren();
                    }
                } else {
                    values.add(value.getValueAsString(""));
                }
            });
            return fields;
        }

        private Recorded recorded() {
            if (method == null || (url == null && absoluteUrl == null)) {
                return missing("request with a method and a url");
            }
            Request request = new Request(method, absoluteUrl == null ? url : absoluteUrl, Headers.of(requestHeaders));
            Optional<Instant> timestamp = loggedAt < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(loggedAt));
            if (status < 0) {
                return missing("status that is a number");
            }
            if (status < 100) {
                return new Recorded(
                        Exchange.of(request)
                                .defect(new Defect(
                                        Defect.Kind.UNANSWERED, "the recorder saw no response to the request")),
                        timestamp);
            }
            Exchange exchange = Exchange.of(request).status(status).headers(Headers.of(headers));
            try {
                // The base64 is exact; the text is what WireMock decoded from the bytes.
                byte[] bytes = base64 != null
                        ? Base64.getDecoder().decode(base64)
                        : body != null ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
                return new Recorded(ContentCoding.decode(exchange, bytes), timestamp);
            } catch (IllegalArgumentException e) {
                return new Recorded(
                        exchange.defect(new Defect(
                                Defect.Kind.ENCODING,
                                "it is not valid base64, which the record names as its encoding")),
                        timestamp);
            }
        }
    }
}
