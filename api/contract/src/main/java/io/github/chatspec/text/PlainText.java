package io.github.chatspec.text;

/**
 * Texts of a recording, made harmless for whoever reads them in a terminal, a browser or an XML parser.
 *
 * <p>The smallest use: {@code PlainText.line(message)}, in which a line end has become the six characters of its code.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * Puts a text on one line.
     *
     * @param text any text
     * @return the text, in which what controls the display, or is no character at all, is spelled as its code
     */
    public static String line(String text) {
        return plain(text, false);
    }

    /** A text that keeps its line ends, and is a line otherwise. */
    public static String lines(String text) {
        return plain(text, true);
    }

    private static String plain(String text, boolean keepingLineEnds) {
        if (text.codePoints().noneMatch(PlainText::isHarmful)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            boolean kept = keepingLineEnds && (point == '\n' || point == '\r');
            if (kept || !isHarmful(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append(code(point));
            }
        });
        return plain.toString();
    }

    /** Format characters turn the direction of a text or hide in it; a half of a pair breaks an encoder. */
    public static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (point & 0xFFFE) == 0xFFFE;
        };
    }

    /** How JSON spells a character. */
    public static String code(int point) {
        StringBuilder code = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            code.append(String.format("\\u%04x", (int) unit));
        }
        return code.toString();
    }
}
