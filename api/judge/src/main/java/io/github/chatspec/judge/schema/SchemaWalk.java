package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks a body along its schema: collects for each place in the body the schemas that describe it.
 *
 * <p>Of a composed schema, every part that applies counts: all of {@code allOf}, the branches of {@code anyOf} and
 * {@code oneOf} that accept the value (or else the intended one), the matching side of an {@code if}, and the schema
 * that a discriminator selects. A key that only a rejecting branch lists is documented too, unless a discriminator or a
 * constant rules this branch out.
 */
public final class SchemaWalk {

    /** The applicators whose subschemas document keys, whether they apply to a value or not. */
    private static final List<Applicator> LISTING =
            List.of(Applicator.ALL_OF, Applicator.ANY_OF, Applicator.ONE_OF, Applicator.THEN, Applicator.ELSE);

    /** The applicators that test a value without describing it. */
    private static final List<Applicator> TESTS = List.of(Applicator.IF, Applicator.NOT);

    private final Contract contract;
    private final SchemaComposition composition;
    private final Schemas schemas;
    private final SchemaChildren children;
    private final Diagnosis diagnosis;
    private final Map<String, Visit> visits = new LinkedHashMap<>();

    /** One place in the body. */
    public static final class Visit {

        private final Visit around;
        private final JsonNode value;
        private final PlaceSchemas place;
        private final List<String> undocumented;
        private final List<String> undecided;

        Visit(Visit around, JsonNode value, PlaceSchemas place, List<String> undocumented, List<String> undecided) {
            this.around = around;
            this.value = value;
            this.place = place;
            this.undocumented = undocumented;
            this.undecided = undecided;
        }

        /** Returns the place of the object or array that contains this one; null for the root. */
        public Visit around() {
            return around;
        }

        /** Returns the value at this place. */
        public JsonNode value() {
            return value;
        }

        /** Returns the pointers of the schemas that describe the value, references included and followed. */
        public Set<String> schemas() {
            return place.pointers();
        }

        /** Returns whether one of the schemas has a keyword. */
        public boolean hasKeyword(String keyword) {
            return place.hasKeyword(keyword);
        }

        /** Returns the keys of the value that no schema documents, if any schema lists keys. */
        public List<String> undocumented() {
            return undocumented;
        }

        /**
         * Returns the schemas whose discriminator has a value that names none of the schemas to choose from, while there
         * is no mapping.
         */
        public List<String> undecided() {
            return undecided;
        }

        /** Returns the schemas that have a discriminator. */
        List<String> discriminating() {
            return place.discriminating();
        }
    }

    public SchemaWalk(Contract contract, Schemas schemas, Diagnosis diagnosis, String schemaPointer, JsonNode body) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        this.schemas = schemas;
        this.children = new SchemaChildren(contract, schemas);
        this.diagnosis = diagnosis;
        visit(null, Pointers.ROOT, body, schemas.places().declared(List.of(schemaPointer)));
    }

    /** Returns the places by their JSON Pointer, in the order of the body. */
    public Map<String, Visit> visits() {
        return visits;
    }

    private void visit(Visit around, String pointer, JsonNode value, DeclaredSchemas declared) {
        PlaceSchemas place = declared.of(value, diagnosis);
        List<String> undocumented = new ArrayList<>();
        Visit visit = new Visit(around, value, place, undocumented, undecided(place, value));
        visits.put(pointer, visit);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            DeclaredSchemas known = place.property(field.getKey());
            if (!known.isEmpty()) {
                visit(visit, Pointers.append(pointer, field.getKey()), field.getValue(), known);
            } else if (place.listsKeys() && !discriminates(place, field.getKey())) {
                undocumented.add(field.getKey());
            }
        }
        if (!undocumented.isEmpty()) {
            removeNamed(undocumented, place);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            DeclaredSchemas known = place.item(i);
            if (!known.isEmpty()) {
                visit(visit, Pointers.append(pointer, i), value.get(i), known);
            }
        }
    }

    private List<String> undecided(PlaceSchemas place, JsonNode value) {
        List<String> undecided = List.of();
        for (String schema : place.discriminating()) {
            if (diagnosis.branches().isUnnamed(schema, value)) {
                undecided = undecided.isEmpty() ? new ArrayList<>() : undecided;
                undecided.add(schema);
            }
        }
        return undecided;
    }

    /** Removes the keys that a rejecting branch documents, or that a schema names without describing them. */
    private void removeNamed(List<String> undocumented, PlaceSchemas place) {
        undocumented.removeIf(key -> place.isNamed(key, unknown -> isNamed(unknown, place)));
    }

    private boolean isNamed(String key, PlaceSchemas place) {
        Set<String> listing =
                composition.withReferences(place.refusing(), schema -> composition.subschemas(schema, LISTING));
        return listing.stream().anyMatch(schema -> lists(schema, key))
                || naming(place.pointers()).stream().anyMatch(schema -> names(schema, key));
    }

    private boolean discriminates(PlaceSchemas place, String key) {
        for (String schema : place.pointers()) {
            if (discriminates(schema, key)) {
                return true;
            }
        }
        return false;
    }

    private boolean discriminates(String schema, String key) {
        return schemas.discriminators().contains(schema, key);
    }

    /** Returns the schemas of a place and those that they test it with, of which each names keys. */
    private Set<String> naming(Set<String> applicable) {
        Set<String> naming = new LinkedHashSet<>(applicable);
        for (String schema : applicable) {
            naming.addAll(composition.withReferences(
                    composition.subschemas(schema, TESTS), test -> composition.subschemas(test, Applicator.IN_PLACE)));
        }
        return naming;
    }

    /** Returns whether a schema names a key without describing its value, or in a test: it is not unknown then. */
    private boolean names(String schema, String key) {
        JsonNode node = contract.at(schema);
        return !children.property(Set.of(schema), key).isEmpty()
                || Wording.texts(node.path("required")).contains(key)
                || node.path("dependentRequired").has(key)
                || node.path("dependentSchemas").has(key)
                || JsonValues.of(node.path("dependentRequired"))
                        .anyMatch(required -> Wording.texts(required).contains(key));
    }

    /** Returns whether a schema itself documents a key for any value. */
    private boolean lists(String schema, String key) {
        return !children.property(Set.of(schema), key).isEmpty() || discriminates(schema, key);
    }
}
