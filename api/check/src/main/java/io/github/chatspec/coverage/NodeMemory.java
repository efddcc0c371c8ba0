package io.github.chatspec.coverage;

import io.github.chatspec.json.JsonEquality;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a place of a body has contained, by its bytes, so that the same need not be decoded again. */
final class NodeMemory {

    private static final int MOST_VALUES = 60;
    private static final int MOST_KINDS = 1 << 10;

    private final BodyNode node;
    private final List<byte[]> keys = new ArrayList<>();
    private final List<BodyNode> fields = new ArrayList<>();
    private final List<KnownValue> values = new ArrayList<>();
    private final Map<Long, List<String>> kinds = new HashMap<>();
    private long lastKind = -1;
    private List<String> lastKindNames = List.of();

    NodeMemory(BodyNode node) {
        this.node = node;
    }

    /**
     * Returns the index of a key that was seen.
     *
     * @param expected the index that the key probably has, since keys mostly have the same order
     * @return the index, or -1
     */
    int key(byte[] text, int from, int to, int expected) {
        int size = keys.size();
        for (int i = 0, at = expected; i < size; i++, at++) {
            at = at >= size ? 0 : at;
            byte[] key = keys.get(at);
            if (key.length == to - from && Arrays.equals(key, 0, key.length, text, from, to)) {
                return at;
            }
        }
        return -1;
    }

    /** Returns the field of a key that was seen. */
    BodyNode field(int key) {
        return fields.get(key);
    }

    /** Adds a documented key, and returns its index. */
    int add(byte[] text, int from, int to, BodyNode field) {
        keys.add(Arrays.copyOfRange(text, from, to));
        fields.add(field);
        return keys.size() - 1;
    }

    /** Returns a scalar; null if it is written in an unusual way, may not be shown, or there are too many. */
    KnownValue value(JsonType type, byte[] text, int from, int to) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).is(type, text, from, to)) {
                return values.get(i);
            }
        }
        return values.size() < MOST_VALUES ? newValue(type, text, from, to) : null;
    }

    private KnownValue newValue(JsonType type, byte[] bytes, int from, int to) {
        String written = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (written.indexOf('\\') >= 0) {
            return null;
        }
        boolean isNumber = type == JsonType.INTEGER || type == JsonType.NUMBER;
        String text = isNumber ? JsonEquality.spelling(written) : written;
        boolean isCounted = !node.shape().closed().isEmpty() || type == JsonType.BOOLEAN;
        boolean isListed = isCounted
                && type != JsonType.NULL
                && (node.shape().closed().isEmpty() || node.shape().closed().contains(text));
        if (isCounted && type != JsonType.NULL && !isListed) {
            return null;
        }
        KnownValue value = new KnownValue(type, Arrays.copyOfRange(bytes, from, to), text, isListed, values.size() + 1);
        values.add(value);
        return value;
    }

    /**
     * Returns the kinds of an object.
     *
     * @param combination stands for the values that define the kind
     * @param defining these values
     * @return the names; null if there are too many combinations
     */
    List<String> kinds(long combination, String[] defining) {
        if (combination == lastKind) {
            return lastKindNames;
        }
        List<String> names = kinds.get(combination);
        if (names == null) {
            if (kinds.size() == MOST_KINDS) {
                return null;
            }
            names = node.shape().kinds().of(defining);
            kinds.put(combination, names);
        }
        lastKind = combination;
        lastKindNames = names;
        return names;
    }
}
