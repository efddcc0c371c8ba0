package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Applicator;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SchemaComposition;
import io.github.chatspec.coverage.shape.BodyShape;
import io.github.chatspec.coverage.shape.BodyShape.Part;
import io.github.chatspec.coverage.shape.BodyShapes;
import io.github.chatspec.json.JsonEquality;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the schemas that describe a place of a body. */
final class SchemaPlaces {

    private final Contract contract;
    private final SchemaComposition composition;
    private final BodyShapes shapes;

    SchemaPlaces(Contract contract) {
        this.contract = contract;
        this.composition = new SchemaComposition(contract);
        this.shapes = new BodyShapes(contract);
    }

    BodyShapes shapes() {
        return shapes;
    }

    BodyShape shape(Set<Part> parts) {
        return shapes.of(parts);
    }

    /** Returns the schemas with those that they refer to or are composed of. */
    Set<String> schemas(Set<Part> parts) {
        return composition.withReferences(
                parts.stream().map(Part::schema).toList(),
                schema -> composition.subschemas(schema, Applicator.COMPOSITIONS));
    }

    /** Returns the pointers of the values that these schemas list, by the value as text. */
    Map<String, Set<String>> values(Set<Part> parts) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (String schema : schemas(parts)) {
            JsonNode listed = contract.at(schema).path("enum");
            for (int i = 0; i < listed.size(); i++) {
                values.computeIfAbsent(text(listed.get(i)), absent -> new LinkedHashSet<>())
                        .add(schema + "/enum/" + i);
            }
        }
        return values;
    }

    /** Returns a value as text, numbers in one spelling. */
    static String text(JsonNode value) {
        return value.isNumber() ? JsonEquality.spelling(value.asText()) : value.asText();
    }

    /** Returns the pointers of the schemas themselves, without what they refer to. */
    static List<String> pointers(Set<Part> parts) {
        return parts.stream().map(Part::schema).toList();
    }
}
