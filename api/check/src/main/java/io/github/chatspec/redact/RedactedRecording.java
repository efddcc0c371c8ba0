package io.github.chatspec.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.exchange.BodyFiles;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.HarWriter;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.text.ErrorOrigin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a redacted copy of a recording, exchange by exchange, so that memory does not grow with the input.
 *
 * <p>Everything that is not part of an exchange and not required by the format is dropped, such as comments, pages and
 * names of browsers.
 */
public final class RedactedRecording {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Recording.MAX_BYTES)
                            .build())
                    .build())
            .build();

    private final Redaction redaction;
    private final Consumer<LeftOut> leftOut;
    private String operation = "";
    private int status = 200;
    private BodyFiles files = BodyFiles.NONE;
    private long kept;

    /**
     * Creates a writer of one recording.
     *
     * @param redaction redacts the exchanges
     * @param leftOut receives each exchange that is not written
     */
    public RedactedRecording(Redaction redaction, Consumer<LeftOut> leftOut) {
        this.redaction = redaction;
        this.leftOut = leftOut;
    }

    /**
     * Sets the operation and status of responses that are recorded as bare bodies.
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
     * Sets the files to which the recorder wrote bodies; the redacted recording contains these bodies.
     *
     * @param files the files
     * @return this
     */
    public RedactedRecording filesOf(BodyFiles files) {
        this.files = files;
        return this;
    }

    /**
     * Writes a recording.
     *
     * @param recording the recording
     * @param out receives the redacted recording, in the same format; it is flushed and not closed
     * @throws IOException if the recording cannot be read or written
     */
    public void write(Recording recording, OutputStream out) throws IOException {
        EntryReader reader = EntryReader.of(recording.format(), operation, status, files);
        switch (recording.format()) {
            case HAR -> {
                try (HarWriter har = HarWriter.document(out, "chatspec", "redacted")) {
                    writeEntries(recording, reader, har);
                }
            }
            case NDJSON -> {
                try (HarWriter har = HarWriter.lines(out)) {
                    writeEntries(recording, reader, har);
                }
            }
            case WIREMOCK -> writeJournal(recording, reader, out);
            case BODY -> each(recording, reader, (record, redacted) -> out.write(redacted.body()));
            case LINES ->
                each(recording, reader, (record, redacted) -> {
                    out.write(redacted.body());
                    if (redacted.body().length == 0 || redacted.body()[redacted.body().length - 1] != '\n') {
                        out.write('\n');
                    }
                });
        }
        out.flush();
    }

    private void writeEntries(Recording recording, EntryReader reader, HarWriter har) throws IOException {
        HarRedaction entries = new HarRedaction(redaction);
        each(recording, reader, (record, redacted) -> har.write(entries.entry(tree(record), redacted)));
    }

    private void writeJournal(Recording recording, EntryReader reader, OutputStream out) throws IOException {
        JournalRedaction events = new JournalRedaction(redaction);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("requests");
            each(recording, reader, (record, redacted) -> {
                // An event is written whole or not at all.
                byte[] event = MAPPER.writeValueAsBytes(events.event(tree(record), redacted));
                json.writeRawValue(new String(event, StandardCharsets.UTF_8));
                kept++;
            });
            json.writeEndArray();
            json.writeObjectFieldStart("meta");
            json.writeNumberField("total", kept);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static JsonNode tree(RawRecord record) throws IOException {
        return MAPPER.readTree(record.bytes());
    }

    /** Writes a redacted exchange. */
    private interface Step {
        void write(RawRecord record, Exchange redacted) throws IOException;
    }

    private void each(Recording recording, EntryReader reader, Step step) throws IOException {
        for (Optional<RawRecord> next = recording.next(); next.isPresent(); next = recording.next()) {
            RawRecord record = next.get();
            try {
                step.write(record, redacted(reader.read(record).exchange()));
            } catch (LeftOutException e) {
                leftOut.accept(new LeftOut(record.entry(), e.getMessage()));
            } catch (OutOfMemoryError e) {
                leftOut.accept(
                        new LeftOut(record.entry(), "It does not fit into the memory; give Java more with -Xmx."));
            } catch (RuntimeException | Error e) {
                leftOut.accept(new LeftOut(
                        record.entry(), "chatspec failed on it (" + ErrorOrigin.of(e) + "); please report it."));
            }
        }
    }

    private Exchange redacted(Exchange exchange) throws LeftOutException {
        Optional<Defect> defect = exchange.defect();
        if (defect.isEmpty() || exchange.request().isPresent()) {
            return redaction.redact(exchange);
        }
        String reason = defect.get().reason();
        throw new LeftOutException(
                defect.get().kind() == Defect.Kind.INTERNAL
                        ? "chatspec failed on it (" + reason + "); please report it."
                        : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".");
    }
}
