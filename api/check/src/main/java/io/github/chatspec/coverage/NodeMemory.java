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

    /** More values that define the kind of an object do not fit into one number. */
    private static final int MOST_DEFINING = 10;

    private static final int BITS_PER_VALUE = 6;
    private static final int[] NO_KINDS = {};

    // The numbers of the tallies of the types, and of the objects whose keys are counted.
    final int arrayTally;
    final int booleanTally;
    final int integerTally;
    final int nullTally;
    final int numberTally;
    final int objectTally;
    final int stringTally;
    final int parentTally;

    /** Whether the values that the contract lists are counted. */
    final boolean listsValues;

    final boolean isLeaf;

    /** Whether the kinds of objects here depend on more values than a combination has. */
    final boolean hasManyDefining;

    /** The index of the field among those that define the kind of its object, or -1. */
    final int kindIndex;

    private final BodyNode node;
    private final Tallies tallies;
    private final List<String> definingFields;
    private NodeMemory inside;
    private NodeMemory items;
    private KnownKey[] keys = {};
    private final List<KnownValue> values = new ArrayList<>();
    private KnownValue lastValue;
    private final Map<Long, int[]> kindTallies = new HashMap<>();
    private long lastCombination = -1;
    private int[] lastKindTallies = NO_KINDS;

    NodeMemory(BodyNode node, Tallies tallies) {
        this.node = node;
        this.tallies = tallies;
        this.arrayTally = tally(JsonType.ARRAY);
        this.booleanTally = tally(JsonType.BOOLEAN);
        this.integerTally = tally(JsonType.INTEGER);
        this.nullTally = tally(JsonType.NULL);
        this.numberTally = tally(JsonType.NUMBER);
        this.objectTally = tally(JsonType.OBJECT);
        this.stringTally = tally(JsonType.STRING);
        this.parentTally = tallies.add(node.counts().parents());
        this.listsValues = !node.shape().closed().isEmpty();
        this.isLeaf = node.shape().isLeaf();
        this.kindIndex = node.kindIndex();
        this.definingFields = node.shape().kinds().definingFields();
        this.hasManyDefining = definingFields.size() > MOST_DEFINING;
    }

    private int tally(JsonType type) {
        return tallies.add(node.counts().type(type), node.counts().seen());
    }

    /** Returns the place at which the values below this one are counted. */
    NodeMemory inside() {
        if (inside == null) {
            inside = node.inside().memory(tallies);
        }
        return inside;
    }

    /** Returns the items of arrays at this place, or null if they are not counted. */
    NodeMemory items() {
        if (items == null && node.items() != null) {
            items = node.items().memory(tallies);
        }
        return items;
    }

    /** Returns the place of the values of undocumented keys, or null if these are not counted. */
    NodeMemory rest() {
        return node.rest() == null ? null : node.rest().memory(tallies);
    }

    /** Returns whether undocumented keys are counted. */
    boolean listsKeys() {
        return node.shape().listsKeys();
    }

    /** Returns the keys that were seen. */
    KnownKey[] keys() {
        return keys;
    }

    /** Returns the index of a key, given by its name; -1 if it is not documented. */
    int key(byte[] text, int from, int to) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].is(text, from, to)) {
                return i;
            }
        }
        BodyNode field = node.key(new String(text, from, to - from, StandardCharsets.UTF_8));
        return field == null || field == node.rest() ? -1 : addKey(text, from, to, field);
    }

    private int addKey(byte[] text, int from, int to, BodyNode field) {
        keys = Arrays.copyOf(keys, keys.length + 1);
        keys[keys.length - 1] = new KnownKey(Arrays.copyOfRange(text, from, to), field.memory(tallies));
        return keys.length - 1;
    }

    /** Returns a scalar; null if it is written in an unusual way, may not be shown, or there are too many. */
    KnownValue value(JsonType type, byte[] text, int from, int to) {
        if (lastValue == null || !lastValue.is(type, text, from, to)) {
            lastValue = otherValue(type, text, from, to);
        }
        return lastValue;
    }

    private KnownValue otherValue(JsonType type, byte[] text, int from, int to) {
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
        boolean isCounted = type != JsonType.NULL && (listsValues || type == JsonType.BOOLEAN);
        if (isCounted && listsValues && !node.shape().closed().contains(text)) {
            return null;
        }
        int tally = isCounted ? tallies.add(node.counts().value(text)) : Tallies.NONE;
        KnownValue value = new KnownValue(type, Arrays.copyOfRange(bytes, from, to), text, values.size() + 1, tally);
        values.add(value);
        return value;
    }

    /** Returns the bits of a value of this field in the combination of values that decides on the kinds of its object. */
    long inCombination(KnownValue value) {
        return (long) value.number() << (kindIndex * BITS_PER_VALUE);
    }

    /** Returns the numbers of the tallies of the kinds of an object; null if there are too many combinations. */
    int[] kindTallies(long combination) {
        if (combination == lastCombination || definingFields.isEmpty()) {
            return lastKindTallies;
        }
        int[] numbers = kindTallies.get(combination);
        if (numbers == null) {
            if (kindTallies.size() == MOST_KINDS) {
                return null;
            }
            numbers = newKindTallies(combination);
            kindTallies.put(combination, numbers);
        }
        lastCombination = combination;
        lastKindTallies = numbers;
        return numbers;
    }

    private int[] newKindTallies(long combination) {
        String[] texts = node.shape().kinds().newValues();
        for (int i = 0; i < texts.length; i++) {
            int number = (int) (combination >>> (i * BITS_PER_VALUE)) & ((1 << BITS_PER_VALUE) - 1);
            NodeMemory field =
                    number == 0 ? null : node.key(definingFields.get(i)).memory(tallies);
            texts[i] = field == null ? null : field.values.get(number - 1).text();
        }
        List<String> names = node.shape().kinds().of(texts);
        int[] numbers = new int[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tallies.add(node.counts().kind(names.get(i)));
        }
        return numbers;
    }
}
