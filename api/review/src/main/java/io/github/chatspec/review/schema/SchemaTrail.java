package io.github.chatspec.review.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a body to a place in it that schemas of both contracts describe.
 *
 * @param path the keys on the way; {@code *} for any item, and {@code {…}} for any key that fits
 * @param steps the schemas on the way, of which several may describe the same value; never empty
 */
public record SchemaTrail(List<String> path, List<Step> steps) {

    /** The segment that stands for the names of the keys themselves. */
    public static final String KEY = "{key}";

    /** Any item of an array. */
    public static final String ITEM = "*";

    /**
     * Schemas that describe one value on the way.
     *
     * @param depth the number of keys that lead to the value
     * @param older the JSON Pointers of the schemas in the older contract
     * @param newer the JSON Pointers of the schemas in the newer contract
     * @param olderNeeds the schemas that must accept the value too, so that these matter
     * @param newerNeeds the same in the newer contract
     * @param keyword the keyword that leads from the step before to this one
     * @param name the name of the property or of the branch; may be empty
     */
    public record Step(
            int depth,
            List<String> older,
            List<String> newer,
            List<String> olderNeeds,
            List<String> newerNeeds,
            String keyword,
            String name) {}

    /** Returns the way to the body itself. */
    public static SchemaTrail of(List<String> older, List<String> newer) {
        return new SchemaTrail(List.of(), List.of(new Step(0, older, newer, List.of(), List.of(), "", "")));
    }

    /** Returns the last step, whose schemas differ. */
    public Step last() {
        return steps.get(steps.size() - 1);
    }

    SchemaTrail into(String segment, List<String> older, List<String> newer, String keyword, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(segment);
        return with(longer, new Step(longer.size(), older, newer, List.of(), List.of(), keyword, name));
    }

    SchemaTrail within(Step step) {
        return with(path, step);
    }

    private SchemaTrail with(List<String> longer, Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new SchemaTrail(List.copyOf(longer), List.copyOf(all));
    }

    /** Returns the path as a JSON Pointer in which {@code *} stands for any item. */
    public String location() {
        StringBuilder location = new StringBuilder();
        path.forEach(segment ->
                location.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        return location.toString();
    }

    /** Returns the values of a payload to which the way leads. */
    public List<JsonNode> values(JsonNode payload) {
        return values(payload, path);
    }

    /** Returns the values to which a path leads. */
    public static List<JsonNode> values(JsonNode payload, List<String> path) {
        List<JsonNode> values = List.of(payload);
        for (String segment : path) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode value : values) {
                step(value, segment, next);
            }
            values = next;
        }
        return values;
    }

    private static void step(JsonNode value, String segment, List<JsonNode> next) {
        if (segment.equals(ITEM) && value.isArray()) {
            value.forEach(next::add);
        } else if (segment.equals(KEY) && value.isObject()) {
            value.fieldNames().forEachRemaining(key -> next.add(TextNode.valueOf(key)));
        } else if (segment.startsWith("{") && value.isObject()) {
            value.forEach(next::add);
        } else if (value.isArray() && segment.matches("[0-9]{1,6}") && value.has(Integer.parseInt(segment))) {
            next.add(value.get(Integer.parseInt(segment)));
        } else if (value.isObject() && value.has(segment)) {
            next.add(value.get(segment));
        }
    }
}
