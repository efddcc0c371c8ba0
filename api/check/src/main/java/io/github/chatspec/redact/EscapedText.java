package io.github.chatspec.redact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text and how each of its characters is escaped, so that another text can be escaped the same way. */
final class EscapedText {

    private enum Form {
        PLAIN,
        JSON,
        PERCENT
    }

    private final List<String> sources = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();

    private EscapedText() {}

    /**
     * Reads the text between the quotes of a JSON string.
     *
     * @return the escaped text; empty if an escape is not valid JSON
     */
    static Optional<EscapedText> json(String literal) {
        EscapedText spelling = new EscapedText();
        for (int at = 0; at < literal.length(); ) {
            int point = literal.codePointAt(at);
            int end = at + Character.charCount(point);
            if (point == '\\') {
                int unit = escaped(literal, at);
                if (unit < 0) {
                    return Optional.empty();
                }
                end = at + (literal.charAt(at + 1) == 'u' ? 6 : 2);
                int low = Character.isHighSurrogate((char) unit) ? escaped(literal, end) : -1;
                boolean pair = low >= 0 && Character.isLowSurrogate((char) low);
                end += pair ? 6 : 0;
                point = pair ? Character.toCodePoint((char) unit, (char) low) : unit;
            }
            spelling.add(point, literal.substring(at, end), Form.JSON);
            at = end;
        }
        // A surrogate before an invalid character could combine with it.
        boolean apart = spelling.value.codePoints().count() == spelling.sources.size();
        return apart ? Optional.of(spelling) : Optional.empty();
    }

    /**
     * Reads a part of a URL.
     *
     * @param form whether a plus sign means a space, as it does in a form
     * @return the escaped text; empty if the encoded bytes are not UTF-8
     */
    static Optional<EscapedText> percent(String part, boolean form) {
        EscapedText spelling = new EscapedText();
        for (int at = 0; at < part.length(); ) {
            int end = at;
            while (isCoded(part, end)) {
                end += 3;
            }
            if (end > at) {
                if (!spelling.addCoded(part.substring(at, end))) {
                    return Optional.empty();
                }
                at = end;
            } else {
                int point = part.codePointAt(at);
                end = at + Character.charCount(point);
                spelling.add(form && point == '+' ? ' ' : point, part.substring(at, end), Form.PLAIN);
                at = end;
            }
        }
        return Optional.of(spelling);
    }

    /** Returns the unescaped text. */
    String value() {
        return value.toString();
    }

    /** Escapes another text of the same length in the same way. */
    String with(String other) {
        int[] before = value.codePoints().toArray();
        int[] points = other.codePoints().toArray();
        if (before.length != points.length || before.length != sources.size()) {
            throw new IllegalArgumentException("The other text has not as many characters.");
        }
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            String source = sources.get(i);
            if (points[i] == before[i]) {
                spelled.append(source);
            } else if (forms.get(i) == Form.PERCENT) {
                spelled.append(coded(points[i], source));
            } else if (forms.get(i) == Form.JSON && source.startsWith("\\")) {
                spelled.append(escape(points[i], source));
            } else {
                spelled.appendCodePoint(points[i]);
            }
        }
        return spelled.toString();
    }

    private void add(int point, String source, Form form) {
        value.appendCodePoint(point);
        sources.add(source);
        forms.add(form);
    }

    private boolean addCoded(String run) {
        byte[] bytes = new byte[run.length() / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(run.substring(3 * i + 1, 3 * i + 3), 16);
        }
        String meant;
        try {
            meant = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return false;
        }
        int at = 0;
        for (int point : meant.codePoints().toArray()) {
            int length = 3 * utf8(point).length;
            add(point, run.substring(at, at + length), Form.PERCENT);
            at += length;
        }
        return true;
    }

    /** Returns the UTF-16 code unit of an escape, or -1 if it is not an escape. */
    private static int escaped(String literal, int at) {
        if (at + 1 >= literal.length() || literal.charAt(at) != '\\') {
            return -1;
        }
        char kind = literal.charAt(at + 1);
        if (kind == 'u') {
            String digits = literal.substring(at + 2, Math.min(at + 6, literal.length()));
            return digits.matches("\\p{XDigit}{4}") ? Integer.parseInt(digits, 16) : -1;
        }
        int known = "\"\\/bfnrt".indexOf(kind);
        return known < 0 ? -1 : "\"\\/\b\f\n\r\t".charAt(known);
    }

    private static boolean isCoded(String part, int at) {
        return at + 2 < part.length()
                && part.charAt(at) == '%'
                && part.substring(at + 1, at + 3).matches("\\p{XDigit}{2}");
    }

    private static String escape(int point, String source) {
        boolean upper = source.substring(2).chars().anyMatch(Character::isUpperCase);
        StringBuilder escape = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            escape.append(String.format(upper ? "\\u%04X" : "\\u%04x", (int) unit));
        }
        return escape.toString();
    }

    private static String coded(int point, String source) {
        boolean lower = !source.equals(source.toUpperCase(Locale.ROOT));
        StringBuilder coded = new StringBuilder();
        for (byte encoded : utf8(point)) {
            coded.append(String.format(lower ? "%%%02x" : "%%%02X", encoded & 0xff));
        }
        return coded.toString();
    }

    private static byte[] utf8(int point) {
        return Character.toString(point).getBytes(StandardCharsets.UTF_8);
    }
}
