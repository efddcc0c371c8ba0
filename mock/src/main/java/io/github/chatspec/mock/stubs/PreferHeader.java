package io.github.chatspec.mock.stubs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request prefers (RFC 7240), whether in one header line or several; of two preferences of one name the first
 * counts. What stands behind a semicolon counts as a preference too, since people write it so.
 */
final class PreferHeader {

    static final String HEADER = "Prefer";

    static final String CODE = "code";
    static final String EXAMPLE = "example";
    static final String WAIT = "wait";

    private static final Pattern PREFERENCE = Pattern.compile(
            "\\s*([^\\s=,;\"]+)\\s*(?:=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"?|[^,;]*))?\\s*(?:[,;]|$)|[^,;]*[,;]");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final Map<String, String> values;

    private PreferHeader(Map<String, String> values) {
        this.values = values;
    }

    static PreferHeader of(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher matcher = PREFERENCE.matcher(String.join(",", lines));
        while (matcher.find() && !matcher.group().isEmpty()) {
            if (matcher.group(1) != null) {
                String value = matcher.group(2) == null
                        ? ""
                        : unquoted(matcher.group(2).strip());
                values.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
            }
        }
        return new PreferHeader(values);
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        String inside =
                value.substring(1, value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length());
        return inside.replaceAll("\\\\(.)", "$1");
    }

    /** The value of a preference, empty where it has none. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The preferences for an example, written the one way that the stubs read; nothing where there are none. */
    Optional<String> forStubs() {
        List<String> written = new ArrayList<>();
        for (String name : List.of(CODE, EXAMPLE)) {
            value(name).ifPresent(value -> written.add(written(name, value)));
        }
        return written.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", written));
    }

    /** A preference as it stands in a header. */
    static String written(String name, String value) {
        return name + "="
                + (TOKEN.matcher(value).matches() ? value : '"' + value.replaceAll("([\"\\\\])", "\\\\$1") + '"');
    }
}
