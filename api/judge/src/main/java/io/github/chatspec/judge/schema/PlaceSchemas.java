package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The schemas that together describe a place, with what a walk and the rules ask of them for every value there. */
final class PlaceSchemas {

    /** The number of keys up to which the schemas of properties are kept, since a pattern describes any number. */
    private static final int MAX_KEYS = 1000;

    private final KnownPlaces places;
    private final SchemaChildren children;
    private final Set<String> pointers;
    private final Set<String> refusing;
    private final Set<String> keywords = new HashSet<>();
    private final List<String> discriminating = new ArrayList<>();
    private final boolean listsKeys;
    private final ConcurrentHashMap<String, DeclaredSchemas> properties = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Boolean> named = new ConcurrentHashMap<>();
    private volatile DeclaredSchemas items;

    /**
     * Creates the description.
     *
     * @param pointers the JSON Pointers of the schemas
     * @param refusing those of the rejecting branches that may be intended
     */
    PlaceSchemas(
            Contract contract,
            KnownPlaces places,
            SchemaChildren children,
            Set<String> pointers,
            Set<String> refusing) {
        this.places = places;
        this.children = children;
        this.pointers = pointers;
        this.refusing = refusing;
        boolean isListing = false;
        boolean isKnown = true;
        for (String pointer : pointers) {
            JsonNode schema = contract.at(pointer);
            schema.fieldNames().forEachRemaining(keywords::add);
            if (schema.has("discriminator")) {
                discriminating.add(pointer);
            }
            isListing |= Applicator.PROPERTIES.isIn(schema) || Applicator.PATTERN_PROPERTIES.isIn(schema);
            isKnown &= !leadsElsewhere(contract, pointer, schema);
        }
        this.listsKeys = isListing && isKnown;
    }

    /** Returns whether a schema has a reference that cannot be followed, so that the keys of its target are unknown. */
    private static boolean leadsElsewhere(Contract contract, String pointer, JsonNode schema) {
        return schema.has("$dynamicRef")
                || (schema.has("$ref") && contract.target(pointer).isEmpty());
    }

    Set<String> pointers() {
        return pointers;
    }

    Set<String> refusing() {
        return refusing;
    }

    /** Returns whether one of the schemas has a keyword. */
    boolean hasKeyword(String keyword) {
        return keywords.contains(keyword);
    }

    /** Returns the schemas that have a discriminator. */
    List<String> discriminating() {
        return discriminating;
    }

    /** Returns whether the schemas list the keys of an object, so that another one is not documented. */
    boolean listsKeys() {
        return listsKeys;
    }

    /** Returns the schemas of a property; none if no schema describes it. */
    DeclaredSchemas property(String key) {
        DeclaredSchemas known = properties.get(key);
        if (known == null) {
            known = places.declared(children.property(pointers, key));
            if (properties.size() < MAX_KEYS) {
                properties.put(key, known);
            }
        }
        return known;
    }

    /** Returns the outcome of a test that depends on the place and a key only. */
    boolean isNamed(String key, Predicate<String> test) {
        Boolean known = named.get(key);
        if (known == null) {
            known = test.test(key);
            if (named.size() < MAX_KEYS) {
                named.put(key, known);
            }
        }
        return known;
    }

    /** Returns the schemas of an item; none if no schema describes it. */
    DeclaredSchemas item(int index) {
        if (hasKeyword("prefixItems")) {
            return places.declared(children.item(pointers, index));
        }
        DeclaredSchemas known = items;
        if (known == null) {
            known = places.declared(children.item(pointers, index));
            items = known;
        }
        return known;
    }
}
