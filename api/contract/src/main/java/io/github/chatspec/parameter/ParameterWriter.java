package io.github.chatspec.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.exchange.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the value of a parameter into a request, in the style that the contract documents. */
public final class ParameterWriter {

    /** The reserved characters of RFC 3986 that end neither a value nor the query. */
    private static final Pattern RESERVED = Pattern.compile("%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)");

    private final ParameterStyle style;
    private final UnaryOperator<String> encoding;
    private final boolean isContent;
    private final boolean isJson;

    /**
     * Creates a writer.
     *
     * @param contract the contract
     * @param parameter a parameter of one of its operations
     */
    public ParameterWriter(Contract contract, Parameter parameter) {
        this(contract, parameter, encoding(contract, parameter));
    }

    private ParameterWriter(Contract contract, Parameter parameter, UnaryOperator<String> encoding) {
        this.style = ParameterStyle.of(contract, parameter);
        JsonNode documented = contract.at(parameter.place().pointer());
        JsonNode content = documented.path("content");
        this.isContent = content.isObject();
        this.isJson = isContent
                && content.properties().stream().map(Map.Entry::getKey).anyMatch(MediaType::isJson);
        this.encoding = encoding;
    }

    /**
     * Returns a writer of values as they are after decoding.
     *
     * @param contract the contract
     * @param parameter a parameter of one of its operations
     * @return a writer that encodes nothing
     */
    public static ParameterWriter decoded(Contract contract, Parameter parameter) {
        return new ParameterWriter(contract, parameter, UnaryOperator.identity());
    }

    private static UnaryOperator<String> encoding(Contract contract, Parameter parameter) {
        return switch (parameter.in()) {
            case "query" ->
                contract.at(parameter.place().pointer()).path("allowReserved").asBoolean()
                        ? ParameterWriter::encodedUnlessReserved
                        : ParameterWriter::encoded;
            case "path" -> ParameterWriter::encoded;
            default -> UnaryOperator.identity();
        };
    }

    /**
     * Returns a text as a URL contains it.
     *
     * @param text the text
     * @return the text, in which all characters except for unreserved ones are percent-encoded
     */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    private static String encodedUnlessReserved(String text) {
        return RESERVED.matcher(encoded(text))
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    /**
     * Returns the pairs of names and values that a query or a cookie contains.
     *
     * @param value the value
     * @return for example {@code id=1} and {@code id=2} for an array; none for an empty one
     */
    public List<String> pairs(JsonNode value) {
        List<String> pairs = new ArrayList<>();
        if (!isContent && style.isRepeated() && value.isArray()) {
            value.forEach(item -> pairs.add(pair(style.name(), item)));
        } else if (!isContent && style.hasMembers() && value.isObject()) {
            value.properties().forEach(member -> {
                String name = style.member(member.getKey());
                if (member.getValue().isArray()) {
                    member.getValue().forEach(item -> pairs.add(pair(name, item)));
                } else {
                    pairs.add(pair(name, member.getValue()));
                }
            });
        } else {
            pairs.add(encoding.apply(style.name()) + "=" + text(value));
        }
        return pairs;
    }

    private String pair(String name, JsonNode value) {
        return encoding.apply(name) + "=" + encoding.apply(plain(value));
    }

    /**
     * Returns the text that a path, a header or a single query parameter contains.
     *
     * @param value the value
     * @return for example {@code 1,2} for an array; encoded for a path or a query
     */
    public String text(JsonNode value) {
        if (isContent) {
            return encoding.apply(isJson ? value.toString() : plain(value));
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(encoding.apply(plain(item))));
        } else if (value.isObject()) {
            value.properties().forEach(member -> {
                String key = encoding.apply(member.getKey());
                String content = encoding.apply(plain(member.getValue()));
                parts.addAll(style.explode() ? List.of(key + "=" + content) : List.of(key, content));
            });
        } else {
            parts.add(encoding.apply(plain(value)));
        }
        // The keys of an object take the place of the name.
        boolean isNamed = !(value.isObject() && style.explode());
        String prefix = isNamed ? style.prefix() : "";
        String next = separator() + (value.isArray() && style.explode() ? prefix : "");
        return style.lead() + prefix + String.join(next, parts);
    }

    /** Returns the separator as a request contains it; neither a space nor a bar may be in a URL. */
    private String separator() {
        return style.separator().equals(" ") || style.separator().equals("|")
                ? encoding.apply(style.separator())
                : style.separator();
    }

    private static String plain(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
    }
}
