package io.github.chatspec.judge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A promise about two properties of one object ({@code x-not-before}): the value of one is not before that of the other.
 *
 * @param later the name of the property whose value is later, or the same
 * @param earlier the name of the other property
 */
public record NotBefore(String later, String earlier) {

    /** The extension that declares such promises. */
    public static final String EXTENSION = "x-not-before";

    private static final SortOrder ASCENDING = new SortOrder("", false);

    /**
     * Reads the value of the extension.
     *
     * @param extension an object whose keys are later properties, and whose values are the names of the earlier ones
     * @return the promises
     */
    public static List<NotBefore> of(JsonNode extension) {
        List<NotBefore> promises = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : extension.properties()) {
            promises.add(new NotBefore(entry.getKey(), entry.getValue().asText()));
        }
        return promises;
    }

    /** Returns whether an object keeps the promise; values that cannot be compared do. */
    public boolean isKept(JsonNode object) {
        return ASCENDING.isInOrder(object.path(earlier), object.path(later));
    }

    /** Returns whether two texts are in order. */
    public static boolean isInOrder(String earlier, String later) {
        return ASCENDING.isInOrder(earlier, later);
    }
}
