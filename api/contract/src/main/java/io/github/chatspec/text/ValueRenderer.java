package io.github.chatspec.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.JsonValues;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders values, keys and addresses for a sentence: as JSON or in quotes, and short.
 *
 * @param masked whether values that may be personal data keep only their shape
 */
public record ValueRenderer(boolean masked) {

    /** Renders values as they are: those of a contract, and those of recordings that may be shown. */
    public static final ValueRenderer PLAIN = new ValueRenderer(false);

    /** Masks values that may be personal data. */
    public static final ValueRenderer MASKING = new ValueRenderer(true);

    private static final int MAX_LENGTH = 60;

    /** The patterns of media types, which are compiled at the first use. */
    private static final class MediaTypes {

        /**
         * The registered types and the form of their subtypes. A value that is not entirely of this form may hold personal
         * data, also where a parser of media types ignores malformed parameters.
         */
        static final Pattern VALUE =
                Pattern.compile("(application|audio|font|image|message|model|multipart|text|video)/[A-Za-z.+-]{1,40}"
                        + "( ?; ?charset ?= ?\"?[A-Za-z0-9-]{1,12}\"?)?");

        static final Pattern PARAMETERS = Pattern.compile(";(?!\\s*charset\\s*=)[^;]*", Pattern.CASE_INSENSITIVE);
    }

    /** Renders a value as JSON. */
    public String value(JsonNode value) {
        return shorten(masked ? MaskedText.value(value) : JsonValues.text(value));
    }

    /** Renders a value that should be one of an enumeration as JSON; single words are not masked. */
    public String enumValue(JsonNode value) {
        return shorten(masked ? MaskedText.word(value) : JsonValues.text(value));
    }

    /** Renders the value of a request's parameter in quotes. */
    public String parameter(String value) {
        return masked ? enumValue(TextNode.valueOf(value)) : quoted(value);
    }

    /** Renders a key in quotes. */
    public String key(String key) {
        return quoted(masked ? MaskedText.key(key) : key);
    }

    /** Renders a JSON Pointer. */
    public String pointer(String pointer) {
        return masked ? MaskedText.pointer(pointer) : pointer;
    }

    /** Renders the value of a Content-Type header in quotes, without parameters other than the charset. */
    public String mediaType(String value) {
        if (masked) {
            return quoted(MediaTypes.VALUE.matcher(value).matches() ? value : MaskedText.text(value));
        }
        return quoted(MediaTypes.PARAMETERS.matcher(value).replaceAll(""));
    }

    /** Renders the method and path of a request, without the query. */
    public String address(String method, String path) {
        return shorten(masked ? HttpMethods.shown(method) + " " + MaskedText.path(path) : method + " " + path);
    }

    /** Renders the reason of a syntax error, which may have excerpts of the text. */
    public String reason(JsonSyntaxException error) {
        return error.parts().stream()
                .map(part -> masked && part.isExcerpt() ? MaskedText.text(part.text()) : part.text())
                .collect(Collectors.joining());
    }

    /** Puts a text in quotes and shortens it. */
    public static String quoted(String text) {
        return shorten('"' + text + '"');
    }

    /** Shortens a text to the length that fits in a sentence. */
    public static String shorten(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int cut = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        return text.substring(0, cut) + "…";
    }
}
