package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.review.change.Change.Action;
import java.util.List;
import java.util.Optional;

/**
 * A difference between two schemas.
 *
 * @param keyword the keyword
 * @param name the part of its value that this is about, for example one required key; may be empty
 * @param action whether it was added, removed or changed
 * @param before its value in the older contract, if any
 * @param after its value in the newer contract, if any
 * @param older the JSON Pointer of the keyword in the older contract, or of the schema that lacks it
 * @param newer the JSON Pointer of the keyword in the newer contract, or of the schema that lacks it
 * @param trail the way from the body to the schemas that differ
 */
public record SchemaChange(
        String keyword,
        String name,
        Action action,
        Optional<JsonNode> before,
        Optional<JsonNode> after,
        String older,
        String newer,
        SchemaTrail trail) {

    /** Returns a text that is equal for the same change in another body. */
    public String key() {
        return String.join("\n", List.of(keyword, name, action.name(), older, newer));
    }

    /** Returns whether a limit of the number of items is written by excluding the items after it. */
    public boolean isOfExcludedItems() {
        return keyword.equals("maxItems") && (isItem(older) || isItem(newer));
    }

    private static boolean isItem(String place) {
        return Pointers.last(place).matches("items|unevaluatedItems")
                || Pointers.last(Pointers.parent(place)).equals("prefixItems");
    }
}
