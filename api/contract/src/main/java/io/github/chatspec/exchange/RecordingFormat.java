package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The ways in which exchanges stand in a file.
 *
 * <p>The smallest use: {@code RecordingFormat.of(firstBytes)}.
 */
public enum RecordingFormat {
    /** One HTTP archive, as browsers and proxies write it (HAR 1.2): {@code {"log": {"entries": […]}}}. */
    HAR,
    /** One entry of an HTTP archive on each line. */
    NDJSON,
    /** The request journal of WireMock: {@code {"requests": […]}}. */
    WIREMOCK,
    /** The body of one answer and nothing else. */
    BODY,
    /** The body of one answer on each line. */
    LINES;

    private static final JsonFactory JSON = new JsonFactory();

    /** Of a recorder that writes garbage first, good lines follow soon. */
    private static final int LINES_TO_TRY = 20;

    /**
     * Recognises a recording by how it begins.
     *
     * @param head the first bytes, some thousands where there are so many
     * @return the form, or nothing where it is no recording, and then perhaps a body
     */
    public static Optional<RecordingFormat> of(byte[] head) {
        int from = mark(head);
        for (int line = 0; line < LINES_TO_TRY && from < head.length; line++) {
            Optional<RecordingFormat> form = at(head, from);
            if (form.isPresent()) {
                return line == 0 || form.get() == NDJSON ? form : Optional.empty();
            }
            while (from < head.length && head[from] != '\n') {
                from++;
            }
            from++;
        }
        return Optional.empty();
    }

    /** Returns how many bytes the byte order mark takes. */
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
            // The head may end anywhere, and what is no JSON is no recording.
        }
        return started ? Optional.of(NDJSON) : Optional.empty();
    }

    /** Most lines of a body begin with something else, and a parser would take each of them for broken JSON. */
    private static boolean mayBeObject(byte[] head, int from) {
        int first = from;
        while (first < head.length && (head[first] == ' ' || (head[first] >= '\t' && head[first] <= '\r'))) {
            first++;
        }
        // What is neither a brace nor printed in ASCII may be the first half of a brace in UTF-16.
        return first < head.length && (head[first] == '{' || head[first] <= ' ');
    }

    /** Tells whether an object holds what every recorded request has. */
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

    /** Tells whether an array is empty or begins with an object that has a request. */
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

    /** Returns the form as options spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
