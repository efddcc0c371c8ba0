package io.github.chatspec.mock.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.io.OutputFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An HTTP archive (HAR 1.2) that grows by one entry at a time and is put in its place when it is closed. */
final class HarWriter implements Closeable {

    private final OutputFile file;
    private final JsonGenerator json;
    private boolean closed;

    private HarWriter(OutputFile file, JsonGenerator json) {
        this.file = file;
        this.json = json;
    }

    static HarWriter at(String name) throws IOException {
        OutputFile file = OutputFile.at(name);
        JsonGenerator json = new JsonFactory().createGenerator(new BufferedOutputStream(file.stream()));
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "chatspec-mock");
        json.writeStringField("version", "1");
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
        return new HarWriter(file, json);
    }

    /** Adds an exchange; one that comes when the file is closed is left out. */
    synchronized void add(Exchange exchange, Instant started) throws IOException {
        if (closed) {
            return;
        }
        Request request = exchange.request().orElseThrow();
        json.writeStartObject();
        json.writeStringField("startedDateTime", started.toString());
        json.writeNumberField("time", 0);
        json.writeObjectFieldStart("request");
        json.writeStringField("method", request.method());
        json.writeStringField("url", request.url());
        message(request.headers());
        json.writeArrayFieldStart("queryString");
        json.writeEndArray();
        sizes(-1);
        json.writeObjectFieldStart("response");
        json.writeNumberField("status", exchange.status());
        json.writeStringField("statusText", "");
        Headers headers = exchange.headers().orElse(Headers.NONE);
        message(headers);
        content(exchange.body(), headers.first("Content-Type").orElse("x-unknown"));
        json.writeStringField("redirectURL", "");
        sizes(exchange.body().length);
        json.writeObjectFieldStart("cache");
        json.writeEndObject();
        json.writeObjectFieldStart("timings");
        for (String part : List.of("send", "wait", "receive")) {
            json.writeNumberField(part, 0);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void message(Headers headers) throws IOException {
        json.writeStringField("httpVersion", "HTTP/1.1");
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

    private void sizes(int body) throws IOException {
        json.writeNumberField("headersSize", -1);
        json.writeNumberField("bodySize", body);
        json.writeEndObject();
    }

    private void content(byte[] body, String mediaType) throws IOException {
        json.writeObjectFieldStart("content");
        json.writeNumberField("size", body.length);
        json.writeStringField("mimeType", mediaType);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            json.writeStringField("text", text);
        } catch (CharacterCodingException e) {
            json.writeBinaryField("text", body);
            json.writeStringField("encoding", "base64");
        }
        json.writeEndObject();
    }

    /** Leaves nothing behind. */
    synchronized void drop() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            // What is left is removed when the process ends.
            return;
        }
    }

    /** Ends the archive and puts it in its place. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            json.close();
            file.finish();
        }
    }
}
