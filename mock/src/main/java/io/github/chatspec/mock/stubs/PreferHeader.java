package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.QuotedString;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences of a request (RFC 7240), in one header line or several. The first of several preferences of one name
 * counts. Preferences separated by semicolons instead of commas are accepted, since this is a common mistake.
 */
final class PreferHeader {

    static final String HEADER = "Prefer";

    static final String CODE = "code";
    static final String EXAMPLE = "example";
    static final String DYNAMIC = "dynamic";
    static final String WAIT = "wait";

    /** The name of a preference, and the beginning of its value. */
    private static final Pattern NAME = Pattern.compile("\\s*+([^\\s=,;\"]++)\\s*+(?:=\\s*+)?+");

    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final Map<String, String> values;

    private PreferHeader(Map<String, String> values) {
        this.values = values;
    }

    static PreferHeader of(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        String all = String.join(",", lines);
        for (int start = 0; start < all.length(); ) {
            int end = end(all, start);
            add(all.substring(start, end), values);
            start = end + 1;
        }
        return new PreferHeader(values);
    }

    /** Returns the index of the comma or semicolon after a preference, or the length of the text. */
    private static int end(String all, int start) {
        for (int i = start; i < all.length(); i++) {
            char character = all.charAt(i);
            if (character == ',' || character == ';') {
                return i;
            }
            if (character == '"') {
                int end = QuotedString.end(all, i);
                if (end < 0) {
                    return all.length();
                }
                i = end - 1;
            }
        }
        return all.length();
    }

    private static void add(String preference, Map<String, String> values) {
        Matcher name = NAME.matcher(preference);
        if (name.lookingAt()) {
            String rest = preference.substring(name.end()).strip();
            boolean hasValue = name.group().contains("=");
            if (hasValue || rest.isEmpty()) {
                String key = name.group(1).toLowerCase(Locale.ROOT);
                String value = decodeUtf8(decodeEscapes(rest));
                if (key.endsWith("*")) {
                    extended(value).ifPresent(text -> values.putIfAbsent(key.substring(0, key.length() - 1), text));
                } else {
                    values.putIfAbsent(key, value.startsWith("\"") ? QuotedString.unquote(value) : value);
                }
            }
        }
    }

    /** Replaces the escapes of JSON for characters beyond ASCII, which a quoted string does not have. */
    private static String decodeEscapes(String value) {
        return JSON_ESCAPE
                .matcher(value)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** Decodes a value that was sent in UTF-8, of which HTTP servers read each byte as a character. */
    private static String decodeUtf8(String value) {
        if (value.chars().allMatch(character -> character < 0x80)
                || value.chars().anyMatch(character -> character > 0xff)) {
            return value;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** Decodes an extended value (RFC 8187, section 3.2), for example {@code UTF-8''Gr%C3%B6%C3%9Fe}. */
    private static Optional<String> extended(String value) {
        String[] parts = value.split("'", 3);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("UTF-8")) {
            return Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(parts[2].replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the value of a preference, which is an empty text for a preference without a value. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the preferences for an example in the normal form that the stubs match, or empty if there are none. */
    Optional<String> forStubs() {
        List<String> preferences = new ArrayList<>();
        for (String name : List.of(CODE, EXAMPLE)) {
            value(name).ifPresent(value -> preferences.add(format(name, value)));
        }
        return preferences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", preferences));
    }

    /** Returns whether the body should be generated from the schema, and differ from those of other requests. */
    boolean isDynamic() {
        return value(DYNAMIC).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Formats a preference for a header. */
    static String format(String name, String value) {
        return name + "=" + (TOKEN.matcher(value).matches() ? value : '"' + escape(value) + '"');
    }

    /** Escapes the characters that a quoted string cannot contain as they are. */
    static String escape(String value) {
        return value.replaceAll("([\"\\\\])", "\\\\$1");
    }

    /**
     * Returns the expression for a Prefer header (RFC 7240) that asks for a sample by its name or, if the sample is the
     * first of its response, by the status alone.
     */
    static String expression(Sample sample, StatusRow row, boolean first, boolean byNameAlone) {
        String end = "\"?(?=\\s*(?:[,;]|$))";
        String begin = "(?:.*[,;\\s])?";
        String code = begin + "code\\s*=\\s*\"?" + row.regex() + end;
        String name = begin + "example\\s*=\\s*\"?" + Pattern.quote(escape(sample.name())) + end;
        String withoutCode = byNameAlone ? "|(?!" + begin + "code\\s*=)" : "";
        String byName = "(?=" + name + ")(?:(?=" + code + ")" + withoutCode + ").*";
        String byCode = "(?=" + code + ")(?!" + begin + "example\\s*=).*";
        return "(?i)" + (first ? "(?:" + byName + "|" + byCode + ")" : byName);
    }
}
