package io.github.chatspec.exchange;

/** Finds the header fields of an HTTP archive's message in the bytes of its record. */
final class HeaderCursor {

    private static final AsciiText NAME = AsciiText.of("name");
    private static final AsciiText VALUE = AsciiText.of("value");

    /** How a header field usually begins. */
    private static final AsciiText FIELD = AsciiText.of("{\"name\":\"");

    /** What is usually between the name and the value of a header field. */
    private static final AsciiText BETWEEN = AsciiText.of("\",\"value\":\"");

    private final JsonSkipper json;

    HeaderCursor(JsonSkipper json) {
        this.json = json;
    }

    /** Returns the index after the array that begins at an index, or -1 if it is unusual. */
    int afterHeaders(byte[] text, int from, HeaderSpans headers) {
        if (text[from] != '[') {
            return -1;
        }
        int at = json.afterBlanks(text, from + 1);
        if (text[at] == ']') {
            return at + 1;
        }
        while (true) {
            int after = afterHeader(text, at, headers);
            if (after < 0) {
                return -1;
            }
            at = json.afterBlanks(text, after);
            if (text[at] == ']') {
                return at + 1;
            }
            if (text[at] != ',') {
                return -1;
            }
            at = json.afterBlanks(text, at + 1);
        }
    }

    private int afterHeader(byte[] text, int from, HeaderSpans headers) {
        int after = afterUsualHeader(text, from, headers);
        return after >= 0 ? after : afterAnyHeader(text, from, headers);
    }

    private int afterAnyHeader(byte[] text, int from, HeaderSpans headers) {
        int name = -1;
        int nameEnd = -1;
        int value = -1;
        int valueEnd = -1;
        int at = text[from] == '{' ? json.afterBlanks(text, from + 1) : -1;
        while (at >= 0 && text[at] == '"') {
            int key = JsonSkipper.endOfKey(text, at + 1);
            int field = key < 0 ? -1 : json.afterColon(text, key + 1);
            if (field < 0) {
                return -1;
            }
            int after;
            if (NAME.is(text, at + 1, key)) {
                after = name >= 0 || text[field] != '"' ? -1 : JsonSkipper.endOfPlain(text, field + 1) + 1;
                name = field + 1;
                nameEnd = after - 1;
            } else if (VALUE.is(text, at + 1, key)) {
                after = value >= 0 || text[field] != '"' ? -1 : JsonSkipper.afterString(text, field);
                value = field + 1;
                valueEnd = after - 1;
            } else {
                after = json.afterValue(text, field);
            }
            if (after <= 0) {
                return -1;
            }
            at = json.afterBlanks(text, after);
            if (text[at] == '}') {
                return add(text, name, nameEnd, value, valueEnd, headers) ? at + 1 : -1;
            }
            at = text[at] == ',' ? json.afterBlanks(text, at + 1) : -1;
        }
        return -1;
    }

    /** Reads a header field that is written without blanks, and returns the index after it; -1 if it is not. */
    private static int afterUsualHeader(byte[] text, int from, HeaderSpans headers) {
        int name = from + FIELD.length();
        int nameEnd = FIELD.isAt(text, from) ? JsonSkipper.endOfPlain(text, name) : -1;
        if (nameEnd < 0 || !BETWEEN.isAt(text, nameEnd)) {
            return -1;
        }
        int value = nameEnd + BETWEEN.length();
        int valueEnd = JsonSkipper.endOfString(text, value);
        boolean isAdded =
                valueEnd >= 0 && text[valueEnd + 1] == '}' && add(text, name, nameEnd, value, valueEnd, headers);
        return isAdded ? valueEnd + 2 : -1;
    }

    /** Adds a header field, unless it is one of the pseudo-headers that recorders of HTTP/2 list. */
    private static boolean add(byte[] text, int name, int nameEnd, int value, int valueEnd, HeaderSpans headers) {
        if (name < 0 || value < 0) {
            return false;
        }
        return text[name] == ':' || headers.add(name, nameEnd, value, valueEnd);
    }
}
