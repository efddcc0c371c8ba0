package io.github.chatspec.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type after RFC 9110, section 8.3.1.
 *
 * @param type the type, in lower case
 * @param subtype the subtype, in lower case
 * @param parameters values by their names in lower case, without quotes
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

    private static final String JSON = "application/json";

    /** Stands apart, since a check of one body knows its type without it. */
    private static final class Grammar {
        private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
        static final Pattern FORM = Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")\\s*(;.*)?", Pattern.DOTALL);
        static final Pattern PARAMETER =
                Pattern.compile(";\\s*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\")", Pattern.DOTALL);

        private Grammar() {}
    }

    public static Optional<MediaType> parse(String text) {
        Matcher matcher = Grammar.FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new MediaType(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        matcher.group(2).toLowerCase(Locale.ROOT),
                        parameters(matcher.group(3) == null ? "" : matcher.group(3))))
                : Optional.empty();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = Grammar.PARAMETER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String value = matcher.group(2) == null ? matcher.group(3).replaceAll("\\\\(.)", "$1") : matcher.group(2);
            // The names of charsets have no case; what other values mean is known to who defines them.
            parameters.putIfAbsent(name, name.equals("charset") ? value.toLowerCase(Locale.ROOT) : value);
        }
        return parameters;
    }

    /**
     * Tells whether this type is the documented one, or falls within a documented range such as {@code image/*}. It
     * may have more parameters than are documented, but not fewer or others.
     */
    public boolean isWithin(String documented) {
        return parse(documented)
                .filter(range -> range.type.equals("*") || range.type.equals(type))
                .filter(range -> range.subtype.equals("*") || range.subtype.equals(subtype))
                .filter(range -> parameters.entrySet().containsAll(range.parameters.entrySet()))
                .isPresent();
    }

    /** Tells whether this stands for several types, as only a contract may say. */
    public boolean isRange() {
        return subtype.equals("*");
    }

    /** How closely a documented type or range tells what it means. */
    public static int precision(String documented) {
        return parse(documented)
                .map(range -> range.type.equals("*") ? 0 : range.subtype.equals("*") ? 1 : 2 + range.parameters.size())
                .orElse(0);
    }

    public boolean isJson() {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    public static boolean isJson(String text) {
        return text.equals(JSON)
                || parse(text).filter(MediaType::isJson).isPresent()
                || text.trim().equals("*/*");
    }
}
