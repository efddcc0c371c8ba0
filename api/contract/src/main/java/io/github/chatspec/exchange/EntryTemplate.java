package io.github.chatspec.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of an HTTP archive as an example of others by the same recorder, which differ from it in their values: in the
 * time, the URL, the values of header fields, the body, and whatever has no meaning here. An {@link EntryCursor} finds the
 * same in them, at other indexes. The method, the status, the content type and the names of header fields are those of the
 * example.
 */
final class EntryTemplate {

    /** Entries that are larger without their body, or have more values, are not compared. */
    private static final int MOST_BYTES = 1 << 15;

    private static final int MOST_VALUES = 1 << 8;

    /** The key of the names of header fields, pseudo-headers included. */
    private static final AsciiText NAME = AsciiText.of("name");

    private final TextTemplate beforeBody;
    private final TextTemplate afterBody;
    private final int[] spans;
    private final int requestHeaders;
    private final int responseHeaders;
    private final int status;
    private final int lines;
    private final boolean braceAtLineStart;

    /** The template of the entry after the last one with this template; null if there was none. */
    private EntryTemplate next;

    private EntryTemplate(byte[] text, int from, int to, EntryCursor cursor, List<TextTemplate.Value> values) {
        ByteSpan body = cursor.body();
        requestHeaders = cursor.requestHeaders().size();
        responseHeaders = cursor.responseHeaders().size();
        spans = spans(cursor);
        List<TextTemplate.Value> before = new ArrayList<>();
        List<TextTemplate.Value> after = new ArrayList<>();
        for (TextTemplate.Value value : values) {
            (value.from() < body.from() ? before : after).add(value);
        }
        beforeBody = new TextTemplate(text, from, body.from(), before, spans);
        afterBody = new TextTemplate(text, body.to(), to, after, new int[0]);
        status = cursor.status();
        lines = cursor.lines();
        braceAtLineStart = cursor.hasBraceAtLineStart();
    }

    /** The wanted spans, in pairs of indexes. */
    private static int[] spans(EntryCursor cursor) {
        int fields = cursor.requestHeaders().size() + cursor.responseHeaders().size();
        int[] spans = new int[2 * Part.values().length + HeaderSpans.INTS * fields];
        for (Part part : Part.values()) {
            ByteSpan span = part.in(cursor);
            spans[part.index] = span.from();
            spans[part.index + 1] = span.to();
        }
        int at = 2 * Part.values().length;
        at = cursor.requestHeaders().copyTo(spans, at);
        cursor.responseHeaders().copyTo(spans, at);
        return spans;
    }

    /** The parts of an entry that are one span. */
    enum Part {
        STARTED_AT(0),
        METHOD(2),
        URL(4),
        CONTENT_TYPE(6);

        private final int index;

        Part(int index) {
            this.index = index;
        }

        private ByteSpan in(EntryCursor cursor) {
            return switch (this) {
                case STARTED_AT -> cursor.startedAt();
                case METHOD -> cursor.method();
                case URL -> cursor.url();
                case CONTENT_TYPE -> cursor.contentType();
            };
        }
    }

    /**
     * Creates the template of an entry that a cursor has read.
     *
     * @return the template; null if the entry is too large for one, or something that is wanted follows the body
     */
    static EntryTemplate of(byte[] text, int from, int to, EntryCursor cursor) {
        ByteSpan body = cursor.body();
        if (!cursor.hasReadBody() || to - from - (body.to() - body.from()) > MOST_BYTES) {
            return null;
        }
        for (int index : spans(cursor)) {
            if (index > body.from()) {
                return null;
            }
        }
        List<TextTemplate.Value> values = values(text, from, to, cursor);
        return values.size() > MOST_VALUES ? null : new EntryTemplate(text, from, to, cursor, values);
    }

    /** Returns the strings and numbers that may differ. */
    private static List<TextTemplate.Value> values(byte[] text, int from, int to, EntryCursor cursor) {
        List<TextTemplate.Value> values = new ArrayList<>();
        boolean isName = false;
        int at = from;
        while (at < to) {
            byte first = text[at];
            if (first == '"') {
                int end = JsonSkipper.endOfString(text, at + 1);
                if (isKey(text, end + 1)) {
                    isName = NAME.is(text, at + 1, end);
                } else if (!isName && !isFixed(at + 1, cursor)) {
                    values.add(new TextTemplate.Value(kind(at + 1, cursor), at + 1, end));
                }
                at = end + 1;
            } else if (first == '-' || (first >= '0' && first <= '9')) {
                int end = JsonSkipper.afterNumber(text, at);
                if (at != cursor.statusAt()) {
                    values.add(new TextTemplate.Value(TextTemplate.ValueKind.NUMBER, at, end));
                }
                at = end;
            } else {
                at++;
            }
        }
        return values;
    }

    /** Returns whether a string was a key, by what follows it. */
    private static boolean isKey(byte[] text, int from) {
        int at = from;
        while (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') {
            at++;
        }
        return text[at] == ':';
    }

    /** Returns whether what a cursor finds depends on more of a value than its place; the body is read in another way. */
    private static boolean isFixed(int from, EntryCursor cursor) {
        return from == cursor.body().from()
                || from == cursor.method().from()
                || from == cursor.contentType().from()
                || from == cursor.mimeType().from();
    }

    private static TextTemplate.ValueKind kind(int from, EntryCursor cursor) {
        return from == cursor.startedAt().from() || from == cursor.url().from()
                ? TextTemplate.ValueKind.PLAIN
                : TextTemplate.ValueKind.STRING;
    }

    /** Finds the spans before the body of an entry, and returns the index of the body, or -1 if it has another template. */
    int beforeBody(byte[] text, int from, int to) {
        return beforeBody.endOfSame(text, from, to, spans);
    }

    /** Returns the index after an entry whose body ends at an index, or -1 if it has another template. */
    int afterBody(byte[] text, int from, int to) {
        return afterBody.endOfSame(text, from, to, spans);
    }

    /** Sets a span to that of the last entry. */
    void copyTo(Part part, ByteSpan span) {
        span.set(spans[part.index], spans[part.index + 1]);
    }

    /** Sets the header fields to those of the last entry, until the next one is read. */
    void copyTo(HeaderSpans ofRequest, HeaderSpans ofResponse) {
        int from = 2 * Part.values().length;
        ofRequest.share(spans, from, requestHeaders);
        ofResponse.share(spans, from + HeaderSpans.INTS * requestHeaders, responseHeaders);
    }

    int status() {
        return status;
    }

    int lines() {
        return lines;
    }

    boolean hasBraceAtLineStart() {
        return braceAtLineStart;
    }

    EntryTemplate next() {
        return next;
    }

    void followedBy(EntryTemplate other) {
        next = other;
    }
}
