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
 * The preferences of a request (RFC 7240), in one header line or several. The first of several preferences of one name
 * counts. Preferences separated by semicolons instead of commas are accepted, since this is a common mistake.
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
        String inner =
                value.substring(1, value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length());
        return inner.replaceAll("\\\\(.)", "$1");
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

    /** Formats a preference for a header. */
    static String format(String name, String value) {
        return name + "="
                + (TOKEN.matcher(value).matches() ? value : '"' + value.replaceAll("([\"\\\\])", "\\\\$1") + '"');
    }
}
