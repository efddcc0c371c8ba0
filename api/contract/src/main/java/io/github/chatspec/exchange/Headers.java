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
    public static final Headers NONE = ofSent();

    /** Names and values alternately, in their order; null if the fields were created from a map. */
    private final String[] sent;

    private final boolean complete;
    /** The values by name; null until they are first needed if the fields were created from names and values. */
    private volatile Map<String, List<String>> fields;

    private Headers(String[] sent, Map<String, List<String>> fields, boolean complete) {
        this.sent = sent;
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
        return new Headers(null, copy(fields), true);
    }

    /**
     * Creates headers from the fields of a message, which costs little.
     *
     * @param namesAndValues names and values alternately, in their order; the array must not be changed afterwards
     * @return the headers
     */
    public static Headers ofSent(String... namesAndValues) {
        return new Headers(namesAndValues, null, true);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> fields) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            values(copy, field.getKey()).addAll(field.getValue());
        }
        return copy;
    }

    private Map<String, List<String>> fields() {
        Map<String, List<String>> byName = fields;
        if (byName == null) {
            byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 0; i < sent.length; i += 2) {
                values(byName, sent[i]).add(sent[i + 1]);
            }
            fields = byName;
        }
        return byName;
    }

    /**
     * Returns these headers with one more value.
     *
     * @param name the field's name
     * @param value the value
     * @return headers in which the value follows the field's other values
     */
    public Headers with(String name, String value) {
        Map<String, List<String>> copy = copy(fields());
        values(copy, name).add(value);
        return new Headers(null, copy, complete);
    }

    /**
     * Returns these headers as a record that lacks some of those that were sent.
     *
     * @return headers with the same fields
     */
    public Headers incomplete() {
        return new Headers(sent, fields, false);
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
        return sent == null ? Collections.unmodifiableList(fields().getOrDefault(name, List.of())) : sent(name);
    }

    private List<String> sent(String name) {
        List<String> values = List.of();
        for (int i = 0; i < sent.length; i += 2) {
            if (sent[i].equalsIgnoreCase(name)) {
                values = values.isEmpty() ? List.of(sent[i + 1]) : added(values, sent[i + 1]);
            }
        }
        return values;
    }

    private static List<String> added(List<String> values, String value) {
        List<String> all = new ArrayList<>(values);
        all.add(value);
        return Collections.unmodifiableList(all);
    }

    /**
     * Returns all fields.
     *
     * @return values by name
     */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(fields());
    }

    /** Returns only the names of the fields, since a value may be a secret. */
    @Override
    public String toString() {
        return fields().keySet().toString();
    }
}
