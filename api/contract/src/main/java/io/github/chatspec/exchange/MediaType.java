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

    /** The characters of a token other than letters and digits (RFC 9110, section 5.6.2). */
    private static final String OTHERS_IN_TOKENS = "!#$%&'*+.^_`|~-";

    /** Holds the patterns, which are compiled only when a media type with parameters or blanks is parsed. */
    private static final class Grammar {
        private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
        static final Pattern TYPE = Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")\\s*(;.*)?", Pattern.DOTALL);
        static final Pattern PARAMETER = Pattern.compile(";\\s*(" + TOKEN + ")=(?:(" + TOKEN + ")|\")");

        private Grammar() {}
    }

    /** Parses a media type; empty if the text is not one. */
    public static Optional<MediaType> parse(String text) {
        int slash = text.indexOf('/');
        if (isToken(text, 0, slash) && isToken(text, slash + 1, text.length())) {
            return Optional.of(new MediaType(
                    text.substring(0, slash).toLowerCase(Locale.ROOT),
                    text.substring(slash + 1).toLowerCase(Locale.ROOT),
                    Map.of()));
        }
        Matcher matcher = Grammar.TYPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new MediaType(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        matcher.group(2).toLowerCase(Locale.ROOT),
                        parameters(matcher.group(3) == null ? "" : matcher.group(3))))
                : Optional.empty();
    }

    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            boolean isLetter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            boolean isDigit = character >= '0' && character <= '9';
            if (!isLetter && !isDigit && OTHERS_IN_TOKENS.indexOf(character) < 0) {
                return false;
            }
        }
        return from < to;
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = Grammar.PARAMETER.matcher(text);
        for (int start = 0; start <= text.length() && matcher.find(start); ) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String value = matcher.group(2);
            start = matcher.end();
            if (value == null) {
                int quote = matcher.end() - 1;
                int end = QuotedString.end(text, quote);
                if (end < 0) {
                    // An open quote ends the list; what it begins is not a value.
                    return parameters;
                }
                value = QuotedString.unquote(text.substring(quote, end));
                start = end;
            }
            // Charset names are case-insensitive; for other parameters it depends on their definition.
            parameters.putIfAbsent(name, name.equals("charset") ? value.toLowerCase(Locale.ROOT) : value);
        }
        return parameters;
    }

    /** Returns the type and subtype, without parameters. */
    public String name() {
        return type + "/" + subtype;
    }

    /**
     * Returns whether this type is the documented one, or within a documented range such as {@code image/*} or
     * {@code application/*+json}. It may have parameters that are not documented, but must have those that are, except
     * for the charset, which may be absent: a body in JSON is in UTF-8 anyway.
     */
    public boolean isWithin(String documented) {
        return parse(documented)
                .filter(range -> range.type.equals("*") || range.type.equals(type))
                .filter(range -> range.subtype.equals("*")
                        || range.subtype.equals(subtype)
                        || (range.isRange() && subtype.endsWith(range.suffix())))
                .filter(range -> range.parameters.entrySet().stream().allMatch(this::hasParameter))
                .isPresent();
    }

    private boolean hasParameter(Map.Entry<String, String> documented) {
        String found = parameters.get(documented.getKey());
        return found == null ? documented.getKey().equals("charset") : found.equals(documented.getValue());
    }

    /** Returns the end that all subtypes of a range such as {@code application/*+json} have. */
    private String suffix() {
        return subtype.substring(1);
    }

    /** Returns whether this is a range of types, which only a contract may use. */
    public boolean isRange() {
        return subtype.equals("*") || subtype.startsWith("*+");
    }

    /** Returns a type within this range; JSON if it may be. A type is returned without its parameters. */
    public String concrete() {
        if (!isRange()) {
            return name();
        }
        if (!subtype.equals("*")) {
            return type + "/vnd" + suffix();
        }
        return switch (type) {
            case "*", "application" -> JSON;
            case "text" -> "text/plain";
            case "image" -> "image/png";
            default -> type + "/octet-stream";
        };
    }

    /** Returns how specific a documented type or range is; a higher number is more specific. */
    public static int specificity(String documented) {
        // No lambdas here and in isJson, since the first one takes a new process as long as a check.
        Optional<MediaType> range = parse(documented);
        if (range.isEmpty() || range.get().type.equals("*")) {
            return 0;
        }
        int exact = range.get().subtype.equals("*") ? 1 : range.get().isRange() ? 2 : 3;
        return exact + range.get().parameters.size();
    }

    /** Returns whether this is JSON or based on it, such as {@code application/hal+json}. */
    public boolean isJson() {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    /** Returns whether a text is the media type of JSON, or the range of all types. */
    public static boolean isJson(String text) {
        if (text.equals(JSON)) {
            return true;
        }
        Optional<MediaType> type = parse(text);
        return (type.isPresent() && type.get().isJson()) || text.trim().equals("*/*");
    }
}
