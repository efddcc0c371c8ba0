package io.github.chatspec.redact;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which character of a value may become which, so that the value stays what it is: a UUID, a number of its size. */
final class ValueShape {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
    private static final Pattern NUMBER =
            Pattern.compile("-?(?<whole>0|[1-9][0-9]*)(?<fraction>\\.[0-9]+)?([eE][-+]?(?<exponent>[0-9]+))?");

    /** Where a UUID has its version and its variant. */
    private static final int VERSION = 14;

    private static final int VARIANT = 19;

    /** The exponents up to here are told apart by the largest double; they are too few to hold anything. */
    private static final int SHORT_EXPONENT = 3;

    private ValueShape() {}

    /** The alphabets of the characters of a value, null where the character stays. */
    static Alphabet[] of(String value, int[] points) {
        Alphabet[] alphabets = new Alphabet[points.length];
        boolean uuid = value.length() == 36 && UUID.matcher(value).matches();
        int coded = 0;
        for (int i = 0; i < points.length; i++) {
            // What follows a percent sign must stay, or stay not, a pair of hexadecimal digits.
            alphabets[i] = uuid || coded > 0 ? Alphabet.ofHex(points[i]) : Alphabet.of(points[i]);
            coded = points[i] == '%' ? 2 : coded - 1;
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

    /** A number that four or eight bytes can hold stays one, and one beyond stays beyond. */
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
