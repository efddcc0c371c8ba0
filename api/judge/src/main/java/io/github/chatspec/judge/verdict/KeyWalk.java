package io.github.chatspec.judge.verdict;

import io.github.chatspec.judge.schema.NotBefore;
import io.github.chatspec.judge.schema.SortOrder;
import java.nio.charset.StandardCharsets;

/** The keys of the objects of a {@link ByteWalk}, and the order of the values of two keys. */
class KeyWalk extends ScalarWalk {

    /** In place of an index, that there is no text to compare. */
    static final int NO_TEXT = -1;

    /** In place of an index, that only the rules can compare a value. */
    static final int NOT_COMPARABLE = -2;

    // The last key; its bytes are separate if it has escapes.
    byte[] key;
    int keyFrom;
    int keyTo;

    /** The value by which the last object is sorted, if an array has an order; otherwise {@link #NO_TEXT}. */
    int sortedAt;

    /** Where the last text ends that is compared. */
    int textTo;

    KeyWalk(byte[] bytes, boolean isEscaped) {
        super(bytes, isEscaped);
    }

    /** Returns the index of the value if the key at an index is the expected one, without escapes; otherwise {@link #UNCLEAN}. */
    final int valueOf(ByteKey expected, int at) {
        int from = at + quote;
        int to = from + expected.length();
        boolean isKey = isQuote(at) && expected.matches(bytes, from, to) && isQuote(to) && bytes[to + quote] == ':';
        return isKey ? skipBlanks(to + quote + 1) : UNCLEAN;
    }

    /** Reads a key with the blanks before it, and returns the index of its value. */
    final int key(int from) {
        int at = skipBlanks(from);
        if (!isQuote(at)) {
            return UNCLEAN;
        }
        key = bytes;
        keyFrom = at + quote;
        keyTo = JsonBytes.endOfPlain(bytes, keyFrom);
        at = isQuote(keyTo) ? keyTo : decodedKey();
        if (at < 0) {
            return UNCLEAN;
        }
        at += quote;
        // Hardly anyone writes a blank there.
        at = bytes[at] == ':' ? at : skipBlanks(at);
        return bytes[at] == ':' ? skipBlanks(at + 1) : UNCLEAN;
    }

    /** Decodes a key that is not plain, and returns the index of the quote that closes it. */
    private int decodedKey() {
        int end = endOfString(keyTo);
        key = end < 0 ? null : decodedBytes(keyFrom, end);
        if (key == null) {
            return unknown();
        }
        keyFrom = 0;
        keyTo = key.length;
        return end;
    }

    /** Returns the last key. */
    final String keyText() {
        return new String(key, keyFrom, keyTo - keyFrom, StandardCharsets.UTF_8);
    }

    final boolean isKey(ByteKey name) {
        return name.matches(key, keyFrom, keyTo);
    }

    /** Finds the text of a value: where it begins, or why it is not compared. */
    final int textFrom(int valueAt) {
        if (valueAt < 0) {
            return NO_TEXT;
        }
        byte first = bytes[valueAt];
        if (isQuote(valueAt)) {
            textTo = JsonBytes.endOfPlain(bytes, valueAt + quote);
            return isQuote(textTo) ? valueAt + quote : NOT_COMPARABLE;
        }
        return first == '-' || (first >= '0' && first <= '9') ? NOT_COMPARABLE : NO_TEXT;
    }

    /** Returns whether a text by which an item is sorted is in order after that of the item before it. */
    final boolean isInOrder(SortOrder order, int before, int beforeTo, int from, int to) {
        if (before == NO_TEXT || from == NO_TEXT) {
            return true;
        }
        int seconds = ByteFormats.compareSeconds(bytes, before, beforeTo, from, to);
        return (order.descending() ? seconds > 0 : seconds < 0)
                || order.isInOrder(ascii(before, beforeTo), ascii(from, to));
    }

    /** Returns whether one value is not before another one, if both are there. */
    final boolean isNotBefore(int laterValue, int earlierValue) {
        int later = textFrom(laterValue);
        int laterTo = textTo;
        int earlier = textFrom(earlierValue);
        int earlierTo = textTo;
        if (later < 0 || earlier < 0) {
            return later != NOT_COMPARABLE && earlier != NOT_COMPARABLE;
        }
        return ByteFormats.compareSeconds(bytes, earlier, earlierTo, later, laterTo) < 0
                || isInOneSecond(earlier, earlierTo, later, laterTo);
    }

    private boolean isInOneSecond(int earlier, int earlierTo, int later, int laterTo) {
        boolean isUtc = ByteFormats.isUtc(bytes, later, laterTo) && ByteFormats.isUtc(bytes, earlier, earlierTo);
        return (isUtc && ByteFormats.isNotAfter(bytes, earlier, earlierTo, later, laterTo))
                || NotBefore.isInOrder(ascii(earlier, earlierTo), ascii(later, laterTo));
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
