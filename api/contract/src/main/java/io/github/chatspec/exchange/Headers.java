package io.github.chatspec.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The header fields of a message; names are compared without regard to case (RFC 9110, section 5.1). */
public final class Headers {

    /** No header fields. */
    public static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final Map<String, List<String>> fields;
    private final boolean complete;

    private Headers(Map<String, List<String>> fields) {
        this(fields, true);
    }

    private Headers(Map<String, List<String>> fields, boolean complete) {
        this.fields = fields;
        this.complete = complete;
    }

    /**
     * Creates headers from a copy of a map.
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
     * Returns these headers with one more value.
     *
     * @param name the field's name
     * @param value the value
     * @return headers in which the value follows the field's other values
     */
    public Headers with(String name, String value) {
        Headers copy = new Headers(of(fields).fields, complete);
        values(copy.fields, name).add(value);
        return copy;
    }

    /**
     * Returns these headers as a record that lacks some of those that were sent.
     *
     * @return headers with the same fields
     */
    public Headers incomplete() {
        return new Headers(fields, false);
    }

    /**
     * Returns whether a field that is absent was not sent.
     *
     * @return whether all fields were recorded
     */
    public boolean areComplete() {
        return complete;
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
     * @return the value; empty if the field is absent
     */
    public Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * Returns all values of a field.
     *
     * @param name the field's name
     * @return the values in their order; empty if the field is absent
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

    /** Returns only the names of the fields, since a value may be a secret. */
    @Override
    public String toString() {
        return fields.keySet().toString();
    }
}
