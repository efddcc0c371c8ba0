package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the records of a recording into exchanges.
 *
 * <p>The smallest use: {@code EntryReader.of(recording.form(), "engage/getChat", 200).read(slice)}.
 *
 * <p>A reader has no state and may be shared between threads.
 */
public abstract class EntryReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Recording.MAX_BYTES)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    /** Only the readers of this package. */
    EntryReader() {}

    /**
     * Makes the reader of a form.
     *
     * @param form the form
     * @param operation the operation that answered with a bare body, as {@code contract/operationId}; recordings tell
     *     theirs
     * @param status the status of the answer that a bare body is of
     * @return the reader
     */
    public static EntryReader of(RecordingFormat form, String operation, int status) {
        return switch (form) {
            case HAR, NDJSON -> new HarEntry();
            case WIREMOCK -> new JournalEntry();
            case BODY, LINES ->
                new EntryReader() {
                    @Override
                    Recorded read(byte[] bytes) {
                        return new Recorded(
                                Exchange.ofOperation(operation).status(status).body(bytes), Optional.empty());
                    }
                };
        };
    }

    /**
     * An exchange as it was recorded.
     *
     * @param exchange the exchange, with a defect where it could not be read
     * @param startedAt when it began, or nothing where the record does not tell
     */
    public record Recorded(Exchange exchange, Optional<Instant> startedAt) {}

    /**
     * Reads one record.
     *
     * @param slice the record
     * @return the exchange; one with a defect where the record is none
     */
    public Recorded read(RawRecord slice) {
        try {
            return slice.defect().isPresent() ? unreadable(slice.defect().get()) : read(slice.bytes());
        } catch (JsonProcessingException e) {
            return unreadable(new Defect(
                    Defect.Kind.SYNTAX,
                    "it is no JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : " from its byte " + e.getLocation().getByteOffset() + " on")));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed.", e);
        }
    }

    abstract Recorded read(byte[] bytes) throws IOException;

    static JsonParser parser(byte[] bytes) throws IOException {
        return JSON.createParser(bytes);
    }

    static Recorded unreadable(Defect defect) {
        return new Recorded(Exchange.unreadable(defect), Optional.empty());
    }

    static Recorded without(String part) {
        return unreadable(new Defect(Defect.Kind.SYNTAX, "it has no " + part));
    }

    /** What reads the value of one key. */
    interface Field {
        /** Reads or skips the value, which is the parser's current token. */
        void read(String key, JsonParser parser) throws IOException;
    }

    /** Goes through the object that is the parser's current token; anything else is skipped. */
    static void each(JsonParser parser, Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            field.read(key, parser);
            parser.skipChildren();
        }
    }

    /** The text that is the parser's current token, or null where it is none. */
    static String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    /** The status that is the parser's current token, 0 where it is nothing, or -1 where it is no whole number. */
    static int status(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> 0;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = parser.getDoubleValue();
                yield number == Math.rint(number) && number < 1000 ? (int) Math.max(number, 0) : -1;
            }
            case VALUE_STRING -> parser.getText().matches("[0-9]{1,3}") ? Integer.parseInt(parser.getText()) : -1;
            default -> -1;
        };
    }

    /** The whole number that is the parser's current token, or a value instead. */
    static long number(JsonParser parser, long otherwise) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getValueAsLong(otherwise) : otherwise;
    }
}
