package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an HTTP archive (HAR 1.2) entry by entry.
 *
 * <p>Closing a writer ends the archive and flushes the stream, but does not close it.
 */
public final class HarWriter implements Closeable {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();
    private static final String HTTP_VERSION = "HTTP/1.1";

    private final JsonGenerator json;
    private final boolean document;

    private HarWriter(OutputStream out, boolean document) throws IOException {
        this.json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.document = document;
    }

    /**
     * A recorded exchange.
     *
     * @param startedAt when the request was sent, in the format of RFC 3339, if known
     * @param time the duration in milliseconds
     * @param request the request
     * @param httpVersion the HTTP version of the request
     * @param response the response, if there is one
     */
    public record Entry(
            Optional<String> startedAt, long time, Request request, String httpVersion, Optional<Response> response) {

        /**
         * Returns an entry with the whole of an exchange.
         *
         * @param exchange an exchange with a request and a response; the entry has no body if there is a defect
         * @param startedAt when the request was sent
         * @return the entry
         */
        public static Entry of(Exchange exchange, Instant startedAt) {
            Headers headers = exchange.headers().orElse(Headers.NONE);
            byte[] body = exchange.body();
            String type = headers.first("Content-Type").orElse("x-unknown");
            boolean whole = exchange.defect().isEmpty();
            Content content =
                    whole ? Content.of(body, type) : new Content(-1, Optional.of(type), Optional.empty(), false);
            return new Entry(
                    Optional.of(startedAt.toString()),
                    0,
                    exchange.request().orElseThrow(),
                    HTTP_VERSION,
                    Optional.of(new Response(
                            exchange.status(), HTTP_VERSION, headers, Optional.of(content), whole ? body.length : -1)));
        }
    }

    /**
     * A recorded response.
     *
     * @param status the HTTP status
     * @param httpVersion the HTTP version
     * @param headers the header fields
     * @param content the body, if the record describes it
     * @param bodySize the number of bytes received, or -1 if unknown
     */
    public record Response(int status, String httpVersion, Headers headers, Optional<Content> content, long bodySize) {}

    /**
     * A recorded body.
     *
     * @param size the number of bytes, or -1 if unknown
     * @param mediaType the media type, if known
     * @param text the body, if the recorder kept it
     * @param base64 whether the text is encoded in base64
     */
    public record Content(long size, Optional<String> mediaType, Optional<String> text, boolean base64) {

        /**
         * Returns a whole body, as text if it is UTF-8.
         *
         * @param body the bytes
         * @param mediaType the media type
         * @return the content
         */
        public static Content of(byte[] body, String mediaType) {
            String text;
            boolean base64 = false;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
            } catch (CharacterCodingException e) {
                text = Base64.getEncoder().encodeToString(body);
                base64 = true;
            }
            return new Content(body.length, Optional.of(mediaType), Optional.of(text), base64);
        }
    }

    /**
     * Begins an archive.
     *
     * @param out the stream to write to
     * @param creator the name of the recorder
     * @param version the version of the recorder
     * @return the writer
     * @throws IOException if the stream cannot be written
     */
    public static HarWriter document(OutputStream out, String creator, String version) throws IOException {
        HarWriter writer = new HarWriter(out, true);
        writer.begin(creator, version);
        return writer;
    }

    /**
     * Begins a file with one entry per line.
     *
     * @param out the stream to write to
     * @return the writer
     * @throws IOException if the stream cannot be written
     */
    public static HarWriter lines(OutputStream out) throws IOException {
        return new HarWriter(out, false);
    }

    private void begin(String creator, String version) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", creator);
        json.writeStringField("version", version);
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
    }

    /**
     * Writes an entry, which ends its line.
     *
     * @param entry the entry
     * @throws IOException if the stream cannot be written
     */
    public void write(Entry entry) throws IOException {
        // An entry is written whole or not at all.
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            new EntryText(generator).write(entry);
        }
        json.writeRawValue(text.toString(StandardCharsets.UTF_8));
        json.writeRaw('\n');
    }

    /**
     * Writes buffered text to the stream.
     *
     * @throws IOException if the stream cannot be written
     */
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        if (document && !json.isClosed()) {
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
        json.close();
    }

    /** Writes the text of one entry. */
    private record EntryText(JsonGenerator json) {

        void write(Entry entry) throws IOException {
            json.writeStartObject();
            if (entry.startedAt().isPresent()) {
                json.writeStringField("startedDateTime", entry.startedAt().get());
            }
            json.writeNumberField("time", entry.time());
            json.writeObjectFieldStart("request");
            json.writeStringField("method", entry.request().method());
            json.writeStringField("url", entry.request().url());
            writeHead(entry.httpVersion(), entry.request().headers());
            json.writeArrayFieldStart("queryString");
            json.writeEndArray();
            writeSizes(-1);
            if (entry.response().isPresent()) {
                write(entry.response().get());
            }
            json.writeObjectFieldStart("cache");
            json.writeEndObject();
            json.writeObjectFieldStart("timings");
            for (String phase : List.of("send", "wait", "receive")) {
                json.writeNumberField(phase, 0);
            }
            json.writeEndObject();
            json.writeEndObject();
        }

        private void write(Response response) throws IOException {
            json.writeObjectFieldStart("response");
            json.writeNumberField("status", response.status());
            json.writeStringField("statusText", ReasonPhrases.BY_STATUS.getOrDefault(response.status(), ""));
            writeHead(response.httpVersion(), response.headers());
            if (response.content().isPresent()) {
                write(response.content().get());
            }
            json.writeStringField("redirectURL", "");
            writeSizes(response.bodySize());
        }

        private void write(Content content) throws IOException {
            json.writeObjectFieldStart("content");
            json.writeNumberField("size", content.size());
            if (content.mediaType().isPresent()) {
                json.writeStringField("mimeType", content.mediaType().get());
            }
            if (content.text().isPresent()) {
                json.writeStringField("text", content.text().get());
                if (content.base64()) {
                    json.writeStringField("encoding", "base64");
                }
            }
            json.writeEndObject();
        }

        private void writeHead(String httpVersion, Headers headers) throws IOException {
            json.writeStringField("httpVersion", httpVersion);
            json.writeArrayFieldStart("cookies");
            json.writeEndArray();
            json.writeArrayFieldStart("headers");
            for (Map.Entry<String, List<String>> field : headers.asMap().entrySet()) {
                for (String value : field.getValue()) {
                    json.writeStartObject();
                    json.writeStringField("name", field.getKey());
                    json.writeStringField("value", value);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }

        private void writeSizes(long body) throws IOException {
            json.writeNumberField("headersSize", -1);
            json.writeNumberField("bodySize", body);
            json.writeEndObject();
        }
    }

    /** The reason phrases of RFC 9110, section 15, and RFC 6585. */
    private static final class ReasonPhrases {
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

        private ReasonPhrases() {}
    }
}
