package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The formats of recordings. */
public enum RecordingFormat {
    /** One HTTP archive, as browsers and proxies write it (HAR 1.2): {@code {"log": {"entries": […]}}}. */
    HAR,
    /** One entry of an HTTP archive on each line. */
    NDJSON,
    /** The request journal of WireMock: {@code {"requests": […]}}. */
    WIREMOCK,
    /** The body of one response. */
    BODY,
    /** The body of one response on each line. */
    LINES;

    private static final JsonFactory JSON = new JsonFactory();

    /** Some recorders write a few lines of other output first. */
    private static final int LINES_TO_TRY = 20;

    /**
     * Detects the format from the beginning of a file.
     *
     * @param head the first bytes, several thousand if available
     * @return the format; empty if it is not a recording, but possibly a body
     */
    public static Optional<RecordingFormat> of(byte[] head) {
        int from = mark(head);
        for (int line = 0; line < LINES_TO_TRY && from < head.length; line++) {
            Optional<RecordingFormat> format = at(head, from);
            if (format.isPresent()) {
                return line == 0 || format.get() == NDJSON ? format : Optional.empty();
            }
            while (from < head.length && head[from] != '\n') {
                from++;
            }
            from++;
        }
        return Optional.empty();
    }

    /** Returns the length of the byte order mark. */
    static int mark(byte[] head) {
        boolean marked = head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    private static Optional<RecordingFormat> at(byte[] head, int from) {
        if (!mayBeObject(head, from)) {
            return Optional.empty();
        }
        boolean started = false;
        try (JsonParser parser = JSON.createParser(head, from, head.length - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                if (key.equals("log") && value == JsonToken.START_OBJECT) {
                    return Optional.of(HAR);
                }
                if (key.equals("requests") && value == JsonToken.START_ARRAY && holdsJournal(parser)) {
                    return Optional.of(WIREMOCK);
                }
                if (key.equals("request") && value == JsonToken.START_OBJECT && (started || holdsRequest(parser))) {
                    return Optional.of(NDJSON);
                }
                started |= key.equals("startedDateTime");
                parser.skipChildren();
            }
        } catch (IOException e) {
            // The head may end anywhere, and a text that is not JSON is not a recording.
        }
        return started ? Optional.of(NDJSON) : Optional.empty();
    }

    /** Rules out most lines of a body cheaply; a parser would throw an exception for each of them. */
    private static boolean mayBeObject(byte[] head, int from) {
        int first = from;
        while (first < head.length && (head[first] == ' ' || (head[first] >= '\t' && head[first] <= '\r'))) {
            first++;
        }
        // A byte that is neither a brace nor printable ASCII may be the first half of a brace in UTF-16.
        return first < head.length && (head[first] == '{' || head[first] <= ' ');
    }

    /** Returns whether an object has a key that every recorded request has. */
    private static boolean holdsRequest(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (key.equals("method") || key.equals("url")) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return false;
    }

    /** Returns whether an array is empty or begins with an object that has a request. */
    private static boolean holdsJournal(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("request")) {
                return true;
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return first == JsonToken.END_ARRAY;
    }

    /** Returns the name of the format in command line options. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
