package io.github.chatspec.mock.generation;

import java.util.BitSet;
import java.util.List;

/** A set of characters in a regular expression, of which the readable ones are preferred. */
final class CharacterSet {

    private static final int SIZE = 0x10000;

    /** The characters from which one is chosen, the most readable first. */
    private static final List<CharacterSet> PREFERRED = List.of(
            ranges("az09"), ranges("AZaz09"), ranges("!~"), ranges(" ~"), ranges("\u00a1\u02af"), ranges("\0\ud7ff"));

    private final BitSet bits;

    private CharacterSet(BitSet bits) {
        this.bits = bits;
    }

    private static CharacterSet ranges(String bounds) {
        BitSet bits = new BitSet(SIZE);
        for (int i = 0; i < bounds.length(); i += 2) {
            bits.set(bounds.charAt(i), bounds.charAt(i + 1) + 1);
        }
        return new CharacterSet(bits);
    }

    private CharacterSet complement() {
        BitSet all = (BitSet) bits.clone();
        all.flip(0, SIZE);
        return new CharacterSet(all);
    }

    /** Returns a character of the set, or nothing if the set is empty. */
    String any(RandomSource random) {
        for (CharacterSet preferred : PREFERRED) {
            BitSet common = (BitSet) bits.clone();
            common.and(preferred.bits);
            int size = common.cardinality();
            if (size > 0) {
                int chosen = common.nextSetBit(0);
                for (int skipped = random.between(0, size - 1); skipped > 0; skipped--) {
                    chosen = common.nextSetBit(chosen + 1);
                }
                return String.valueOf((char) chosen);
            }
        }
        return "";
    }

    /** Reads a set, which is an escape, a point, or a list in brackets. */
    static final class Reader {

        private final String regex;
        private int at;

        Reader(String regex, int start) {
            this.regex = regex;
            this.at = start;
        }

        int end() {
            return at;
        }

        CharacterSet read() {
            char first = regex.charAt(at);
            if (first == '.') {
                at++;
                return ranges("\n\n\r\r").complement();
            }
            return first == '[' ? list() : new CharacterSet(escape());
        }

        private CharacterSet list() {
            at++;
            boolean isNegated = at < regex.length() && regex.charAt(at) == '^';
            at += isNegated ? 1 : 0;
            BitSet bits = new BitSet(SIZE);
            while (at < regex.length() && regex.charAt(at) != ']') {
                BitSet start = element();
                boolean isRange = at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']';
                if (isRange && start.cardinality() == 1) {
                    at++;
                    BitSet end = element();
                    bits.set(start.nextSetBit(0), Math.max(end.length(), start.length()));
                } else {
                    bits.or(start);
                }
            }
            if (at >= regex.length()) {
                throw new IllegalArgumentException("A list of characters is not closed: " + regex);
            }
            at++;
            CharacterSet set = new CharacterSet(bits);
            return isNegated ? set.complement() : set;
        }

        private BitSet element() {
            return regex.charAt(at) == '\\' ? escape() : single(regex.charAt(at++));
        }

        private static BitSet single(int character) {
            BitSet bits = new BitSet(SIZE);
            bits.set(Math.min(character, SIZE - 1));
            return bits;
        }

        private BitSet escape() {
            char name = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
            at += 2;
            return switch (name) {
                case 'd' -> ranges("09").bits;
                case 'D' -> ranges("09").complement().bits;
                case 'w' -> ranges("azAZ09__").bits;
                case 'W' -> ranges("azAZ09__").complement().bits;
                case 's' -> ranges("  ").bits;
                case 'S' -> ranges("\t\r  \u00a0\u00a0").complement().bits;
                case 'p', 'P' -> property(name == 'P');
                case 'x' -> coded(2);
                case 'u' -> coded(4);
                default -> {
                    int control = "ntrfv0".indexOf(name);
                    yield single(control < 0 ? name : "\n\t\r\f\013\0".charAt(control));
                }
            };
        }

        /** Reads a character by its code, for example {@code u00e9} or {@code u{1F600}}. */
        private BitSet coded(int digits) {
            boolean isBraced = regex.startsWith("{", at);
            int start = isBraced ? at + 1 : at;
            int end = isBraced ? regex.indexOf('}', at) : at + digits;
            if (end < 0 || end > regex.length()) {
                throw new IllegalArgumentException("A character is not complete: " + regex);
            }
            at = isBraced ? end + 1 : end;
            return single(Integer.parseInt(regex.substring(start, end), 16));
        }

        /** Reads a Unicode property, of which only the characters of ASCII are used. */
        private BitSet property(boolean isNegated) {
            boolean isBraced = regex.startsWith("{", at);
            int end = isBraced ? regex.indexOf('}', at) : at + 1;
            if (end < 0 || end > regex.length()) {
                throw new IllegalArgumentException("A property is not complete: " + regex);
            }
            String name = regex.substring(isBraced ? at + 1 : at, end);
            at = isBraced ? end + 1 : end;
            CharacterSet set = ranges(ofProperty(name.substring(name.indexOf('=') + 1)));
            return isNegated ? set.complement().bits : set.bits;
        }

        private static String ofProperty(String name) {
            return switch (name) {
                case "Lu", "Upper", "Uppercase", "Uppercase_Letter" -> "AZ";
                case "Ll", "Lower", "Lowercase", "Lowercase_Letter" -> "az";
                case "N", "Nd", "Digit", "Number", "Decimal_Number" -> "09";
                case "Z", "Zs", "Space" -> "  ";
                case "Alnum" -> "azAZ09";
                case "Cc", "Cntrl", "Control" -> "\0\037";
                default -> name.startsWith("P") || name.startsWith("S") ? "!/:@" : "azAZ";
            };
        }
    }
}
