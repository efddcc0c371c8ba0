package io.github.chatspec.redact;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The replacements of each character of a value, so that a UUID or an IP address stays one and a number keeps its size.
 */
final class ValueShape {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?<whole>0|[1-9][0-9]*)(?<fraction>\\.[0-9]+)?([eE][-+]?(?<exponent>[0-9]+))?");

    /** An IP address of version 6, or another list of hexadecimal numbers such as a hardware address. */
    private static final Pattern HEX_LIST = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,}(:[0-9]+(\\.[0-9]+){3})?");

    /** A duration (RFC 3339, appendix A), whose letters name units. */
    private static final Pattern DURATION = Pattern.compile("P(?=.)([0-9]+[YMWD])*(T([0-9]+(\\.[0-9]+)?[HMS])+)?");

    /** The positions of the version and the variant in a UUID. */
    private static final int VERSION = 14;

    private static final int VARIANT = 19;

    /** The exponents that a double can have; there are too few to hide data. */
    private static final int SHORT_EXPONENT = 3;

    private ValueShape() {}

    /** Returns the alphabets of the characters of a value; null for a character that is kept. */
    static Alphabet[] of(String value, int[] points) {
        Alphabet[] alphabets = new Alphabet[points.length];
        boolean uuid = value.length() == 36 && UUID.matcher(value).matches();
        boolean hex = uuid || HEX_LIST.matcher(value).matches();
        int coded = 0;
        for (int i = 0; i < points.length; i++) {
            // Hexadecimal digits after a percent sign must stay so, and other characters must not become such digits.
            alphabets[i] = hex || coded > 0 ? Alphabet.ofHex(points[i]) : Alphabet.of(points[i]);
            coded = points[i] == '%' ? 2 : coded - 1;
        }
        if (DURATION.matcher(value).matches()) {
            for (int i = 0; i < points.length; i++) {
                alphabets[i] = Character.isDigit(points[i]) ? alphabets[i] : null;
            }
        }
        if (uuid) {
            alphabets[VERSION] = null;
            alphabets[VARIANT] = null;
        }
        Matcher number = NUMBER.matcher(value);
        if (!uuid && number.matches()) {
            number(number, alphabets);
        }
        return alphabets;
    }

    /** Returns whether a text is a number as JSON writes it. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static void number(Matcher number, Alphabet[] alphabets) {
        if (number.group("exponent") != null) {
            int from = number.start("exponent");
            int letter = number.end("fraction") > 0 ? number.end("fraction") : number.end("whole");
            alphabets[letter] = null;
            boolean few = alphabets.length - from <= SHORT_EXPONENT;
            for (int i = from; i < alphabets.length && (few || i == from); i++) {
                alphabets[i] = null;
            }
        } else if (number.group("fraction") == null) {
            size(new BigInteger(tooLong(number.group("whole")) ? "0" : number.group("whole")), number, alphabets);
        }
    }

    private static boolean tooLong(String digits) {
        return digits.length() > String.valueOf(Long.MAX_VALUE).length();
    }

    /** Keeps a number within, or outside, the ranges of int32 and int64. */
    private static void size(BigInteger value, Matcher number, Alphabet[] alphabets) {
        int head = number.start("whole");
        int digits = number.group("whole").length();
        if (digits == String.valueOf(Integer.MAX_VALUE).length()) {
            boolean fits = value.bitLength() < Integer.SIZE;
            alphabets[head] = fits ? new Alphabet('1', 1) : new Alphabet('3', 7);
        } else if (digits == String.valueOf(Long.MAX_VALUE).length()) {
            boolean fits = value.bitLength() < Long.SIZE;
            alphabets[head] = fits ? new Alphabet('1', 8) : null;
            if (!fits) {
                // Above 9.3 the other digits do not matter; a zero cannot be second there.
                alphabets[head + 1] = new Alphabet('3', 7);
            }
        }
    }
}
