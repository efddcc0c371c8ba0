package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.mock.generation.ValueSchema;
import java.util.Optional;

/**
 * The schemas of the items of a collection.
 *
 * @param idProperty the key of an item's id
 * @param id the schemas of the id
 * @param item the schemas of an item by itself
 * @param listed the schemas of an item in the list; those of an item by itself if there is no list
 */
record ItemSchemas(String idProperty, ValueSchema id, ValueSchema item, ValueSchema listed) {

    /** Returns the id of an item, if it has one. */
    Optional<JsonNode> idOf(JsonNode item) {
        JsonNode value = item.path(idProperty);
        boolean isUsable =
                value.isValueNode() && !value.isNull() && !value.asText().isEmpty();
        return isUsable ? Optional.of(value) : Optional.empty();
    }

    boolean isIdReadOnly() {
        return item.isReadOnly(idProperty);
    }
}
