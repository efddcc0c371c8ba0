package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an event of WireMock's request journal, as {@code GET /__admin/requests} lists it, or a stub that WireMock
 * recorded.
 */
final class WireMockEntry extends EntryReader {

    /** The keys of a response that an entry of an HTTP archive does not have. */
    static final Set<String> BODY_KEYS = Set.of("body", "bodyAsBase64", "base64Body", "jsonBody", "bodyFileName");

    /** The method of a stub for requests of every method. */
    static final String ANY_METHOD = "ANY";

    WireMockEntry(BodyFiles files) {
        super(files);
    }

    @Override
    Recorded read(byte[] bytes) throws IOException {
        return read(bytes, true);
    }

    /** Reads a record, which another reader may also have passed on. */
    Recorded read(byte[] bytes, boolean first) throws IOException {
        Parts parts = new Parts(bytes);
        try (JsonParser parser = parser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return missing("object");
            }
            each(parser, parts::read);
        }
        return first && parts.ofHar ? new HarEntry(files).read(bytes, false) : parts.recorded();
    }

    /** The parts of an event or a stub, which may come in any order. */
    private final class Parts {
        private final byte[] record;
        private boolean ofHar;
        private String method;
        private String url;
        private String absoluteUrl;
        private String urlPath;
        private String pattern;
        private final Map<String, List<String>> query = new LinkedHashMap<>();
        private long loggedAt = -1;
        private Map<String, List<String>> requestHeaders = Map.of();
        private boolean answered;
        private Integer status;
        private Map<String, List<String>> headers = Map.of();
        private String body;
        private String base64;
        private byte[] json;
        private String file;

        private Parts(byte[] record) {
            this.record = record;
        }

        private void read(String key, JsonParser parser) throws IOException {
            switch (key) {
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
                case "method" -> method = text(parser);
                case "url" -> url = text(parser);
                case "absoluteUrl" -> absoluteUrl = text(parser);
                case "urlPath" -> urlPath = text(parser);
                case "urlPattern", "urlPathPattern", "urlPathTemplate" -> pattern = key;
                case "queryParameters" -> query.putAll(fields(parser));
                case "loggedDate" -> loggedAt = number(parser, -1);
                case "headers" -> requestHeaders = fields(parser);
                default -> parser.skipChildren();
            }
        }

        private void readResponse(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "status" -> status = status(parser);
                case "headers" -> headers = fields(parser);
                case "body" -> body = text(parser);
                case "bodyAsBase64", "base64Body" -> base64 = text(parser);
                case "jsonBody" -> json = value(parser);
                case "bodyFileName" -> file = text(parser);
                case "proxyBaseUrl", "fault" -> answered &= parser.currentToken() == JsonToken.VALUE_NULL;
                case "content" -> ofHar = parser.currentToken() == JsonToken.START_OBJECT;
                default -> parser.skipChildren();
            }
        }

        /** Returns the text of the value at the parser. */
        private byte[] value(JsonParser parser) throws IOException {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            return Arrays.copyOfRange(
                    record, from, (int) parser.currentLocation().getByteOffset());
        }

        /** Returns the values of an object: texts, lists of texts, or the texts with which a stub compares them. */
        private static Map<String, List<String>> fields(JsonParser parser) throws IOException {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            each(parser, (name, value) -> {
                List<String> values = new ArrayList<>();
                if (value.currentToken() == JsonToken.START_ARRAY) {
                    while (value.nextToken() != JsonToken.END_ARRAY) {
                        values.add(value.getValueAsString(""));
                        value.skipChildren();
                    }
                } else if (value.currentToken() == JsonToken.START_OBJECT) {
                    each(value, (operator, operand) -> {
                        if (operator.equals("equalTo") && text(operand) != null) {
                            values.add(text(operand));
                        }
                    });
                } else {
                    values.add(value.getValueAsString(""));
                }
                if (!values.isEmpty()) {
                    fields.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values);
                }
            });
            return fields;
        }

        private Recorded recorded() {
            Optional<String> address = address();
            if (pattern != null && address.isEmpty()) {
                return unreadable(new Defect(
                        Defect.Kind.SYNTAX,
                        "it is a stub for many requests (" + pattern
                                + "); only a stub for a single URL can be judged"));
            }
            if (ANY_METHOD.equals(method)) {
                return unreadable(new Defect(
                        Defect.Kind.SYNTAX, "it is a stub for any method; only a stub for one method can be judged"));
            }
            if (method == null || address.isEmpty()) {
                return missing("request with a method and a url");
            }
            if (status != null && status < 0) {
                return missing("status that is a number");
            }
            boolean stub = absoluteUrl == null && loggedAt < 0;
            Headers sent = Headers.of(requestHeaders);
            // A stub has only the header fields on which it depends, and mostly none.
            Request request = new Request(method, address.get(), stub ? sent.incomplete() : sent);
            Exchange exchange = Exchange.of(request);
            Optional<Instant> timestamp = loggedAt < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(loggedAt));
            // A stub without a status is served with 200.
            int actual = status != null ? status : answered && stub ? 200 : 0;
            if (!answered || actual < 100) {
                return new Recorded(
                        exchange.defect(
                                new Defect(Defect.Kind.UNANSWERED, "the recorder saw no response to the request")),
                        timestamp);
            }
            return new Recorded(withBody(exchange.status(actual).headers(Headers.of(headers))), timestamp);
        }

        /** Returns the URL that was requested, or the one to which a stub responds. */
        private Optional<String> address() {
            if (absoluteUrl != null || url != null || urlPath == null) {
                return Optional.ofNullable(absoluteUrl != null ? absoluteUrl : url);
            }
            String parameters = query.entrySet().stream()
                    .flatMap(parameter -> parameter.getValue().stream()
                            .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
                    .collect(Collectors.joining("&"));
            return Optional.of(parameters.isEmpty() ? urlPath : urlPath + "?" + parameters);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private Exchange withBody(Exchange exchange) {
            if (base64 == null && json == null && body == null && file != null) {
                return files.read(exchange, file);
            }
            try {
                // The base64 is exact; the text is what WireMock decoded from the bytes.
                byte[] bytes = base64 != null
                        ? Base64.getDecoder().decode(base64)
                        : json != null ? json : body != null ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
                return ContentCoding.decode(exchange, bytes);
            } catch (IllegalArgumentException e) {
                return exchange.defect(new Defect(
                        Defect.Kind.ENCODING, "it is not valid base64, which the record names as its encoding"));
            }
        }
    }
}
