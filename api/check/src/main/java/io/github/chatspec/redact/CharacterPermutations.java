package io.github.chatspec.redact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keyed permutations of alphabets, a separate one for each length of a value and each position in it.
 *
 * <p>It may be shared between threads.
 */
final class CharacterPermutations {

    private final RedactionKey key;

    /** Bounded, since only short values are permuted and alphabets are few. */
    private final Map<Place, int[]> tables = new ConcurrentHashMap<>();

    /**
     * Identifies a permutation.
     *
     * @param attempt which of several replacements of a value it is for
     * @param step which of the permutations of one replacement it is
     * @param length the number of characters that are replaced
     * @param position the position among these characters
     * @param alphabet the alphabet that is permuted
     */
    record Place(int attempt, int step, int length, int position, Alphabet alphabet) {}

    CharacterPermutations(RedactionKey key) {
        this.key = key;
    }

    /** Returns the character that replaces one of the place's alphabet. */
    int of(int point, Place place) {
        int first = place.alphabet().first();
        return first + tables.computeIfAbsent(place, this::table)[point - first];
    }

    /** Shuffles the alphabet (Fisher and Yates). */
    private int[] table(Place place) {
        int size = place.alphabet().size();
        int[] table = new int[size];
        int[] numbers = key.numbers("permute " + place, size);
        for (int i = 0; i < size; i++) {
            int other = numbers[i] % (i + 1);
            table[i] = table[other];
            table[other] = i;
        }
        return table;
    }
}
