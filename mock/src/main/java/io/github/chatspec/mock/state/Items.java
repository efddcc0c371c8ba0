package io.github.chatspec.mock.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a collection at a time. It is not changed: each write makes another one.
 *
 * @param byId the items by the text of their ids, in the order in which they were created
 * @param next the number of the next item
 * @param size about how many characters of the memory they occupy
 */
record Items(Map<String, StoredItem> byId, long next, long size) {

    static final Items NONE = new Items(Map.of(), 1, 0);

    Optional<StoredItem> item(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the items after one of them is added or replaced. */
    Items with(String id, StoredItem item) {
        Map<String, StoredItem> items = new LinkedHashMap<>(byId);
        StoredItem before = items.put(id, item);
        return new Items(
                Collections.unmodifiableMap(items),
                Math.max(next, Math.max(item.number(), number(id)) + 1),
                size + item.size() - (before == null ? 0 : before.size()));
    }

    /** Returns the number that an id is, or 0 if it is not one. */
    static long number(String id) {
        return id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    /** Returns the items after one of them is removed. */
    Items without(String id) {
        Map<String, StoredItem> items = new LinkedHashMap<>(byId);
        StoredItem before = items.remove(id);
        return new Items(Collections.unmodifiableMap(items), next, size - (before == null ? 0 : before.size()));
    }
}
