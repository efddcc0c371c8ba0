package io.github.chatspec.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.exchange.Exchange;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Writes the redacted form of a recording, one exchange after the other, so that memory does not grow with the input.
 *
 * <p>The smallest use: {@code new RedactedRecording(redaction, leftOut -> {}).write(in, out)}.
 *
 * <p>Of what stands around the exchanges only the structure is written: comments, pages, names of browsers and
 * everything that the form does not ask for are dropped.
 */
public final class RedactedRecording {

    private static final int HEAD = 1 << 16;
    private static final String BROKEN = "It is not well-formed.";
    private static final String CUT_OFF = "The recording is not well-formed from here on, and was not read further.";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(JSON);
    private static final ObjectReader ENTRY = MAPPER.reader();
    private static final ObjectReader LINE = ENTRY.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Redaction redaction;
    private final Consumer<LeftOut> leftOut;
    private long entries;
    private long kept;

    /**
     * Prepares to write one recording.
     *
     * @param redaction what replaces the values
     * @param leftOut is told of each exchange that is not written
     */
    public RedactedRecording(Redaction redaction, Consumer<LeftOut> leftOut) {
        this.redaction = redaction;
        this.leftOut = leftOut;
    }

    /**
     * Writes a recording of exchanges: an HTTP archive (HAR 1.2), lines of which each is an entry of one, or WireMock's
     * request journal.
     *
     * @param in the recording
     * @param out where the redacted recording goes, in the same form; it is not closed
     * @return whether the form of the recording is known; where it is not, nothing is written
     * @throws IOException if the recording cannot be read or written
     */
    public boolean write(InputStream in, OutputStream out) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, HEAD);
        buffered.mark(HEAD);
        byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        Optional<Form> form = Form.of(head);
        if (form.isEmpty()) {
            return false;
        }
        switch (form.get()) {
            case LINES -> lines(buffered, out);
            case HAR -> document(buffered, out, "log", new HarForm());
            case JOURNAL -> document(buffered, out, "requests", new JournalForm());
        }
        return true;
    }

    /**
     * Writes one body.
     *
     * @param in the body
     * @param out where the redacted body goes; it is not closed
     * @param operation the operation that answered, as {@code contract/operationId}
     * @param status the HTTP status of the answer
     * @throws IOException if the body cannot be read or written
     */
    public void writeBody(InputStream in, OutputStream out, String operation, int status) throws IOException {
        body(in.readAllBytes(), out, operation, status);
    }

    /**
     * Writes bodies of which each is one line; empty lines are no bodies.
     *
     * @param in the lines
     * @param out where the redacted bodies go, each on a line; it is not closed
     * @param operation the operation that answered, as {@code contract/operationId}
     * @param status the HTTP status of the answers
     * @throws IOException if the lines cannot be read or written
     */
    public void writeBodies(InputStream in, OutputStream out, String operation, int status) throws IOException {
        Lines lines = new Lines(in);
        for (byte[] line = next(lines); line != null; line = next(lines)) {
            if (lines.wasTooLong()) {
                leaveOut("It is longer than what is read.");
            } else if (body(line, out, operation, status)) {
                out.write('\n');
            }
        }
    }

    private boolean body(byte[] body, OutputStream out, String operation, int status) throws IOException {
        entries++;
        try {
            out.write(redaction
                    .redact(Exchange.ofOperation(operation).status(status).body(body))
                    .body());
            return true;
        } catch (LeftOutException e) {
            leaveOut(e.getMessage());
            return false;
        }
    }

    private void lines(InputStream in, OutputStream out) throws IOException {
        HarForm form = new HarForm();
        Lines lines = new Lines(in);
        for (byte[] line = next(lines); line != null; line = next(lines)) {
            entries++;
            if (lines.wasTooLong()) {
                leaveOut("It is longer than what is read.");
                continue;
            }
            try {
                Optional<JsonNode> written = rewritten(LINE.readTree(line), form);
                if (written.isPresent()) {
                    out.write(MAPPER.writeValueAsBytes(written.get()));
                    out.write('\n');
                }
            } catch (JsonProcessingException e) {
                leaveOut(BROKEN);
            }
        }
    }

    /** The next line that is not blank; what cannot be unpacked is no line. */
    private byte[] next(Lines lines) throws IOException {
        try {
            byte[] line = lines.next();
            while (line != null && new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
                line = lines.next();
            }
            boolean marked = line != null && entries == 0 && Form.mark(line) > 0;
            return marked ? Arrays.copyOfRange(line, Form.mark(line), line.length) : line;
        } catch (EOFException | ZipException e) {
            entries++;
            leaveOut(CUT_OFF);
            return null;
        }
    }

    private void document(InputStream in, OutputStream out, String holder, RecordForm form) throws IOException {
        try (JsonParser parser = JSON.createParser(in);
                JsonGenerator generator = MAPPER.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            try {
                parser.nextToken();
                each(parser, holder, value -> {
                    if (holder.equals("log") && value.currentToken() == JsonToken.START_OBJECT) {
                        generator.writeObjectFieldStart(holder);
                        begin(generator);
                        each(value, "entries", list -> entries(list, generator, "entries", form));
                        generator.writeEndObject();
                    } else if (!holder.equals("log")) {
                        entries(value, generator, holder, form);
                    }
                });
                if (parser.nextToken() != null) {
                    throw new EOFException("The recording goes on behind its end.");
                }
            } catch (JsonProcessingException | EOFException | ZipException e) {
                entries++;
                leaveOut(CUT_OFF);
            }
            if (!holder.equals("log") && generator.getOutputContext().inObject()) {
                generator.writeObjectFieldStart("meta");
                generator.writeNumberField("total", kept);
                generator.writeEndObject();
            }
        }
    }

    private static void begin(JsonGenerator generator) throws IOException {
        generator.writeStringField("version", "1.2");
        generator.writeObjectFieldStart("creator");
        generator.writeStringField("name", "chatspec");
        generator.writeStringField("version", "redacted");
        generator.writeEndObject();
    }

    private interface Step {
        void take(JsonParser parser) throws IOException;
    }

    /** Takes each value of an object that stands under a key, and skips the others. */
    private static void each(JsonParser parser, String key, Step step) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean meant = parser.currentName().equals(key);
            parser.nextToken();
            if (meant) {
                step.take(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void entries(JsonParser parser, JsonGenerator generator, String key, RecordForm form) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        generator.writeArrayFieldStart(key);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode entry = ENTRY.readTree(parser);
            entries++;
            Optional<JsonNode> written = rewritten(entry, form);
            if (written.isPresent()) {
                generator.writeTree(written.get());
            }
        }
        generator.writeEndArray();
    }

    private Optional<JsonNode> rewritten(JsonNode entry, RecordForm form) {
        try {
            Exchange redacted = redaction.redact(form.exchange(entry));
            JsonNode written = form.rewritten(entry, redacted, redaction);
            kept++;
            return Optional.of(written);
        } catch (LeftOutException e) {
            leaveOut(e.getMessage());
            return Optional.empty();
        }
    }

    private void leaveOut(String reason) {
        leftOut.accept(new LeftOut(entries, reason));
    }
}
