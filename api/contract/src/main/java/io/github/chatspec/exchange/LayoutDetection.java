package io.github.chatspec.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Detects the layout of an input from its first bytes, before any record is read. */
final class LayoutDetection {

    /** Created only when a parser is needed. */
    private static final class Json {
        static final JsonFactory FACTORY = new JsonFactory();
    }

    /** Some recorders write a few lines of other output first. */
    private static final int LINES_TO_TRY = 20;

    /** The keys that only a log has, as opposed to a body with a key of the same name. */
    private static final Set<String> LOG_KEYS = Set.of("creator", "browser", "pages", "entries");

    /** The keys of WireMock's journals and of files with several stubs. */
    private static final Set<String> WIREMOCK_ARRAYS = Set.of("requests", "mappings");

    private static final Set<String> RECORD_OBJECTS = Set.of("request", "response");

    private static final Set<String> HAR_REQUEST = Set.of("httpVersion", "queryString", "headersSize");
    private static final Set<String> HAR_RESPONSE = Set.of("httpVersion", "content", "headersSize", "redirectURL");
    private static final Set<String> WIREMOCK_REQUEST =
            Set.of("absoluteUrl", "loggedDate", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate");

    /** What the keys begin with of which every recording has one. */
    private static final List<String> MARKS = List.of("\"startedDateTime", "\"request", "\"log", "\"mappings");

    private final JsonParser parser;
    private int firstLine;
    private int lastLine;
    private int depth;
    private boolean isRecord;
    /** The format of the record, null while unknown. */
    private RecordingFormat format;

    private LayoutDetection(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Detects a layout.
     *
     * @param head the first bytes, several thousand if available
     * @return the layout; empty if the input is not a recording, but possibly a body
     */
    static Optional<RecordingLayout> of(byte[] head) {
        if (!mayBeRecording(head)) {
            return Optional.empty();
        }
        int from = mark(head);
        for (int line = 0; line < LINES_TO_TRY && from < head.length; line++) {
            if (mayBeJson(head, from)) {
                try (JsonParser parser = Json.FACTORY.createParser(head, from, head.length - from)) {
                    LayoutDetection detection = new LayoutDetection(parser);
                    Optional<RecordingLayout> layout = detection.layout();
                    // The lines of a value are not tried one by one.
                    if (layout.isPresent() || detection.lastLine > detection.firstLine) {
                        return line == 0 ? layout : layout.filter(found -> !found.isArray());
                    }
                } catch (IOException e) {
                    // Text in an unknown encoding is not a recording.
                    return Optional.empty();
                }
            }
            while (from < head.length && head[from] != '\n') {
                from++;
            }
            from++;
        }
        return Optional.empty();
    }

    /**
     * Rules out most bodies without a parser, whose classes take a new process longer to load than a body takes to be
     * judged. Escaped keys and other encodings than UTF-8 are left to the parser.
     */
    private static boolean mayBeRecording(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        boolean mayBe = text.indexOf('\0') >= 0 || text.contains("\\u");
        for (String mark : MARKS) {
            mayBe |= text.contains(mark);
        }
        return mayBe;
    }

    /** Returns the length of the byte order mark. */
    static int mark(byte[] head) {
        boolean marked = head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf;
        return marked ? 3 : 0;
    }

    /** Rules out most lines of other output cheaply; a parser would throw an exception for each of them. */
    private static boolean mayBeJson(byte[] head, int from) {
        int first = from;
        while (first < head.length && (head[first] == ' ' || (head[first] >= '\t' && head[first] <= '\r'))) {
            first++;
        }
        // A byte that is neither a bracket nor printable ASCII may be the first half of one in UTF-16.
        return first < head.length && (head[first] == '{' || head[first] == '[' || head[first] <= ' ');
    }

    private Optional<RecordingLayout> layout() {
        boolean array = false;
        try {
            JsonToken first = next();
            firstLine = lastLine;
            array = first == JsonToken.START_ARRAY;
            if (array) {
                readRecord(next());
                if (!isRecord) {
                    skipTo(0);
                }
            } else if (first == JsonToken.START_OBJECT) {
                Optional<RecordingLayout> known = readObject();
                if (known.isPresent()) {
                    return known;
                }
            }
        } catch (IOException e) {
            // The head may end anywhere, and a text that is not JSON is not a recording.
        }
        if (!isRecord) {
            return Optional.empty();
        }
        boolean wireMock = format == RecordingFormat.WIREMOCK;
        return Optional.of(
                array
                        ? RecordingLayout.array(wireMock ? RecordingFormat.WIREMOCK : RecordingFormat.HAR)
                        : RecordingLayout.sequence(wireMock ? RecordingFormat.WIREMOCK : RecordingFormat.NDJSON));
    }

    /** Reads the first object, and returns the layout of the array that it holds, unless it is a record itself. */
    private Optional<RecordingLayout> readObject() throws IOException {
        while (!isDecided() && next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = next();
            if (key.equals("log") && value == JsonToken.START_OBJECT) {
                return Optional.of(RecordingLayout.of(RecordingFormat.HAR));
            }
            if (key.equals("entries") && value == JsonToken.START_ARRAY) {
                readRecord(next());
                if (isRecord) {
                    return Optional.of(RecordingLayout.array(RecordingFormat.HAR, key));
                }
            } else if (WIREMOCK_ARRAYS.contains(key) && value == JsonToken.START_ARRAY) {
                if (beginsWithEvent()) {
                    return Optional.of(RecordingLayout.array(RecordingFormat.WIREMOCK, key));
                }
            } else if (value == JsonToken.START_OBJECT && !RECORD_OBJECTS.contains(key)) {
                if (!isRecord && holdsLog()) {
                    return Optional.of(
                            RecordingLayout.array(RecordingFormat.HAR, RecordingLayout.ANY_KEY, "log", "entries"));
                }
            } else {
                readField(key, value);
            }
            skipTo(1);
        }
        return Optional.empty();
    }

    /** Reads an element of an array as far as its format requires. */
    private void readRecord(JsonToken start) throws IOException {
        int around = depth;
        while (start == JsonToken.START_OBJECT && !isDecided() && next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            readField(key, next());
            skipTo(around);
        }
    }

    private void readField(String key, JsonToken value) throws IOException {
        if (key.equals("startedDateTime")) {
            isRecord = true;
            format = RecordingFormat.HAR;
        } else if (key.equals("request") && value == JsonToken.START_OBJECT) {
            readMessage(HAR_REQUEST, WIREMOCK_REQUEST, true);
        } else if (key.equals("response") && value == JsonToken.START_OBJECT) {
            readMessage(HAR_RESPONSE, WireMockEntry.BODY_KEYS, false);
        }
    }

    private void readMessage(Set<String> ofHar, Set<String> ofWireMock, boolean request) throws IOException {
        int around = depth;
        while (!isDecided() && next() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = next();
            isRecord |= request && (key.equals("method") || key.equals("url") || ofWireMock.contains(key));
            boolean headers = key.equals("headers");
            if (format == null && (ofHar.contains(key) || (headers && value == JsonToken.START_ARRAY))) {
                format = RecordingFormat.HAR;
            } else if (format == null && (ofWireMock.contains(key) || (headers && value == JsonToken.START_OBJECT))) {
                format = RecordingFormat.WIREMOCK;
            }
            skipTo(around);
        }
    }

    private boolean isDecided() {
        return isRecord && format != null;
    }

    /** Returns whether an array is empty or begins with an object that has a request. */
    private boolean beginsWithEvent() throws IOException {
        JsonToken first = next();
        int around = depth;
        while (first == JsonToken.START_OBJECT && next() == JsonToken.FIELD_NAME) {
            if (parser.currentName().equals("request")) {
                return true;
            }
            next();
            skipTo(around);
        }
        return first == JsonToken.END_ARRAY;
    }

    /** Returns whether an object has a log with the keys of an HTTP archive. */
    private boolean holdsLog() throws IOException {
        int around = depth;
        while (next() == JsonToken.FIELD_NAME) {
            boolean log = parser.currentName().equals("log");
            JsonToken value = next();
            if (log && value == JsonToken.START_OBJECT) {
                while (next() == JsonToken.FIELD_NAME) {
                    if (LOG_KEYS.contains(parser.currentName())) {
                        return true;
                    }
                    next();
                    skipTo(around + 1);
                }
            }
            skipTo(around);
        }
        return false;
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != null) {
            lastLine = parser.currentTokenLocation().getLineNr();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return token;
    }

    /** Reads on until no more objects and arrays are open than the given number. */
    private void skipTo(int open) throws IOException {
        while (depth > open && next() != null) {
            // Only the end matters.
        }
    }
}
