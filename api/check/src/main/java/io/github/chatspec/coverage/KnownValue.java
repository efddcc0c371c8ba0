package io.github.chatspec.coverage;

import java.util.Arrays;

/**
 * A scalar that a place of a body had, as it was written.
 *
 * @param type the type
 * @param written the bytes, without quotes
 * @param text the value as a text
 * @param isListed whether it is counted as one of the values that the contract lists
 * @param number the number of the value at its place, from 1
 */
@SuppressWarnings("ArrayRecordComponent") // values are not compared
record KnownValue(JsonType type, byte[] written, String text, boolean isListed, int number) {

    boolean is(JsonType otherType, byte[] bytes, int from, int to) {
        return type == otherType && Arrays.equals(written, 0, written.length, bytes, from, to);
    }
}
