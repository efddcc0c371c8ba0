package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition under which documents give a field to an object ({@code x-only-where}): a property of the nearest object
 * around the field that declares this property has one of some values.
 *
 * @param property the name of the property
 * @param values its values
 */
public record OnlyWhere(String property, Set<String> values) implements FieldCondition {

    /** The extension that declares conditions. */
    public static final String EXTENSION = "x-only-where";

    /**
     * Reads the value of the extension.
     *
     * @param extension an object with a list of values for each property
     * @return the conditions
     */
    public static List<OnlyWhere> of(JsonNode extension) {
        List<OnlyWhere> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : extension.properties()) {
            Set<String> values = new LinkedHashSet<>();
            for (JsonNode value : entry.getValue()) {
                values.add(value.asText());
            }
            conditions.add(new OnlyWhere(entry.getKey(), values));
        }
        return conditions;
    }

    // Written out, since the methods of a record are made at their first call, for which a new process needs longer
    // than
    // for judging a body.
    @Override
    public boolean equals(Object other) {
        return other instanceof OnlyWhere condition
                && property.equals(condition.property)
                && values.equals(condition.values);
    }

    @Override
    public int hashCode() {
        return 31 * property.hashCode() + values.hashCode();
    }
}
