package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of the keys and items of a tree.
 *
 * <p>They are stored by the enclosing object or array, since the pointers of all values may be far longer than the text.
 */
final class NodePositions {

    private final IdentityHashMap<JsonNode, Map<String, Position>> keys = new IdentityHashMap<>();
    private final IdentityHashMap<JsonNode, List<Position>> items = new IdentityHashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<LocatedJson.Duplicate> duplicates = new ArrayList<>();

    void begin(ObjectNode object) {
        keys.put(object, new HashMap<>());
    }

    void begin(ArrayNode array) {
        items.put(array, new ArrayList<>());
    }

    /** Enters the value of a key, and notes the key if the object repeats it. */
    void enter(ObjectNode object, String key, Position position) {
        path.add(key);
        if (keys.get(object).put(key, position) != null) {
            duplicates.add(new LocatedJson.Duplicate(pointer(), position));
        }
    }

    /** Enters the next item of an array. */
    void enter(ArrayNode array, Position position) {
        List<Position> here = items.get(array);
        path.add(String.valueOf(here.size()));
        here.add(position);
    }

    /** Leaves a value. */
    void leave() {
        path.remove(path.size() - 1);
    }

    /** Copies the position of a key from one object to another one. */
    void copy(ObjectNode from, String key, ObjectNode to) {
        keys.get(to).put(key, keys.get(from).get(key));
    }

    /** Returns the position of a key or item, or null if it is unknown. */
    Position of(JsonNode around, String segment) {
        List<Position> inArray = items.get(around);
        if (inArray == null) {
            return keys.getOrDefault(around, Map.of()).get(segment);
        }
        boolean index = Pointers.isIndex(segment) && Integer.parseInt(segment) < inArray.size();
        return index ? inArray.get(Integer.parseInt(segment)) : null;
    }

    List<LocatedJson.Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        path.forEach(segment -> pointer.append(Pointers.append(Pointers.ROOT, segment)));
        return pointer.toString();
    }
}
