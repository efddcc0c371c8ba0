package io.github.chatspec.mock.state;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An item of a collection.
 *
 * @param item the item as it is returned by itself
 * @param listed the item as it is returned in the list
 * @param number the number of the item, which decides on its generated values
 */
record StoredItem(JsonNode item, JsonNode listed, long number) {

    /** Returns about how many characters of the memory the item occupies. */
    long size() {
        return item.toString().length() + (long) listed.toString().length();
    }
}
