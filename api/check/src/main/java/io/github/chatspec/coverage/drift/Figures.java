package io.github.chatspec.coverage.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.chatspec.coverage.FieldCounts;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.OperationCounts;
import io.github.chatspec.coverage.ResponseCounts;
import io.github.chatspec.json.Pointers;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of all observed fields.
 */
public final class Figures {

    private final Observations observations;
    private final Map<FieldKey, FieldFigures> fields = new LinkedHashMap<>();

    private Figures(Observations observations) {
        this.observations = observations;
    }

    /**
     * Computes the figures.
     *
     * @param observations what a run saw
     * @return the figures of the fields, by operation, status and pointer
     */
    public static Figures of(Observations observations) {
        Figures figures = new Figures(observations);
        observations
                .operations()
                .forEach((operation, counts) -> counts.responses()
                        .forEach((status, response) -> new TreeMap<>(response.fields())
                                .forEach(
                                        (pointer, field) -> figures.add(operation, status, pointer, field, response))));
        return figures;
    }

    private void add(String operation, String status, String pointer, FieldCounts counts, ResponseCounts response) {
        if (counts.seen().count() == 0) {
            return;
        }
        FieldKey key = new FieldKey(operation, status, pointer);
        fields.put(key, new FieldFigures(key, true, counts, parents(response, pointer)));
        new TreeMap<>(counts.undocumented()).forEach((name, undocumented) -> {
            FieldKey below = new FieldKey(operation, status, Pointers.append(pointer, name));
            fields.putIfAbsent(below, new FieldFigures(below, false, undocumented, counts.objects()));
        });
    }

    private static long parents(ResponseCounts response, String pointer) {
        if (pointer.isEmpty() || pointer.endsWith("/*")) {
            return -1;
        }
        FieldCounts parent = response.fields().get(Pointers.parent(pointer));
        return parent == null ? 0 : parent.objects();
    }

    /**
     * Returns the figures field by field.
     *
     * @return the figures in the order of operation, status and pointer
     */
    public Collection<FieldFigures> fields() {
        return Collections.unmodifiableCollection(fields.values());
    }

    /** Returns the figures of a field; if it was never observed, its share among its parents is zero. */
    FieldFigures of(FieldKey key, boolean documented) {
        FieldFigures known = fields.get(key);
        return known != null ? known : new FieldFigures(key, documented, new FieldCounts(), absent(key, documented));
    }

    private long absent(FieldKey key, boolean documented) {
        OperationCounts operation = observations.operations().get(key.operation());
        ResponseCounts response =
                operation == null ? null : operation.responses().get(key.status());
        if (response == null) {
            return 0;
        }
        FieldCounts parent = response.fields().get(Pointers.parent(key.pointer()));
        // If there were too many keys to count each, this one may have been among them.
        boolean maybeSeen = parent != null && !documented && parent.manyKeys();
        return maybeSeen ? 0 : parents(response, key.pointer());
    }

    /**
     * Returns the figures as JSON.
     *
     * @return an array with one object per field
     */
    public ArrayNode toJson() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        fields.values().forEach(field -> all.add(field.toJson()));
        return all;
    }
}
