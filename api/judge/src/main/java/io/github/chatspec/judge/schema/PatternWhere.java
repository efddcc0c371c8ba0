package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A regular expression that the strings of a field match in documents where a property of the nearest object around the
 * field that declares this property has one value ({@code x-pattern-where}). As for {@code pattern} of JSON Schema, values
 * that are not strings meet it.
 *
 * @param property the name of the property
 * @param value its value
 * @param pattern the regular expression, which may match anywhere in a string
 */
public record PatternWhere(String property, String value, String pattern) implements FieldCondition {

    /** The extension that declares such expressions. */
    public static final String EXTENSION = "x-pattern-where";

    @Override
    public Set<String> values() {
        return Set.of(value);
    }

    /**
     * Reads the value of the extension.
     *
     * @param extension an object that has, for each property, an object with the expression for each value
     * @return the conditions
     */
    public static List<PatternWhere> of(JsonNode extension) {
        List<PatternWhere> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : extension.properties()) {
            for (Map.Entry<String, JsonNode> value : property.getValue().properties()) {
                conditions.add(new PatternWhere(
                        property.getKey(), value.getKey(), value.getValue().asText()));
            }
        }
        return conditions;
    }

    // Written out, as in OnlyWhere.
    @Override
    public boolean equals(Object other) {
        return other instanceof PatternWhere condition
                && property.equals(condition.property)
                && value.equals(condition.value)
                && pattern.equals(condition.pattern);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * property.hashCode() + value.hashCode()) + pattern.hashCode();
    }
}
