package io.github.chatspec.secret;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds secrets in texts, in each of their {@linkplain SecretSpellings spellings}, and where only some of their characters
 * are escaped.
 *
 * <p>It is immutable and may be shared between threads.
 */
final class SecretMatcher {

    /** Shorter values also occur within other words. */
    static final int SHORTEST = 6;

    private static final int HEX = 16;

    private final List<int[]> secrets;
    private final List<String> spellings;

    /**
     * Creates a matcher.
     *
     * @param values the secrets; short ones are not looked for
     */
    SecretMatcher(Collection<String> values) {
        List<String> known = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        secrets = known.stream().map(value -> value.codePoints().toArray()).toList();
        spellings = known.stream()
                .flatMap(value -> SecretSpellings.of(value).stream())
                .filter(spelling -> spelling.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Returns whether a text contains a secret. */
    boolean isIn(String text) {
        for (String spelling : spellings) {
            if (text.contains(spelling)) {
                return true;
            }
        }
        return mayBeEscaped(text) && !withoutEscaped(text, "", false).equals(text);
    }

    /** Returns a text with a replacement in place of each secret. */
    String replaced(String text, String replacement) {
        String clean = text;
        for (String spelling : spellings) {
            clean = clean.replace(spelling, replacement);
        }
        return mayBeEscaped(clean) ? withoutEscaped(clean, replacement, false) : clean;
    }

    /** Returns a text with a replacement in place of each secret; all other bytes stay as they are. */
    byte[] replaced(byte[] bytes, String replacement) {
        // In Latin-1 every byte is a character.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String clean = text;
        for (String spelling : spellings) {
            clean = clean.replace(latin(spelling), replacement);
        }
        clean = mayBeEscaped(clean) ? withoutEscaped(clean, replacement, true) : clean;
        return clean.equals(text) ? bytes : clean.getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean mayBeEscaped(String text) {
        return !isEmpty() && (text.indexOf('\\') >= 0 || text.indexOf('%') >= 0);
    }

    private String withoutEscaped(String text, String replacement, boolean latin) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = -1;
            for (int i = 0; i < secrets.size() && end < 0; i++) {
                end = end(text, at, secrets.get(i), latin);
            }
            if (end < 0) {
                clean.append(text.charAt(at));
                at++;
            } else {
                clean.append(replacement);
                at = end;
            }
        }
        return clean.toString();
    }

    /** Returns the end of a secret that begins at a position, or -1 if there is none. */
    private static int end(String text, int from, int[] secret, boolean latin) {
        int at = from;
        for (int i = 0; i < secret.length; i++) {
            int escaped = escapedEnd(text, at, secret[i]);
            int plain = plainEnd(text, at, secret[i], latin);
            if (escaped >= 0 && plain >= 0) {
                // A secret may contain a percent sign or backslash, which may be escaped itself.
                return end(text, Set.of(escaped, plain), secret, i + 1, latin);
            }
            at = Math.max(escaped, plain);
            if (at < 0) {
                return -1;
            }
        }
        return at;
    }

    /** Returns the last end of the rest of a secret that begins at one of several positions. */
    private static int end(String text, Set<Integer> from, int[] secret, int done, boolean latin) {
        Set<Integer> positions = from;
        for (int i = done; i < secret.length && !positions.isEmpty(); i++) {
            Set<Integer> next = new TreeSet<>();
            for (int at : positions) {
                next.add(escapedEnd(text, at, secret[i]));
                next.add(plainEnd(text, at, secret[i], latin));
            }
            next.remove(-1);
            positions = next;
        }
        return positions.stream().mapToInt(Integer::intValue).max().orElse(-1);
    }

    private static int plainEnd(String text, int at, int point, boolean latin) {
        String raw = Character.toString(point);
        String plain = latin ? latin(raw) : raw;
        return text.startsWith(plain, at) ? at + plain.length() : -1;
    }

    private static int escapedEnd(String text, int at, int point) {
        if (text.startsWith("\\", at)) {
            return escapeEnd(text, at, point);
        }
        if (text.startsWith("%", at)) {
            return percentEnd(text, at, point);
        }
        return point == ' ' && text.startsWith("+", at) ? at + 1 : -1;
    }

    private static int escapeEnd(String text, int from, int point) {
        if ("\"\\/".indexOf(point) >= 0 && text.startsWith(Character.toString(point), from + 1)) {
            return from + 2;
        }
        int at = from;
        for (char unit : Character.toChars(point)) {
            if (!text.startsWith("\\u", at) || hex(text, at + 2, 4) != unit) {
                return -1;
            }
            at += 6;
        }
        return at;
    }

    private static int percentEnd(String text, int from, int point) {
        int at = from;
        for (byte expected : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            if (!text.startsWith("%", at)) {
                return -1;
            }
            at++;
            // A percent sign may itself be encoded, also several times.
            while (text.startsWith("25", at) && hex(text, at, 2) != expected) {
                at += 2;
            }
            if (hex(text, at, 2) != (expected & 0xff)) {
                return -1;
            }
            at += 2;
        }
        return at;
    }

    private static int hex(String text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), HEX) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * HEX + digit;
        }
        return value;
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
