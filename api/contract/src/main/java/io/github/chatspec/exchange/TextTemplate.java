package io.github.chatspec.exchange;

import java.util.Arrays;
import java.util.List;

/**
 * A well-formed part of a JSON text as an example of others that differ from it only in some values. To recognize one of
 * those, only the differences are read: everything between them is compared at once.
 */
final class TextTemplate {

    /** How a value is read that differs from that of the example. */
    enum ValueKind {
        /** A string in ASCII without escapes. */
        PLAIN,
        STRING,
        NUMBER
    }

    /**
     * A value that may differ.
     *
     * @param from the index of its first byte, without the quote
     * @param to the index after its last byte
     */
    record Value(ValueKind kind, int from, int to) {}

    private final byte[] example;
    private final ValueKind[] kinds;
    private final int[] starts;
    private final int[] ends;

    /** The indexes in the example that are wanted of other texts, in order, and where the results are stored. */
    private final int[] wanted;

    private final int[] targets;

    /** By value, the number of wanted indexes that do not depend on its length or those of later values. */
    private final int[] wantedBefore;

    /**
     * Creates a template.
     *
     * @param text contains the example
     * @param from the index of its first byte
     * @param to the index after its last byte
     * @param values the values that may differ, in order
     * @param spans the first and last indexes of the spans that are wanted in other texts, in turn; those outside of the
     *     example are not
     */
    TextTemplate(byte[] text, int from, int to, List<Value> values, int[] spans) {
        example = Arrays.copyOfRange(text, from, to);
        int size = values.size();
        kinds = new ValueKind[size];
        starts = new int[size];
        ends = new int[size];
        for (int i = 0; i < size; i++) {
            kinds[i] = values.get(i).kind();
            starts[i] = values.get(i).from() - from;
            ends[i] = values.get(i).to() - from;
        }
        wanted = new int[spans.length];
        targets = new int[spans.length];
        wantedBefore = new int[size + 1];
        int count = 0;
        for (int value = 0; value <= size; value++) {
            for (int i = 0; i < spans.length; i++) {
                if (spans[i] >= from && spans[i] <= to && valuesBefore(spans[i] - from, (i & 1) == 1) == value) {
                    wanted[count] = spans[i] - from;
                    targets[count++] = i;
                }
            }
            wantedBefore[value] = count;
        }
    }

    /** Returns the number of values whose lengths move an index; those of an empty value are the same, but only one moves. */
    private int valuesBefore(int index, boolean isEnd) {
        int count = 0;
        while (count < ends.length && (isEnd ? ends[count] <= index : ends[count] < index)) {
            count++;
        }
        return count;
    }

    /**
     * Compares a text with the example.
     *
     * @param text the text, with {@link JsonSkipper#PADDING} zero bytes after its end
     * @param from the index of its first byte
     * @param to the end of the text, which may be longer than the example
     * @param spans receives the wanted spans
     * @return the index after the part that is like the example, or -1 if no such part is there
     */
    int endOfSame(byte[] text, int from, int to, int[] spans) {
        int shift = from;
        int at = 0;
        int value = 0;
        int known = 0;
        while (true) {
            int differs = difference(text, at, shift, to);
            while (value < ends.length && ends[value] < differs) {
                value++;
            }
            boolean isSame = differs == example.length;
            if (!isSame && (value == ends.length || starts[value] > differs)) {
                return -1;
            }
            for (; known < wantedBefore[value]; known++) {
                spans[targets[known]] = wanted[known] + shift;
            }
            if (isSame) {
                return shift + differs;
            }
            int end = end(kinds[value], text, starts[value] + shift);
            if (end < 0) {
                return -1;
            }
            at = ends[value++];
            shift = end - at;
        }
    }

    /** Returns the first index in the example whose byte is not that of the text. */
    private int difference(byte[] text, int at, int shift, int to) {
        int end = Math.min(example.length, to - shift);
        int same = at > end ? 0 : Arrays.mismatch(example, at, end, text, at + shift, end + shift);
        return same < 0 ? end : at + same;
    }

    private static int end(ValueKind kind, byte[] text, int from) {
        return switch (kind) {
            case PLAIN -> JsonSkipper.endOfPlain(text, from);
            case STRING -> JsonSkipper.endOfString(text, from);
            case NUMBER -> JsonSkipper.afterNumber(text, from);
        };
    }
}
