package io.github.chatspec.judge.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.exchange.HttpMethods;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.text.MaskedText;
import io.github.chatspec.text.Wording;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How what was received appears in sentences. What the contract says is shown by {@link Wording} alone.
 *
 * @param masked whether values that may be a person's keep only their shape
 */
public record ReceivedText(boolean masked) {

    private static final Pattern QUOTED = Pattern.compile("'([^']{2,})'");

    /** The types and subtypes that the Internet's registries know; what else is called a type may be anything. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(application|audio|font|image|message|model|multipart|text|video)/[A-Za-z.+-]{1,40}"
                    + "( ?; ?charset ?= ?\"?[A-Za-z0-9-]{1,12}\"?)?");

    private static final Pattern PARAMETERS = Pattern.compile(";(?!\\s*charset\\s*=)[^;]*", Pattern.CASE_INSENSITIVE);

    /** A value of which anything may be expected, as JSON. */
    String value(JsonNode value) {
        return masked ? Wording.shorten(MaskedText.value(value)) : Wording.value(value);
    }

    /** A value that should be one of a list, as JSON. */
    String word(JsonNode value) {
        return masked ? Wording.shorten(MaskedText.word(value)) : Wording.value(value);
    }

    /** A value of a request's parameter, in quotes. */
    String parameter(String value) {
        return masked ? word(TextNode.valueOf(value)) : Wording.quoted(value);
    }

    /** A key, in quotes. */
    String key(String key) {
        return Wording.quoted(masked ? MaskedText.key(key) : key);
    }

    /** A JSON Pointer into the body. */
    String pointer(String pointer) {
        return masked ? MaskedText.pointer(pointer) : pointer;
    }

    /** The value of a Content-Type header, in quotes. */
    String mediaType(String value) {
        if (masked) {
            return Wording.quoted(MEDIA_TYPE.matcher(value).matches() ? value : MaskedText.text(value));
        }
        // Of the parameters only the charset says something to a reader; another may hold anything.
        return Wording.quoted(PARAMETERS.matcher(value).replaceAll(""));
    }

    /** Method and path of a request; the query is nobody's business. */
    String address(Request request) {
        String path = masked ? MaskedText.path(request.path()) : request.path();
        String method = masked ? HttpMethods.shown(request.method()) : request.method();
        return Wording.shorten(method + " " + path);
    }

    /** What a parser says about a text, of which it may quote a piece. */
    String reason(String reason) {
        if (!masked) {
            return reason;
        }
        return QUOTED.matcher(reason)
                .replaceAll(quoted -> Matcher.quoteReplacement("'" + MaskedText.text(quoted.group(1)) + "'"));
    }
}
