package io.github.chatspec.coverage.shape;

import java.util.Map;
import java.util.Set;

/**
 * The fields, values and kinds that all the schemas that may apply to a place allow there.
 *
 * @param below the pointers of the schemas that describe what an object or array holds, by which one is known again
 * @param keys the documented keys of an object, with the schemas that describe their values
 * @param required the keys that no such object lacks, whatever branch it takes
 * @param rest what describes the values of all other keys; none where these are undocumented
 * @param items what describes the items of an array
 * @param closed the only values there are, as text; none where others are as good
 * @param kinds the kinds of such objects
 */
public record BodyShape(
        Set<String> below,
        Map<String, Set<Part>> keys,
        Set<String> required,
        Set<Part> rest,
        Set<Part> items,
        Set<String> closed,
        ObjectKinds kinds) {

    /**
     * A schema that may describe a value.
     *
     * @param schema its pointer
     * @param sure whether it does in any case, and not only in one branch or under a condition
     */
    public record Part(String schema, boolean sure) {}

    /** Returns whether a value of this shape has anything below it that is counted. */
    public boolean isLeaf() {
        return below.isEmpty();
    }

    /** Returns whether a key that is not listed here is undocumented. */
    public boolean listsKeys() {
        return !keys.isEmpty() && rest.isEmpty();
    }
}
