package io.github.chatspec.redact;

import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A body with its values replaced in place, so that all other text stays unchanged: white space, repeated keys, and
 * invalid JSON.
 */
final class BodyText {

    /** The literals that contain no data; the last three are not valid JSON and are reported as such. */
    private static final Set<String> LITERALS = Set.of("true", "false", "null", "NaN", "Infinity", "INF");

    private final String text;
    private final Values values;
    private final StringBuilder out;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int at;

    /** Replaces the values of a body. */
    interface Values {

        /** Returns the replacement of a key of the object at a pointer; the pointer is null below the maximum depth. */
        String key(String pointer, String key);

        /** Returns the replacement of a string at a pointer. */
        String text(String pointer, String value);

        /** Returns the replacement of a number at a pointer, as JSON writes it. */
        String number(String pointer, String value);
    }

    /** An object or array that contains the current position. */
    private static final class Frame {
        private final boolean object;
        private final String pointer;
        private String key = "";
        private int index;
        private boolean wantsKey;

        private Frame(boolean object, String pointer) {
            this.object = object;
            this.pointer = pointer;
            this.wantsKey = object;
        }
    }

    private BodyText(String text, Values values) {
        this.text = text;
        this.values = values;
        this.out = new StringBuilder(text.length());
    }

    /** Returns the body with its values replaced. */
    static byte[] rewritten(byte[] body, Values values) {
        return Utf8Text.encode(new BodyText(Utf8Text.decode(body), values).rewritten());
    }

    private String rewritten() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"') {
                string();
            } else if (next == '-' || isDigit(next)) {
                number();
            } else if (isLetter(next)) {
                word();
            } else {
                structure(next);
            }
        }
        return out.toString();
    }

    private void structure(char next) {
        Frame frame = frames.peek();
        switch (next) {
            case '{', '[' -> frames.push(new Frame(next == '{', place()));
            case '}', ']' -> frames.poll();
            case ',' -> {
                if (frame != null) {
                    frame.index++;
                    frame.wantsKey = frame.object;
                }
            }
            default -> {
                // Anything else between values is white space or an error.
            }
        }
        if (next < 0x80) {
            out.append(next);
            at++;
        } else {
            int point = text.codePointAt(at);
            out.append(Pseudonyms.masked(Character.toString(point)));
            at += Character.charCount(point);
        }
    }

    private void string() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length();
        String literal = text.substring(at + 1, Math.min(end, text.length()));
        at = Math.min(end + 1, text.length());
        Frame frame = frames.peek();
        boolean key = closed && frame != null && frame.object && frame.wantsKey && isBeforeColon();
        Optional<EscapedText> spelling = EscapedText.json(literal);
        if (key) {
            frame.wantsKey = false;
            frame.key = spelling.map(EscapedText::value).orElse(literal);
        }
        String pointer = key ? frame.pointer : place();
        UnaryOperator<String> replacing =
                key ? value -> values.key(pointer, value) : value -> values.text(pointer, value);
        out.append('"')
                .append(spelling.map(found -> found.with(replacing.apply(found.value())))
                        .orElseGet(() -> broken(literal)))
                .append(closed ? "\"" : "");
    }

    private boolean isBeforeColon() {
        int next = at;
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    /** Redacts a string with an invalid escape, which must stay invalid. */
    private static String broken(String literal) {
        StringBuilder masked = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); ) {
            int point = literal.codePointAt(i);
            boolean escape = point == '\\' && i + 1 < literal.length();
            char kind = escape ? literal.charAt(i + 1) : ' ';
            if (escape && "\"\\/bfnrtu".indexOf(kind) >= 0) {
                masked.append('\\').append(kind);
                i += 2;
            } else {
                boolean hex = point < 0x80 && Character.digit(point, 16) > 9;
                masked.append(hex ? "a" : Pseudonyms.masked(Character.toString(point)));
                i += Character.charCount(point);
            }
        }
        return masked.toString();
    }

    private void number() {
        int end = at;
        while (end < text.length() && (isDigit(text.charAt(end)) || "+-.eE".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String number = text.substring(at, end);
        out.append(ValueShape.isNumber(number) ? values.number(place(), number) : unread(number));
        at = end;
    }

    /** Redacts a number that cannot be read, which keeps its characters that are not digits. */
    static String unread(String number) {
        return number.replaceAll("[1-9]", "1");
    }

    private void word() {
        int end = at;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
            end++;
        }
        String word = text.substring(at, end);
        out.append(LITERALS.contains(word) ? word : Pseudonyms.masked(word));
        at = end;
    }

    /** Returns the pointer of the value that begins here, or null below the maximum depth. */
    private String place() {
        Frame frame = frames.peek();
        if (frame == null) {
            return Pointers.ROOT;
        }
        if (frame.pointer == null || frames.size() > LocatedJson.MAX_DEPTH) {
            return null;
        }
        return frame.object ? Pointers.append(frame.pointer, frame.key) : Pointers.append(frame.pointer, frame.index);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
