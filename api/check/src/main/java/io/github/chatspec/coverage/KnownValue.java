package io.github.chatspec.coverage;

import java.util.Arrays;

/**
 * A scalar that a place of a body had, as it was written.
 *
 * @param type the type
 * @param written the bytes, without quotes
 * @param text the value as a text
 * @param number the number of the value at its place, from 1
 * @param tally the number of its tally, or {@link Tallies#NONE} if the contract does not list the value
 */
@SuppressWarnings("ArrayRecordComponent") // values are not compared
record KnownValue(JsonType type, byte[] written, String text, int number, int tally) {

    boolean is(JsonType otherType, byte[] bytes, int from, int to) {
        return type == otherType
                && written.length == to - from
                && Arrays.equals(written, 0, written.length, bytes, from, to);
    }
}
