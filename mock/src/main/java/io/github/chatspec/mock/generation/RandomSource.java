package io.github.chatspec.mock.generation;

import java.util.List;
import java.util.SplittableRandom;

/** Random values that depend on a seed and on a place, so that a change in one place leaves the others as they are. */
final class RandomSource {

    private final SplittableRandom random;

    private RandomSource(SplittableRandom random) {
        this.random = random;
    }

    static RandomSource of(long seed, String place) {
        long mixed = seed;
        for (int i = 0; i < place.length(); i++) {
            mixed = 31 * mixed + place.charAt(i);
        }
        return new RandomSource(new SplittableRandom(mixed));
    }

    /** Returns a number between two bounds, which are both possible. */
    int between(int least, int most) {
        return (int) between((long) least, most);
    }

    /** Returns a number between two bounds, which are both possible. */
    long between(long least, long most) {
        return most <= least ? least : random.nextLong(least, most == Long.MAX_VALUE ? most : most + 1);
    }

    /** Returns one element of a list. */
    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
