package io.github.chatspec.coverage;

import java.util.Arrays;

/**
 * Gives each counter of a run a number. The values of a body are first collected as an array of these numbers, and counted
 * once the body is read to its end.
 */
final class Tallies {

    /** The number that stands for no occurrences. */
    static final int NONE = 0;

    private Occurrences[] tallies = new Occurrences[64];

    /** For each tally, another one that counts the same occurrences; null if only the tally counts them. */
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

    /** Counts an occurrence in each of the tallies whose numbers are the first ones of an array. */
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
