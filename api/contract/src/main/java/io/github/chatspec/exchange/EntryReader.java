package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.chatspec.text.ErrorOrigin;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the records of a recording into exchanges.
 *
 * <p>A reader has no state and may be shared between threads.
 */
public abstract class EntryReader {

    /** Created only when a parser is needed, which bare bodies do not. */
    private static final class Json {
        static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Recording.MAX_BYTES)
                        .build())
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** The files to which the recorder wrote bodies. */
    final BodyFiles files;

    /** Only the readers of this package. */
    EntryReader(BodyFiles files) {
        this.files = files;
    }

    /**
     * Returns the reader of a format.
     *
     * @param format the format
     * @param operation the operation of bare bodies, as {@code contract/operationId}; other formats record the request
     * @param status the status of bare bodies
     * @return the reader
     */
    public static EntryReader of(RecordingFormat format, String operation, int status) {
        return of(format, operation, status, BodyFiles.NONE);
    }

    /**
     * Returns the reader of a format whose records may refer to files.
     *
     * @param format the format
     * @param operation the operation of bare bodies, as {@code contract/operationId}; other formats record the request
     * @param status the status of bare bodies
     * @param files the files to which the recorder wrote bodies
     * @return the reader
     */
    public static EntryReader of(RecordingFormat format, String operation, int status, BodyFiles files) {
        return switch (format) {
            case HAR, NDJSON -> new HarEntry(files);
            case WIREMOCK -> new WireMockEntry(files);
            case BODY, LINES ->
                new EntryReader(files) {
                    @Override
                    Recorded read(byte[] bytes) {
                        return new Recorded(
                                Exchange.ofOperation(operation).status(status).body(bytes), Optional.empty());
                    }
                };
        };
    }

    /**
     * A recorded exchange.
     *
     * @param exchange the exchange, with a defect if it could not be read
     * @param startTime returns when it began; empty if the record does not contain it
     */
    public record Recorded(Exchange exchange, Supplier<Optional<Instant>> startTime) {

        Recorded(Exchange exchange, Optional<Instant> startedAt) {
            this(exchange, new Known(startedAt));
        }

        private record Known(Optional<Instant> startedAt) implements Supplier<Optional<Instant>> {
            @Override
            public Optional<Instant> get() {
                return startedAt;
            }
        }

        /** Returns when the exchange began, which is read from the record only now. */
        public Optional<Instant> startedAt() {
            return startTime.get();
        }
    }

    /**
     * Reads one record.
     *
     * @param raw the record
     * @return the exchange; with a defect if the record cannot be read
     */
    public Recorded read(RawRecord raw) {
        try {
            return raw.defect().isPresent() ? unreadable(raw.defect().get()) : read(raw.bytes());
        } catch (JsonProcessingException e) {
            return unreadable(new Defect(
                    Defect.Kind.SYNTAX,
                    "it is not JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : " from its byte " + e.getLocation().getByteOffset() + " on")));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return unreadable(new Defect(Defect.Kind.INTERNAL, ErrorOrigin.of(e)));
        }
    }

    abstract Recorded read(byte[] bytes) throws IOException;

    static JsonParser parser(byte[] bytes) throws IOException {
        return Json.FACTORY.createParser(bytes);
    }

    static Recorded unreadable(Defect defect) {
        return new Recorded(Exchange.unreadable(defect), Optional.empty());
    }

    static Recorded missing(String part) {
        return unreadable(new Defect(Defect.Kind.SYNTAX, "it has no " + part));
    }

    /** Reads the value of one key. */
    interface Field {
        /** Reads or skips the value, which is the parser's current token. */
        void read(String key, JsonParser parser) throws IOException;
    }

    /** Reads the fields of the object at the parser; anything else is skipped. */
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

    /** Returns the string at the parser, or null if it is not a string. */
    static String text(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    /** Returns the status at the parser; 0 for null, and -1 if it is not an integer. */
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

    /** Returns the integer at the parser, or the default value if it is not an integer, or too large for a long. */
    static long number(JsonParser parser, long defaultValue) throws IOException {
        boolean isLong = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return isLong ? parser.getLongValue() : defaultValue;
    }
}
