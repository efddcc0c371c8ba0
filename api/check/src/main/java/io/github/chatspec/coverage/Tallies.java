package io.github.chatspec.coverage;

import java.util.Arrays;

/**
 * Numbers the counters of a run: the values of a body are first collected as an array of numbers, and counted once the body
 * is read to its end.
 */
final class Tallies {

    /** The number that stands for no occurrences. */
    static final int NONE = 0;

    private Occurrences[] tallies = new Occurrences[64];

    /** Counts the same as some tallies together; null for a tally that is not part of a sum. */
    private Occurrences[] sums = new Occurrences[64];

    private int size = NONE + 1;

    /** Adds a tally, and returns its number. */
    int add(Occurrences tally) {
        return add(tally, null);
    }

    /** Adds a tally whose occurrences also count in a sum, and returns its number. */
    int add(Occurrences tally, Occurrences sum) {
        if (size == tallies.length) {
            tallies = Arrays.copyOf(tallies, size * 2);
            sums = Arrays.copyOf(sums, size * 2);
        }
        tallies[size] = tally;
        sums[size] = sum;
        return size++;
    }

    /** Counts an occurrence in each of some tallies. */
    void count(int[] numbers, int length, long at) {
        for (int i = 0; i < length; i++) {
            int number = numbers[i];
            tallies[number].add(at);
            Occurrences sum = sums[number];
            if (sum != null) {
                sum.add(at);
            }
        }
    }
}
