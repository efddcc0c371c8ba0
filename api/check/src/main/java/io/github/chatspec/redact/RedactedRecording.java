package io.github.chatspec.redact;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the redacted form of a recording, one exchange after the other, so that memory does not grow with the input.
 *
 * <p>The smallest use: {@code new RedactedRecording(redaction, leftOut -> {}).write(recording, out)}.
 *
 * <p>Of what stands around the exchanges only the structure is written: comments, pages, names of browsers and
 * everything that the form does not ask for are dropped.
 */
public final class RedactedRecording {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Redaction redaction;
    private final Consumer<LeftOut> leftOut;
    private String operation = "";
    private int status = 200;
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
     * Says which operation bare bodies are answers of.
     *
     * @param operation the operation as {@code contract/operationId}
     * @param status the HTTP status
     * @return this
     */
    public RedactedRecording bodiesOf(String operation, int status) {
        this.operation = operation;
        this.status = status;
        return this;
    }

    /**
     * Writes a recording.
     *
     * @param recording the recording
     * @param out where the redacted recording goes, in the same form; it is flushed and not closed
     * @throws IOException if the recording cannot be read or written
     */
    public void write(Recording recording, OutputStream out) throws IOException {
        EntryReader reader = EntryReader.of(recording.format(), operation, status);
        switch (recording.format()) {
            case HAR -> document(recording, reader, out);
            case WIREMOCK -> document(recording, reader, out);
            case NDJSON ->
                each(recording, reader, (slice, redacted) -> {
                    out.write(MAPPER.writeValueAsBytes(rewritten(slice, redacted, new HarRedaction())));
                    out.write('\n');
                });
            case BODY -> each(recording, reader, (slice, redacted) -> out.write(redacted.body()));
            case LINES ->
                each(recording, reader, (slice, redacted) -> {
                    out.write(redacted.body());
                    if (redacted.body().length == 0 || redacted.body()[redacted.body().length - 1] != '\n') {
                        out.write('\n');
                    }
                });
        }
        out.flush();
    }

    private void document(Recording recording, EntryReader reader, OutputStream out) throws IOException {
        boolean har = recording.format() == RecordingFormat.HAR;
        RecordRedaction form = har ? new HarRedaction() : new JournalRedaction();
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            if (har) {
                generator.writeObjectFieldStart("log");
                begin(generator);
            }
            generator.writeArrayFieldStart(har ? "entries" : "requests");
            each(recording, reader, (slice, redacted) -> generator.writeTree(rewritten(slice, redacted, form)));
            generator.writeEndArray();
            if (!har) {
                generator.writeObjectFieldStart("meta");
                generator.writeNumberField("total", kept);
            }
            generator.writeEndObject();
            generator.writeEndObject();
        }
    }

    private static void begin(JsonGenerator generator) throws IOException {
        generator.writeStringField("version", "1.2");
        generator.writeObjectFieldStart("creator");
        generator.writeStringField("name", "chatspec");
        generator.writeStringField("version", "redacted");
        generator.writeEndObject();
    }

    /** What takes an exchange that may be seen, with the record that it came from. */
    private interface Step {
        void take(RawRecord slice, Exchange redacted) throws IOException;
    }

    private void each(Recording recording, EntryReader reader, Step step) throws IOException {
        for (Optional<RawRecord> next = recording.next(); next.isPresent(); next = recording.next()) {
            RawRecord slice = next.get();
            Exchange exchange = reader.read(slice).exchange();
            Optional<Defect> defect = exchange.defect();
            if (defect.isPresent() && exchange.request().isEmpty()) {
                String reason = defect.get().reason();
                leftOut.accept(new LeftOut(
                        slice.entry(), reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + "."));
                continue;
            }
            try {
                Exchange redacted = redaction.redact(exchange);
                kept++;
                step.take(slice, redacted);
            } catch (LeftOutException e) {
                leftOut.accept(new LeftOut(slice.entry(), e.getMessage()));
            }
        }
    }

    private JsonNode rewritten(RawRecord slice, Exchange redacted, RecordRedaction form) throws IOException {
        return form.rewritten(MAPPER.readTree(slice.bytes()), redacted, redaction);
    }
}
