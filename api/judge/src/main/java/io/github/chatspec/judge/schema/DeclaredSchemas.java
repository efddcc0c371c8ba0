package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The schemas that are declared for a place, and the schemas of which they are composed for a value.
 *
 * <p>What they are composed of depends on the conditions among them only. The outcomes for earlier values are kept as a
 * tree of decisions, so that for the next value the conditions are evaluated and nothing else.
 */
final class DeclaredSchemas {

    /** The number of combinations of outcomes up to which they are kept. */
    private static final int MAX_KNOWN = 1000;

    private final KnownPlaces places;
    private final List<String> pointers;
    private final Decision first = new Decision();
    private final AtomicInteger known = new AtomicInteger();

    DeclaredSchemas(KnownPlaces places, List<String> pointers) {
        this.places = places;
        this.pointers = pointers;
    }

    boolean isEmpty() {
        return pointers.isEmpty();
    }

    /** One conditional schema, or the result after the last one. */
    private static final class Decision {
        private volatile ConditionalSchema schema;
        private volatile PlaceSchemas result;
        private final ConcurrentHashMap<ConditionalSchema.Parts, Decision> next = new ConcurrentHashMap<>();
    }

    /** The outcome for one conditional schema. */
    private record Outcome(ConditionalSchema schema, ConditionalSchema.Parts parts) {}

    /** Returns the schemas that describe a value at the place. */
    PlaceSchemas of(JsonNode value, Diagnosis diagnosis) {
        Decision decision = first;
        while (decision != null && decision.result == null) {
            ConditionalSchema schema = decision.schema;
            decision = schema == null ? null : decision.next.get(schema.parts(value, diagnosis));
        }
        return decision != null ? decision.result : composed(value, diagnosis);
    }

    private PlaceSchemas composed(JsonNode value, Diagnosis diagnosis) {
        List<Outcome> outcomes = new ArrayList<>();
        Set<String> refusing = new LinkedHashSet<>();
        Set<String> applicable = places.composition().withReferences(pointers, pointer -> {
            ConditionalSchema schema = places.schema(pointer);
            if (!schema.isConditional()) {
                return schema.always();
            }
            ConditionalSchema.Parts parts = schema.parts(value, diagnosis);
            outcomes.add(new Outcome(schema, parts));
            refusing.addAll(parts.refusing());
            return parts.applicable();
        });
        PlaceSchemas result = places.place(applicable, refusing);
        if (known.incrementAndGet() <= MAX_KNOWN) {
            remember(outcomes, result);
        }
        return result;
    }

    private void remember(List<Outcome> outcomes, PlaceSchemas result) {
        Decision decision = first;
        for (Outcome outcome : outcomes) {
            decision.schema = outcome.schema();
            decision = decision.next.computeIfAbsent(outcome.parts(), absent -> new Decision());
        }
        decision.result = result;
    }
}
