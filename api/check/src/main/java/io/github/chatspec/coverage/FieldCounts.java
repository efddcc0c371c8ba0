package io.github.chatspec.coverage;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The counts of one field in the bodies of a response; all items of an array are counted as one field. */
public final class FieldCounts {

    /** The number of undocumented keys up to which each key has its own count. */
    static final int MOST_KEYS = 100;

    private final Occurrences seen = new Occurrences();
    private final Map<JsonType, Occurrences> types = new EnumMap<>(JsonType.class);
    private final Map<String, Occurrences> values = new HashMap<>();
    private final Map<String, Occurrences> kinds = new HashMap<>();
    private final UnlistedValues words = new UnlistedValues();
    private final Map<String, FieldCounts> undocumented = new HashMap<>();
    private final Occurrences moreKeys = new Occurrences();
    private final Occurrences parents = new Occurrences();
    private boolean manyKeys;

    void add(JsonType type, long at) {
        seen.add(at);
        type(type).add(at);
    }

    /** Counts an object whose keys are counted as fields of this one. */
    void addObject() {
        parents.add(Occurrences.UNKNOWN);
    }

    void addValue(String documented, long at) {
        value(documented).add(at);
    }

    /** Returns the occurrences of a documented value. */
    Occurrences value(String documented) {
        return values.computeIfAbsent(documented, absent -> new Occurrences());
    }

    void addKind(String kind, long at) {
        kind(kind).add(at);
    }

    /** Returns the occurrences of a kind of objects. */
    Occurrences kind(String kind) {
        return kinds.computeIfAbsent(kind, absent -> new Occurrences());
    }

    void addKey(String key, JsonType type, long at) {
        if (manyKeys) {
            moreKeys.add(at);
            return;
        }
        undocumented.computeIfAbsent(key, absent -> new FieldCounts()).add(type, at);
        joinKeys();
    }

    void merge(FieldCounts other) {
        seen.merge(other.seen);
        parents.merge(other.parents);
        other.types.forEach((type, tally) -> type(type).merge(tally));
        mergeAll(values, other.values);
        mergeAll(kinds, other.kinds);
        words.merge(other.words);
        moreKeys.merge(other.moreKeys);
        manyKeys |= other.manyKeys;
        other.undocumented.forEach((key, counts) ->
                undocumented.computeIfAbsent(key, absent -> new FieldCounts()).merge(counts));
        joinKeys();
    }

    /** Adds the counts of undocumented keys that a file contains. */
    void restoreKeys(Map<String, FieldCounts> keys, Occurrences more, boolean tooMany) {
        undocumented.putAll(keys);
        moreKeys.merge(more);
        manyKeys |= tooMany;
        joinKeys();
    }

    void restoreObjects(long number) {
        parents.merge(new Occurrences(number, Optional.empty(), Optional.empty()));
    }

    private void joinKeys() {
        manyKeys |= undocumented.size() > MOST_KEYS;
        if (manyKeys) {
            undocumented.values().forEach(counts -> moreKeys.merge(counts.seen));
            undocumented.clear();
        }
    }

    static void mergeAll(Map<String, Occurrences> into, Map<String, Occurrences> from) {
        from.forEach((name, tally) ->
                into.computeIfAbsent(name, absent -> new Occurrences()).merge(tally));
    }

    /**
     * Returns how often the field was observed.
     *
     * @return the occurrences of all its values
     */
    public Occurrences seen() {
        return seen;
    }

    /**
     * Returns how often a value of the field had a type.
     *
     * @param type the type
     * @return the occurrences, which may be zero
     */
    public Occurrences type(JsonType type) {
        Occurrences known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, absent -> new Occurrences());
    }

    /**
     * Returns how often each documented value was observed.
     *
     * @return occurrences by value
     */
    public Map<String, Occurrences> values() {
        return values;
    }

    Map<String, Occurrences> kinds() {
        return kinds;
    }

    /**
     * Returns the values that the contract does not list, although it lists values for this field.
     *
     * @return their counts
     */
    public UnlistedValues words() {
        return words;
    }

    /**
     * Returns the counts of the undocumented fields of this object.
     *
     * @return counts by key; empty if there are {@linkplain #manyKeys() too many}
     */
    public Map<String, FieldCounts> undocumented() {
        return undocumented;
    }

    Occurrences moreKeys() {
        return moreKeys;
    }

    /**
     * Returns whether there are too many undocumented keys to count each of them.
     *
     * @return whether only their sum is known
     */
    public boolean manyKeys() {
        return manyKeys;
    }

    /**
     * Returns how many of the values were objects whose keys were counted.
     *
     * @return the number
     */
    public long objects() {
        return parents.count();
    }

    /** Returns the number of objects whose keys were counted; their timestamps are unknown. */
    Occurrences parents() {
        return parents;
    }
}
