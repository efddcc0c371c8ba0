package io.github.chatspec.redact;

/**
 * A set of characters that may replace each other: they are of one kind and have the same length in UTF-8.
 *
 * @param first the first of them
 * @param size how many there are
 */
record Alphabet(int first, int size) {

    static final Alphabet LOWER = new Alphabet('a', 26);
    static final Alphabet UPPER = new Alphabet('A', 26);
    static final Alphabet DIGIT = new Alphabet('1', 9);

    private static final Alphabet LOWER_HEX = new Alphabet('a', 6);
    private static final Alphabet UPPER_HEX = new Alphabet('A', 6);
    private static final Alphabet LOWER_OTHER = new Alphabet('g', 20);
    private static final Alphabet UPPER_OTHER = new Alphabet('G', 20);

    private static final Alphabet CYRILLIC_LOWER = new Alphabet(0x430, 32);
    private static final Alphabet CYRILLIC_UPPER = new Alphabet(0x410, 32);
    private static final Alphabet HEBREW = new Alphabet(0x5d0, 27);
    private static final Alphabet CURRENCIES = new Alphabet(0xa2, 4);
    private static final Alphabet CHEROKEE = new Alphabet(0x13a0, 80);
    private static final Alphabet HAN = new Alphabet(0x4e00, 20_902);
    private static final Alphabet SYMBOLS = new Alphabet(0x2600, 256);
    private static final Alphabet DESERET_UPPER = new Alphabet(0x10400, 40);
    private static final Alphabet RARE_HAN = new Alphabet(0x20000, 42_711);
    private static final Alphabet FACES = new Alphabet(0x1f600, 80);

    /** Returns the alphabet of a character, or null for one that is kept: a zero, a space, or punctuation. */
    static Alphabet of(int point) {
        if (Character.isDigit(point)) {
            int value = Character.digit(point, 10);
            return value == 0 ? null : new Alphabet(point - value + 1, 9);
        }
        if (point < 0x80) {
            return isIn(point, LOWER) ? LOWER : isIn(point, UPPER) ? UPPER : null;
        }
        return stays(point) ? null : beyondAscii(point);
    }

    /** Returns the alphabet of a character in a text where hexadecimal digits must stay hexadecimal. */
    static Alphabet ofHex(int point) {
        if (isIn(point, LOWER_HEX)) {
            return LOWER_HEX;
        }
        if (isIn(point, UPPER_HEX)) {
            return UPPER_HEX;
        }
        return isIn(point, LOWER) ? LOWER_OTHER : isIn(point, UPPER) ? UPPER_OTHER : of(point);
    }

    /** Returns whether the alphabet has a character, so that its characters can be moved around within it. */
    boolean has(int point) {
        return isIn(point, this);
    }

    /** Returns the character that replaces every character of the alphabet irreversibly. */
    int mask() {
        return equals(LOWER) ? 'x' : equals(UPPER) ? 'X' : first;
    }

    private static boolean isIn(int point, Alphabet alphabet) {
        return point >= alphabet.first && point < alphabet.first + alphabet.size;
    }

    private static Alphabet beyondAscii(int point) {
        boolean letter = Character.isLetter(point);
        boolean upper = Character.isUpperCase(point);
        if (point < 0x800) {
            if (!letter) {
                return CURRENCIES;
            }
            return upper ? CYRILLIC_UPPER : Character.isLowerCase(point) ? CYRILLIC_LOWER : HEBREW;
        }
        if (point < 0x10000) {
            return upper ? CHEROKEE : letter || isMark(point) ? HAN : SYMBOLS;
        }
        return upper ? DESERET_UPPER : letter ? RARE_HAN : FACES;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean stays(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            // Whether a symbol is displayed as an emoji depends on the selector after it.
            default -> point >= 0xfe00 && point <= 0xfe0f;
        };
    }
}
