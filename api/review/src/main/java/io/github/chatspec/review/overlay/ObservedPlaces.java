package io.github.chatspec.review.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.json.Pointers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the schemas that describe a field of the observations. */
final class ObservedPlaces {

    private final Contract contract;
    private final SchemaComposition composition;

    ObservedPlaces(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
    }

    /**
     * Returns the schemas that every value of a field must conform to.
     *
     * @param pointer the JSON Pointer of the field, with {@code *} for items of arrays and values of maps
     * @return the JSON Pointers of the schemas, references followed
     */
    Set<String> schemas(Operation operation, String status, String pointer) {
        Set<String> schemas = new LinkedHashSet<>();
        for (Response response : operation.responses()) {
            if (response.status().equals(status)) {
                response.contents().forEach(content -> content.schema().ifPresent(schemas::add));
            }
        }
        Set<String> at = whole(schemas);
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            at = whole(below(at, Pointers.last("/" + token)));
        }
        return at;
    }

    private Set<String> whole(Set<String> schemas) {
        return composition.withReferences(schemas, schema -> Applicator.ALL_OF.subschemas(contract, schema));
    }

    private Set<String> below(Set<String> schemas, String key) {
        Set<String> below = new LinkedHashSet<>();
        for (String schema : schemas) {
            JsonNode node = contract.at(schema);
            if (key.equals("*")) {
                below.addAll(Applicator.ITEMS.subschemas(contract, schema));
                below.addAll(Applicator.ADDITIONAL_PROPERTIES.subschemas(contract, schema));
            } else if (node.path("properties").has(key)) {
                below.add(Applicator.PROPERTIES.subschema(schema, key));
            }
        }
        return below;
    }

    /** Returns the schemas among some that have a keyword. */
    List<String> with(Set<String> schemas, String keyword) {
        List<String> having = new ArrayList<>();
        for (String schema : schemas) {
            if (contract.at(schema).has(keyword)) {
                having.add(schema);
            }
        }
        return having;
    }
}
