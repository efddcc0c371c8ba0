package io.github.chatspec.judge;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type after RFC 9110, section 8.3.1, without its parameters.
 *
 * @param type the type, in lower case
 * @param subtype the subtype, in lower case
 */
record MediaType(String type, String subtype) {

    private static final Pattern FORM = Pattern.compile(
            "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)/([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(;.*)?", Pattern.DOTALL);

    static Optional<MediaType> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new MediaType(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        matcher.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Tells whether this type is the documented one, or falls within a documented range such as {@code image/*}. */
    boolean isWithin(String documented) {
        return parse(documented)
                .filter(range -> range.type.equals("*") || range.type.equals(type))
                .filter(range -> range.subtype.equals("*") || range.subtype.equals(subtype))
                .isPresent();
    }

    /** Tells whether this stands for several types, as only a contract may say. */
    boolean isRange() {
        return subtype.equals("*");
    }

    boolean isJson() {
        return subtype.equals("json") || subtype.endsWith("+json");
    }

    static boolean isJson(String text) {
        return parse(text).filter(MediaType::isJson).isPresent() || text.trim().equals("*/*");
    }

    @Override
    public String toString() {
        return type + "/" + subtype;
    }
}
