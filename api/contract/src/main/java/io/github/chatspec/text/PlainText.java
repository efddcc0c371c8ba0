package io.github.chatspec.text;

/** Escapes the characters of recorded texts that could harm a terminal, a browser or an XML parser. */
public final class PlainText {

    private PlainText() {}

    /**
     * Escapes a text for a single line.
     *
     * @param text any text
     * @return the text, in which control and format characters, line ends and non-characters are escaped
     */
    public static String line(String text) {
        return plain(text, false);
    }

    /** Escapes a text like {@link #line}, but keeps its line ends. */
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

    /**
     * Returns whether a character must be escaped: format characters change the direction of a text or are invisible,
     * and a lone surrogate breaks encoders.
     */
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

    /** Returns the JSON escape of a character. */
    public static String code(int point) {
        StringBuilder code = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            code.append(String.format("\\u%04x", (int) unit));
        }
        return code.toString();
    }
}
