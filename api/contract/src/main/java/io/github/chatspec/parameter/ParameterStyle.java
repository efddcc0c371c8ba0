package io.github.chatspec.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The style in which a request contains a parameter.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param name the name of the parameter
 * @param style the documented style, or else the default of OpenAPI
 * @param explode whether each item of an array, and each key of an object, is separate
 */
public record ParameterStyle(String in, String name, String style, boolean explode) {

    /**
     * Returns the style of a parameter.
     *
     * @param contract the contract
     * @param parameter a parameter of one of its operations
     * @return the style
     */
    public static ParameterStyle of(Contract contract, Parameter parameter) {
        JsonNode documented = contract.at(parameter.place().pointer());
        boolean isForm = parameter.in().equals("query") || parameter.in().equals("cookie");
        String style = documented.path("style").asText(isForm ? "form" : "simple");
        boolean explode = documented.path("explode").asBoolean(style.equals("form"));
        return new ParameterStyle(parameter.in(), parameter.name(), style, explode);
    }

    /** Returns whether each key of an object is a query parameter whose name contains that of this one. */
    public boolean isDeepObject() {
        return in.equals("query") && style.equals("deepObject");
    }

    /** Returns whether an array is a query parameter for each of its items. */
    public boolean isRepeated() {
        return in.equals("query") && explode;
    }

    /** Returns whether an object is a query parameter for each of its keys. */
    public boolean hasMembers() {
        return isDeepObject() || isRepeated();
    }

    /**
     * Returns the name of the query parameter that is a key of an object.
     *
     * @param key the key
     * @return for example {@code filter[color]}
     */
    public String member(String key) {
        return isDeepObject() ? name + "[" + key + "]" : key;
    }

    /** Returns what precedes the value: a full stop, a semicolon, or nothing. */
    String lead() {
        return switch (style) {
            case "label" -> ".";
            case "matrix" -> ";";
            default -> "";
        };
    }

    /** Returns what separates the parts of the value. */
    String separator() {
        return switch (style) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            case "label" -> explode ? "." : ",";
            case "matrix" -> explode ? ";" : ",";
            default -> ",";
        };
    }

    /** Returns the name that precedes the value, or each part of an array, in the style {@code matrix}. */
    String prefix() {
        return style.equals("matrix") ? name + "=" : "";
    }

    /**
     * Returns the text of a value that is neither an array nor an object.
     *
     * @param text the decoded text in a request
     * @return the text without what the style adds
     */
    public String scalar(String text) {
        return withoutPrefix(withoutLead(text));
    }

    /**
     * Returns the parts of an array or object.
     *
     * @param texts the decoded texts in a request
     * @return the parts that the style separates
     */
    public List<String> parts(List<String> texts) {
        String content = withoutLead(String.join(",", texts));
        List<String> parts = new ArrayList<>();
        if (!content.isBlank()) {
            for (String part : content.split(Pattern.quote(separator()), -1)) {
                parts.add(withoutPrefix(part.strip()));
            }
        }
        return parts;
    }

    private String withoutLead(String text) {
        return text.startsWith(lead()) ? text.substring(lead().length()) : text;
    }

    private String withoutPrefix(String text) {
        return text.startsWith(prefix()) ? text.substring(prefix().length()) : text;
    }
}
