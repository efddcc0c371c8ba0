package io.github.chatspec.coverage;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What was counted at one place of an answer's body, whichever item of its arrays. */
final class FieldCounts {

    /** How many undocumented keys of one place are told apart. */
    static final int MOST_KEYS = 100;

    private final Occurrences seen = new Occurrences();
    private final Map<JsonType, Occurrences> types = new EnumMap<>(JsonType.class);
    private final Map<String, Occurrences> values = new HashMap<>();
    private final Map<String, Occurrences> kinds = new HashMap<>();
    private final UnlistedValues words = new UnlistedValues();
    private final Map<String, FieldCounts> undocumented = new HashMap<>();
    private final Occurrences moreKeys = new Occurrences();
    private long objects;
    private boolean manyKeys;

    void add(JsonType type, long at) {
        seen.add(at);
        type(type).add(at);
    }

    /** Counts an object whose keys are counted below this place. */
    void addObject() {
        objects++;
    }

    void addValue(String documented, long at) {
        values.computeIfAbsent(documented, absent -> new Occurrences()).add(at);
    }

    void addKind(String kind, long at) {
        kinds.computeIfAbsent(kind, absent -> new Occurrences()).add(at);
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
        objects += other.objects;
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

    /** Takes over what a file holds of the keys, whose own counts are merged one by one. */
    void restoreKeys(Map<String, FieldCounts> keys, Occurrences more, boolean tooMany) {
        undocumented.putAll(keys);
        moreKeys.merge(more);
        manyKeys |= tooMany;
        joinKeys();
    }

    void restoreObjects(long number) {
        objects += number;
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

    Occurrences seen() {
        return seen;
    }

    Occurrences type(JsonType type) {
        Occurrences known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, absent -> new Occurrences());
    }

    Map<String, Occurrences> values() {
        return values;
    }

    Map<String, Occurrences> kinds() {
        return kinds;
    }

    UnlistedValues words() {
        return words;
    }

    Map<String, FieldCounts> undocumented() {
        return undocumented;
    }

    Occurrences moreKeys() {
        return moreKeys;
    }

    boolean manyKeys() {
        return manyKeys;
    }

    long objects() {
        return objects;
    }
}
