package io.github.chatspec.coverage.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.coverage.FieldCounts;
import io.github.chatspec.coverage.JsonType;
import io.github.chatspec.coverage.Occurrences;
import io.github.chatspec.coverage.UnlistedValues;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one field over a run.
 */
public final class FieldFigures {

    private final FieldKey key;
    private final boolean documented;
    private final Optional<Figure> present;
    private final FieldCounts counts;

    /** Creates the figures of a field; the parents are the objects that could contain it, -1 if it is not a field. */
    FieldFigures(FieldKey key, boolean documented, FieldCounts counts, long parents) {
        this.key = key;
        this.documented = documented;
        this.counts = counts;
        this.present = parents < 0 ? Optional.empty() : Optional.of(Figure.of(counts.seen(), parents));
    }

    /**
     * Returns the field.
     *
     * @return operation, status and pointer
     */
    public FieldKey key() {
        return key;
    }

    /**
     * Returns whether the contract documents the field.
     *
     * @return whether it does
     */
    public boolean documented() {
        return documented;
    }

    /**
     * Returns how often the field was observed, with any value.
     *
     * @return the tally
     */
    public Occurrences seen() {
        return counts.seen();
    }

    /**
     * Returns how many of the objects around it had the field.
     *
     * @return the figure, or nothing for items of arrays, values of maps and the body itself
     */
    public Optional<Figure> present() {
        return present;
    }

    /**
     * Returns how many of the field's values were null.
     *
     * @return the figure
     */
    public Figure nulls() {
        return Figure.of(counts.type(JsonType.NULL), counts.seen().count());
    }

    /**
     * Returns how many of the field's values, null apart, were of each type that was seen.
     *
     * @return figures by the name of the type, where {@code integer} is a number without a fraction
     */
    public SortedMap<String, Figure> types() {
        long others = counts.seen().count() - counts.type(JsonType.NULL).count();
        SortedMap<String, Figure> types = new TreeMap<>();
        for (JsonType type : JsonType.values()) {
            if (type != JsonType.NULL && counts.type(type).count() > 0) {
                types.put(type.key(), Figure.of(counts.type(type), others));
            }
        }
        return types;
    }

    /**
     * Returns how many of the field's values were each of a small set, where the contract lists one or the values are
     * true and false.
     *
     * @return figures by value, those that may not be shown as {@code (other)}
     */
    public SortedMap<String, Figure> values() {
        SortedMap<String, Figure> values = new TreeMap<>();
        long all = listed();
        counts.values().forEach((value, tally) -> values.put(value, Figure.of(tally, all)));
        counts.words().tallies().forEach((value, tally) -> values.put(value, Figure.of(tally, all)));
        if (counts.words().rest().count() > 0) {
            values.put(UnlistedValues.OTHER, Figure.of(counts.words().rest(), all));
        }
        return values;
    }

    private long listed() {
        return sum(counts.values())
                + sum(counts.words().tallies())
                + counts.words().rest().count();
    }

    private static long sum(Map<String, Occurrences> tallies) {
        return tallies.values().stream().mapToLong(Occurrences::count).sum();
    }

    /**
     * Returns all figures under the names by which drift names them.
     *
     * @return figures by name: {@code present}, {@code null}, {@code type …} and {@code value …}
     */
    public SortedMap<String, Figure> all() {
        SortedMap<String, Figure> all = new TreeMap<>();
        present.ifPresent(figure -> all.put("present", figure));
        all.put("null", nulls());
        types().forEach((type, figure) -> all.put("type " + type, figure));
        values().forEach((value, figure) -> all.put("value " + value, figure));
        return all;
    }

    /** Returns a figure that {@link #all} lacks if its subject was never observed. */
    Figure named(String name) {
        Figure known = all().get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("type ")) {
            return Figure.none(
                    counts.seen().count() - counts.type(JsonType.NULL).count());
        }
        if (!name.startsWith("value ")) {
            return Figure.none(0);
        }
        // If there were too many values to count each, this one may have been among them.
        return Figure.none(counts.words().many() ? 0 : listed());
    }

    boolean manyWords() {
        return counts.words().many();
    }

    /**
     * Returns the figures as JSON.
     *
     * @return an object with {@code operation}, {@code status}, {@code pointer}, {@code documented}, {@code n} and,
     *     each a figure or an object of figures, {@code present}, {@code null}, {@code types} and {@code values}
     */
    public ObjectNode toJson() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("operation", key.operation()).put("status", key.status()).put("pointer", key.pointer());
        tree.put("documented", documented).setAll(counts.seen().toJson());
        present.ifPresent(figure -> tree.set("present", figure.toJson()));
        tree.set("null", nulls().toJson());
        ObjectNode types = tree.putObject("types");
        types().forEach((type, figure) -> types.set(type, figure.toJson()));
        ObjectNode values = tree.putObject("values");
        values().forEach((value, figure) -> values.set(value, figure.toJson()));
        return tree;
    }
}
