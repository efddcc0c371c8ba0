package io.github.chatspec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The positions of the keys and items of a tree.
 *
 * <p>They are stored by the enclosing object or array, since the pointers of all values may be far longer than the text,
 * and as numbers, since a document has hundreds of thousands of them and few are asked for.
 */
final class NodePositions {

    /** How many numbers a position has: line, column and offset. */
    static final int NUMBERS = 3;

    private final IdentityHashMap<JsonNode, Entries> containers = new IdentityHashMap<>();
    /** The objects and arrays around the current value. */
    private final List<Entries> path = new ArrayList<>();

    private final List<LocatedJson.Duplicate> duplicates = new ArrayList<>();

    void begin(ObjectNode object) {
        containers.put(object, new Entries(new String[2], new int[2 * NUMBERS], 0));
    }

    void begin(ArrayNode array) {
        containers.put(array, new Entries(null, new int[2 * NUMBERS], 0));
    }

    /**
     * Adds all entries of an object or array at once.
     *
     * @param keys the keys of an object without repetitions; null for an array
     * @param numbers line, column and offset of each entry, one after the other
     * @param size the number of entries
     */
    void add(JsonNode container, String[] keys, int[] numbers, int size) {
        containers.put(container, new Entries(keys, numbers, size));
    }

    /** Enters the value of a key, and notes the key if the object repeats it. */
    void enter(ObjectNode object, String key, Position position) {
        Entries entries = containers.get(object);
        // A merge key is not part of the object.
        boolean isRepeated = object.has(key) || (key.equals(YamlTreeReader.MERGE) && entries.indexOf(key) >= 0);
        entries.add(key, position);
        path.add(entries);
        if (isRepeated) {
            duplicates.add(new LocatedJson.Duplicate(pointer(), position));
        }
    }

    /** Enters the next item of an array. */
    void enter(ArrayNode array, Position position) {
        Entries entries = containers.get(array);
        entries.add("", position);
        path.add(entries);
    }

    /** Leaves a value. */
    void leave() {
        path.remove(path.size() - 1);
    }

    /** Copies the position of a key from one object to another one. */
    void copy(ObjectNode from, String key, ObjectNode to) {
        containers.get(to).add(key, of(from, key));
    }

    /** Returns the position of a key or item, or null if it is unknown. */
    Position of(JsonNode around, String segment) {
        Entries entries = containers.get(around);
        int index = entries == null ? -1 : entries.indexOf(segment);
        return index < 0 ? null : entries.position(index);
    }

    List<LocatedJson.Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        path.forEach(entries -> pointer.append(Pointers.append(Pointers.ROOT, entries.last())));
        return pointer.toString();
    }

    /** The positions of the keys of one object, or of the items of one array. */
    private static final class Entries {

        /** The number of keys up to which a search among them takes no longer than a map. */
        private static final int FEW = 8;

        /** Null for an array. */
        private String[] keys;

        /** Line, column and offset of each entry. */
        private int[] numbers;

        private int size;
        /** The index of the last occurrence of each key; null until one is asked for. */
        private volatile Map<String, Integer> byKey;

        Entries(String[] keys, int[] numbers, int size) {
            this.keys = keys;
            this.numbers = numbers;
            this.size = size;
        }

        void add(String key, Position position) {
            if (numbers.length == size * NUMBERS) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
                keys = keys == null ? null : Arrays.copyOf(keys, 2 * size);
            }
            if (keys != null) {
                keys[size] = key;
            }
            numbers[size * NUMBERS] = position.line();
            numbers[size * NUMBERS + 1] = position.column();
            // No text is longer than an array of bytes.
            numbers[size * NUMBERS + 2] = (int) position.offset();
            size++;
            byKey = null;
        }

        Position position(int index) {
            return new Position(numbers[index * NUMBERS], numbers[index * NUMBERS + 1], numbers[index * NUMBERS + 2]);
        }

        /** Returns the last key or index. */
        String last() {
            return keys == null ? String.valueOf(size - 1) : keys[size - 1];
        }

        /** Returns the index of the last occurrence of a key, or of an item; -1 if it does not occur. */
        int indexOf(String segment) {
            if (keys == null) {
                boolean isItem = Pointers.isIndex(segment) && Integer.parseInt(segment) < size;
                return isItem ? Integer.parseInt(segment) : -1;
            }
            if (size > FEW) {
                return index().getOrDefault(segment, -1);
            }
            for (int i = size - 1; i >= 0; i--) {
                if (keys[i].equals(segment)) {
                    return i;
                }
            }
            return -1;
        }

        private Map<String, Integer> index() {
            Map<String, Integer> index = byKey;
            if (index == null) {
                index = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    index.put(keys[i], i);
                }
                byKey = index;
            }
            return index;
        }
    }
}
