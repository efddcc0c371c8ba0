package io.github.chatspec.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The header fields of a message; names are compared without regard to case (RFC 9110, section 5.1).
 *
 * <p>The smallest use: {@code Headers.NONE.with("Allow", "GET").first("allow")}.
 */
public final class Headers {

    /** No header at all. */
    public static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final Map<String, List<String>> fields;

    private Headers(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * Copies header fields.
     *
     * @param fields values by name
     * @return the headers
     */
    public static Headers of(Map<String, List<String>> fields) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            values(copy, field.getKey()).addAll(field.getValue());
        }
        return new Headers(copy);
    }

    /**
     * Adds one value.
     *
     * @param name the field's name
     * @param value the value
     * @return the headers with that value behind those that the field had
     */
    public Headers with(String name, String value) {
        Headers copy = of(fields);
        values(copy.fields, name).add(value);
        return copy;
    }

    private static List<String> values(Map<String, List<String>> fields, String name) {
        List<String> values = fields.get(name);
        if (values == null) {
            values = new ArrayList<>();
            fields.put(name, values);
        }
        return values;
    }

    /**
     * Returns the first value of a field.
     *
     * @param name the field's name
     * @return the value, or nothing where the field is absent
     */
    public Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * Returns all values of a field.
     *
     * @param name the field's name
     * @return the values in their order, none where the field is absent
     */
    public List<String> all(String name) {
        return Collections.unmodifiableList(fields.getOrDefault(name, List.of()));
    }

    /**
     * Returns all fields.
     *
     * @return values by name
     */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(fields);
    }

    /** Names the fields only, since a value may be a secret. */
    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
