package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the schemas of the properties and items of a value that several schemas describe. */
public final class SchemaChildren {

    private final Contract contract;
    private final Schemas schemas;

    public SchemaChildren(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
    }

    /**
     * Returns the schemas of a property.
     *
     * @param applicable the JSON Pointers of all schemas that describe the object
     * @param key the name of the property
     * @return the JSON Pointers of its schemas; empty if none describes it
     */
    public List<String> property(Set<String> applicable, String key) {
        List<String> known = new ArrayList<>();
        for (String pointer : applicable) {
            JsonNode schema = contract.at(pointer);
            boolean listed = false;
            if (schema.path("properties").has(key)) {
                known.add(Applicator.PROPERTIES.subschema(pointer, key));
                listed = true;
            }
            for (String pattern : Applicator.PATTERN_PROPERTIES.subschemas(contract, pointer)) {
                if (schemas.finds(Pointers.last(pattern), key)) {
                    known.add(pattern);
                    listed = true;
                }
            }
            if (!listed && schema.path("additionalProperties").isObject()) {
                known.add(Applicator.ADDITIONAL_PROPERTIES.subschema(pointer));
            }
        }
        for (String pointer : known.isEmpty() ? applicable : Set.<String>of()) {
            if (contract.at(pointer).path("unevaluatedProperties").isObject()) {
                known.add(Applicator.UNEVALUATED_PROPERTIES.subschema(pointer));
            }
        }
        return known;
    }

    /**
     * Returns the schemas of an item.
     *
     * @param applicable the JSON Pointers of all schemas that describe the array
     * @param index the index of the item
     * @return the JSON Pointers of its schemas; empty if none describes it
     */
    public List<String> item(Set<String> applicable, int index) {
        List<String> known = new ArrayList<>();
        for (String pointer : applicable) {
            JsonNode schema = contract.at(pointer);
            if (schema.path("prefixItems").has(index)) {
                known.add(Applicator.PREFIX_ITEMS.subschema(pointer, String.valueOf(index)));
            } else if (Applicator.ITEMS.isIn(schema)) {
                known.add(Applicator.ITEMS.subschema(pointer));
            }
        }
        return known;
    }
}
