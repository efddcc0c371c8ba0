package io.github.chatspec.exchange;

import java.nio.charset.StandardCharsets;

/**
 * Finds the parts of an HTTP archive's entry in its bytes, in one pass and without making objects. Entries that are like
 * those before them, as those of one recorder are, are only read where they differ.
 *
 * <p>It reads what recorders usually write, and finds the same there as {@link EntryReader}. Everything unusual is left to
 * that reader: repeated keys, escapes in the URL or in names, a body in base64, a record that is not well-formed.
 *
 * <p>A cursor is used for one record after the other; it must not be shared between threads.
 */
public final class EntryCursor {

    /** The number of zero bytes that must follow the text. */
    public static final int PADDING = JsonSkipper.PADDING;

    private static final int STATUS_DIGITS = 3;

    private static final byte[] CONTENT_TYPE = ascii("content-type");
    private static final byte[] UNKNOWN_TYPE = ascii("x-unknown");

    /** The objects in which keys have a meaning. */
    private enum Level {
        ENTRY,
        REQUEST,
        RESPONSE,
        CONTENT
    }

    /** The keys that have a meaning, each with a separate bit. */
    private enum Key {
        STARTED_AT(1),
        REQUEST(1 << 1),
        RESPONSE(1 << 2),
        METHOD(1 << 3),
        URL(1 << 4),
        REQUEST_HEADERS(1 << 5),
        STATUS(1 << 6),
        RESPONSE_HEADERS(1 << 7),
        CONTENT(1 << 8),
        MIME_TYPE(1 << 9),
        TEXT(1 << 10),
        ENCODING(1 << 11),
        OTHER(0);

        private final int bit;

        Key(int bit) {
            this.bit = bit;
        }
    }

    private record NamedKey(AsciiText name, Key key) {

        static NamedKey of(String name, Key key) {
            return new NamedKey(AsciiText.of(name), key);
        }
    }

    private static final NamedKey[] ENTRY_KEYS = {
        NamedKey.of("startedDateTime", Key.STARTED_AT),
        NamedKey.of("request", Key.REQUEST),
        NamedKey.of("response", Key.RESPONSE)
    };

    private static final NamedKey[] REQUEST_KEYS = {
        NamedKey.of("method", Key.METHOD), NamedKey.of("url", Key.URL), NamedKey.of("headers", Key.REQUEST_HEADERS)
    };

    private static final NamedKey[] RESPONSE_KEYS = {
        NamedKey.of("status", Key.STATUS),
        NamedKey.of("headers", Key.RESPONSE_HEADERS),
        NamedKey.of("content", Key.CONTENT)
    };

    private static final NamedKey[] CONTENT_KEYS = {
        NamedKey.of("mimeType", Key.MIME_TYPE), NamedKey.of("text", Key.TEXT), NamedKey.of("encoding", Key.ENCODING)
    };

    /** The keys whose values the reader of the body may ask for. */
    private static final int BEFORE_BODY = Key.METHOD.bit | Key.URL.bit | Key.STATUS.bit;

    private static final int NEEDED = BEFORE_BODY | Key.REQUEST_HEADERS.bit | Key.RESPONSE_HEADERS.bit | Key.TEXT.bit;

    private final JsonSkipper json = new JsonSkipper();
    private final HeaderCursor headerCursor = new HeaderCursor(json);
    private final ByteSpan startedAt = new ByteSpan();
    private final ByteSpan method = new ByteSpan();
    private final ByteSpan url = new ByteSpan();
    private final HeaderSpans requestHeaders = new HeaderSpans();
    private final HeaderSpans responseHeaders = new HeaderSpans();
    private final ByteSpan mimeType = new ByteSpan();
    private final ByteSpan contentType = new ByteSpan();
    private final ByteSpan body = new ByteSpan();
    private final EntryTemplates templates = new EntryTemplates();
    private BodyReader reader;
    private boolean hasReadBody;
    private int end;
    private int seen;
    private int status;
    private int statusAt;
    private int lines;
    private boolean braceAtLineStart;

    /** Reads a body where it is, as the content of a JSON string. */
    public interface BodyReader {

        /**
         * Reads a body. Method, URL, status and content type of the record are known.
         *
         * @param text the text of the record
         * @param from the index after the opening quote of the string
         * @param to the end of the text
         * @return the index of the closing quote, or -1 to read the record no further
         */
        int read(byte[] text, int from, int to);
    }

    /** Finds the end of any body. */
    public static final BodyReader ANY_BODY = (text, from, to) -> JsonSkipper.endOfString(text, from);

    /** Creates a cursor. */
    public EntryCursor() {}

    /**
     * Reads a record.
     *
     * @param text the text, with {@link #PADDING} zero bytes after its end
     * @param from the index of the first byte of the record
     * @param to the end of the text, which may contain more records
     * @param bodyReader reads the body if what it needs precedes it; otherwise {@link #hasReadBody} is false
     * @return the index after the record, or -1 if the record is unusual or the reader of the body gave up
     */
    public int read(byte[] text, int from, int to, BodyReader bodyReader) {
        int bodyFrom = templates.beforeBody(text, from, to);
        return bodyFrom < 0
                ? readAlone(text, from, to, bodyReader)
                : readLike(templates.last(), text, from, bodyFrom, to, bodyReader);
    }

    /** Reads the rest of a record whose template is known. */
    private int readLike(EntryTemplate template, byte[] text, int from, int bodyFrom, int to, BodyReader bodyReader) {
        template.copyTo(EntryTemplate.Part.STARTED_AT, startedAt);
        template.copyTo(EntryTemplate.Part.METHOD, method);
        template.copyTo(EntryTemplate.Part.URL, url);
        template.copyTo(EntryTemplate.Part.CONTENT_TYPE, contentType);
        template.copyTo(requestHeaders, responseHeaders);
        status = template.status();
        lines = template.lines();
        braceAtLineStart = template.hasBraceAtLineStart();
        int bodyTo = bodyReader.read(text, bodyFrom, to);
        if (bodyTo < 0) {
            return -1;
        }
        hasReadBody = true;
        body.set(bodyFrom, bodyTo);
        int after = template.afterBody(text, bodyTo, to);
        return after < 0 ? readAlone(text, from, to, bodyReader) : after;
    }

    /** Reads a record without comparing it with others. */
    private int readAlone(byte[] text, int from, int to, BodyReader bodyReader) {
        reader = bodyReader;
        end = to;
        seen = 0;
        status = 0;
        hasReadBody = false;
        json.clear();
        startedAt.clear();
        method.clear();
        url.clear();
        requestHeaders.clear();
        responseHeaders.clear();
        mimeType.clear();
        contentType.clear();
        body.clear();
        int after = afterObject(text, from, Level.ENTRY);
        lines = json.lines();
        braceAtLineStart = json.hasBraceAtLineStart();
        if (after < 0 || (seen & NEEDED) != NEEDED || !findContentType(text)) {
            return -1;
        }
        templates.add(text, from, after, this);
        return after;
    }

    /** Returns the number of line breaks in the record. */
    public int lines() {
        return lines;
    }

    /** Returns whether a line within the record begins with a brace, as a record in a sequence does. */
    public boolean hasBraceAtLineStart() {
        return braceAtLineStart;
    }

    /** Returns when the exchange began, if the record has it as a text without escapes. */
    public ByteSpan startedAt() {
        return startedAt;
    }

    /** Returns the method. */
    public ByteSpan method() {
        return method;
    }

    /** Returns the URL, which is in ASCII without escapes. */
    public ByteSpan url() {
        return url;
    }

    /** Returns the header fields of the request. */
    public HeaderSpans requestHeaders() {
        return requestHeaders;
    }

    /** Returns the status, from 100 to 599. */
    public int status() {
        return status;
    }

    /** Returns the index of the status in the text. */
    int statusAt() {
        return statusAt;
    }

    /** Returns the header fields of the response. */
    public HeaderSpans responseHeaders() {
        return responseHeaders;
    }

    /** Returns the content type of the response: the header field, or what the recorder wrote in its place. */
    public ByteSpan contentType() {
        return contentType;
    }

    /** Returns what the recorder wrote in place of a content type, if it is a text without escapes. */
    ByteSpan mimeType() {
        return mimeType;
    }

    /** Returns the body, with the escapes of a JSON string. */
    public ByteSpan body() {
        return body;
    }

    /** Returns whether the reader of the body has read it; otherwise its span is known, but it may not be well-formed. */
    public boolean hasReadBody() {
        return hasReadBody;
    }

    /** Returns whether the next record is compared with earlier ones. */
    boolean hasTemplate() {
        return !templates.isEmpty();
    }

    private int afterObject(byte[] text, int from, Level level) {
        if (text[from] != '{') {
            return -1;
        }
        int at = json.afterBlanks(text, from + 1);
        if (text[at] == '}') {
            return at + 1;
        }
        while (text[at] == '"') {
            int key = JsonSkipper.endOfKey(text, at + 1);
            int value = key < 0 ? -1 : json.afterColon(text, key + 1);
            int after = value < 0 ? -1 : afterField(text, key(text, level, at + 1, key), value);
            if (after < 0) {
                return -1;
            }
            at = json.afterBlanks(text, after);
            if (text[at] == '}') {
                return at + 1;
            }
            if (text[at] != ',') {
                return -1;
            }
            at = json.afterBlanks(text, at + 1);
        }
        return -1;
    }

    private static Key key(byte[] text, Level level, int from, int to) {
        NamedKey[] keys = switch (level) {
            case ENTRY -> ENTRY_KEYS;
            case REQUEST -> REQUEST_KEYS;
            case RESPONSE -> RESPONSE_KEYS;
            case CONTENT -> CONTENT_KEYS;
        };
        for (NamedKey key : keys) {
            if (key.name.is(text, from, to)) {
                return key.key;
            }
        }
        return Key.OTHER;
    }

    private int afterField(byte[] text, Key key, int at) {
        if (key == Key.OTHER) {
            return json.afterValue(text, at);
        }
        if ((seen & key.bit) != 0) {
            return -1;
        }
        // One call for keys of one kind, since the JVM compiles each call separately.
        int after = switch (key) {
            case REQUEST, RESPONSE, CONTENT -> afterObject(text, at, level(key));
            case REQUEST_HEADERS, RESPONSE_HEADERS ->
                headerCursor.afterHeaders(text, at, key == Key.REQUEST_HEADERS ? requestHeaders : responseHeaders);
            case STARTED_AT, METHOD, URL, MIME_TYPE -> afterPlain(text, at, span(key));
            case STATUS -> afterStatus(text, at);
            case TEXT -> afterBody(text, at);
            case ENCODING, OTHER -> -1;
        };
        seen |= key.bit;
        return after;
    }

    private static Level level(Key key) {
        return switch (key) {
            case REQUEST -> Level.REQUEST;
            case RESPONSE -> Level.RESPONSE;
            default -> Level.CONTENT;
        };
    }

    private ByteSpan span(Key key) {
        return switch (key) {
            case STARTED_AT -> startedAt;
            case METHOD -> method;
            case URL -> url;
            default -> mimeType;
        };
    }

    private static int afterPlain(byte[] text, int at, ByteSpan span) {
        int stop = text[at] == '"' ? JsonSkipper.endOfPlain(text, at + 1) : -1;
        if (stop < 0) {
            return -1;
        }
        span.set(at + 1, stop);
        return stop + 1;
    }

    private int afterStatus(byte[] text, int at) {
        statusAt = at;
        for (int i = 0; i < STATUS_DIGITS; i++) {
            int digit = text[at + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            status = status * 10 + digit;
        }
        // Whatever follows a shorter or longer number is neither a comma nor a brace.
        return status >= 100 && status < 600 ? at + STATUS_DIGITS : -1;
    }

    private int afterBody(byte[] text, int at) {
        if (text[at] != '"') {
            return -1;
        }
        boolean isReady = (seen & BEFORE_BODY) == BEFORE_BODY && findContentType(text);
        int stop = isReady ? reader.read(text, at + 1, end) : JsonSkipper.endOfString(text, at + 1);
        if (stop < 0) {
            return -1;
        }
        hasReadBody = isReady;
        body.set(at + 1, stop);
        return stop + 1;
    }

    /** Finds the content type, if the header fields are known, and returns whether there is exactly one. */
    private boolean findContentType(byte[] text) {
        if (contentType.isPresent()) {
            return true;
        }
        if ((seen & Key.RESPONSE_HEADERS.bit) == 0) {
            return false;
        }
        for (int i = 0; i < responseHeaders.size(); i++) {
            if (responseHeaders.hasName(i, text, CONTENT_TYPE)) {
                if (contentType.isPresent()) {
                    contentType.clear();
                    return false;
                }
                contentType.set(responseHeaders.valueFrom(i), responseHeaders.valueTo(i));
            }
        }
        if (!contentType.isPresent() && isMediaType(text)) {
            contentType.set(mimeType.from(), mimeType.to());
        }
        return contentType.isPresent();
    }

    private boolean isMediaType(byte[] text) {
        for (int i = mimeType.from(); i < mimeType.to(); i++) {
            if (text[i] == '/') {
                return !mimeType.is(text, UNKNOWN_TYPE);
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
