package io.github.chatspec.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The forms of recordings, told apart by the keys that they begin with. */
enum Form {
    /** An HTTP archive. */
    HAR,
    /** Entries of an HTTP archive, one on each line. */
    LINES,
    /** WireMock's request journal. */
    JOURNAL;

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Tells the form of a recording from its beginning; where a line is broken, the next one may tell. */
    static Optional<Form> of(byte[] head) {
        int from = mark(head);
        while (from < head.length) {
            Optional<Form> form = of(head, from);
            if (form.isPresent()) {
                return form;
            }
            while (from < head.length && head[from] != '\n') {
                from++;
            }
            from++;
        }
        return Optional.empty();
    }

    /** How many bytes the byte order mark takes, which a reader may ignore (RFC 8259, section 8.1). */
    static int mark(byte[] head) {
        for (int i = 0; i < MARK.length; i++) {
            if (i >= head.length || head[i] != MARK[i]) {
                return 0;
            }
        }
        return MARK.length;
    }

    private static Optional<Form> of(byte[] head, int from) {
        try (JsonParser parser = JSON.createParser(head, from, head.length - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                switch (parser.currentName()) {
                    case "log" -> {
                        return Optional.of(HAR);
                    }
                    case "requests" -> {
                        return Optional.of(JOURNAL);
                    }
                    case "request", "response", "startedDateTime" -> {
                        return Optional.of(LINES);
                    }
                    default -> {
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
