package io.github.chatspec.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The texts in which a secret may be repeated: as it is, escaped for JSON, percent-encoded, in Base64 at each alignment, and in
 * hexadecimal.
 */
final class SecretSpellings {

    /** The bits of a character of Base64, and of a byte. */
    private static final int BASE64_BITS = 6;

    private static final int BYTE_BITS = 8;

    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

    private SecretSpellings() {}

    /** Returns the spellings of a secret, without repetitions. */
    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> spellings = new LinkedHashSet<>(Set.of(secret));
        String escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        spellings.add(escaped);
        spellings.add(escaped.replace("/", "\\/"));
        for (HexFormat hex : new HexFormat[] {HexFormat.of(), HexFormat.of().withUpperCase()}) {
            spellings.add(hex.formatHex(bytes));
            spellings.add(hex.withPrefix("%").formatHex(bytes));
            spellings.add(secret.chars()
                    .mapToObj(unit -> "\\u" + hex.toHexDigits((char) unit))
                    .collect(Collectors.joining()));
        }
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String percent : new String[] {
            form, form.replace("+", "%20"), form.replace("+", "%20").replace("%7E", "~")
        }) {
            spellings.add(percent);
            spellings.add(lowerEscapes(percent));
        }
        for (int offset = 0; offset < BASE64_BITS / 2; offset++) {
            String aligned = base64(bytes, offset);
            spellings.add(aligned);
            spellings.add(aligned.replace('+', '-').replace('/', '_'));
        }
        return spellings;
    }

    private static String lowerEscapes(String percent) {
        return PERCENT.matcher(percent).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    /** Returns the characters of Base64 that depend on these bytes only, if other bytes precede and follow them. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int start = (before * BYTE_BITS + BASE64_BITS - 1) / BASE64_BITS;
        return encoded.substring(start, Math.max(start, shifted.length * BYTE_BITS / BASE64_BITS));
    }
}
