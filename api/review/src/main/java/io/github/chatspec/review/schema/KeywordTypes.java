package io.github.chatspec.review.schema;

import java.util.Map;
import java.util.Set;

/** Which types of values a keyword, or a format, is about. */
final class KeywordTypes {

    /** The keywords that are about values of one type only, by type. */
    private static final Map<String, Set<String>> OF_TYPE = Map.of(
            "string", Set.of("minLength", "maxLength", "pattern"),
            "array",
                    Set.of(
                            "minItems",
                            "maxItems",
                            "uniqueItems",
                            "items",
                            "prefixItems",
                            "contains",
                            "minContains",
                            "maxContains",
                            "unevaluatedItems"),
            "object",
                    Set.of(
                            "minProperties",
                            "maxProperties",
                            "required",
                            "properties",
                            "patternProperties",
                            "additionalProperties",
                            "propertyNames",
                            "dependentRequired",
                            "dependentSchemas",
                            "unevaluatedProperties"));

    private static final Set<String> OF_NUMBERS =
            Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    private static final Set<String> NUMBER_FORMATS = Set.of("int32", "int64", "float", "double");

    /** The formats that both judges check; any other one is a comment. */
    private static final Set<String> FORMATS = Set.of(
            "int32",
            "int64",
            "float",
            "double",
            "date",
            "date-time",
            "time",
            "duration",
            "email",
            "hostname",
            "idn-email",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "iri",
            "iri-reference",
            "json-pointer",
            "relative-json-pointer",
            "regex",
            "uri",
            "uri-reference",
            "uri-template",
            "uuid");

    private KeywordTypes() {}

    /** Returns whether a keyword can matter for values of some types. */
    static boolean matters(String keyword, Set<String> types) {
        if (OF_NUMBERS.contains(keyword)) {
            return types.contains("integer") || types.contains(ComposedSchema.FRACTION);
        }
        for (Map.Entry<String, Set<String>> type : OF_TYPE.entrySet()) {
            if (type.getValue().contains(keyword)) {
                return types.contains(type.getKey());
            }
        }
        return true;
    }

    /** Returns whether a format is checked, and can matter for values of some types. */
    static boolean formatMatters(String format, Set<String> types) {
        return NUMBER_FORMATS.contains(format)
                ? matters("minimum", types)
                : FORMATS.contains(format) && types.contains("string");
    }
}
