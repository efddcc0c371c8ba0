package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.mock.generation.ValueSchema;
import java.util.Optional;

/**
 * A documented response of an operation on a collection.
 *
 * @param sample a sample of the response
 * @param form what the body contains
 * @param schema the schemas of the body
 * @param list the key of the list of items in the body; empty if the body itself is the list
 */
public record ItemAnswer(Sample sample, Form form, ValueSchema schema, String list) {

    /** What the body of a response contains. */
    enum Form {
        /** The items of the collection. */
        ITEMS,
        /** One item. */
        ITEM,
        /** Nothing. */
        EMPTY,
        /** A value that is not an item. */
        OTHER
    }

    /** Returns the schemas of the items in a body that contains the list. */
    ValueSchema itemSchema() {
        return (list.isEmpty() ? schema : schema.property(list)).items();
    }

    /** Returns the largest number of items in a body that contains the list. */
    int maxItems() {
        return (list.isEmpty() ? schema : schema.property(list)).maxItems();
    }

    /** Returns the payload of a sample that the contract contains, if it is JSON. */
    static Optional<JsonNode> example(Sample sample) {
        return sample.isGenerated() ? Optional.empty() : StrictJson.read(sample.body());
    }
}
